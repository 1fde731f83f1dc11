package org.finegrid.io.gdal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GridMapping;
import org.gdal.osr.SpatialReference;

/** GDAL's coordinate references as ours. */
final class GdalReferences {
  /** Geotransforms have longitude before latitude, whatever the axes state. */
  private static final Pattern AXIS = Pattern.compile(",\\s*AXIS\\[\"[^\"]*\",\\s*\\w+\\]");

  private static final Pattern PARAMETER = Pattern.compile("\\+(\\w+)=(\\S+)");

  private GdalReferences() {}

  /**
   * A reference.
   *
   * @param mapping the CF grid mapping that a NetCDF file states it in, where there is one
   */
  static CoordinateReference of(
      final SpatialReference stated, final Optional<GridMapping> mapping) {
    final Optional<GridMapping> rotated = rotated(stated);
    if (rotated.isPresent()) {
      return CoordinateReference.rotated(
          mapping.filter(GdalReferences::isRotated).orElse(rotated.get()));
    }
    final Kind kind =
        stated.IsProjected() != 0
            ? Kind.PROJECTED
            : stated.IsGeographic() != 0 ? Kind.GEOGRAPHIC : Kind.UNKNOWN;
    if (kind == Kind.UNKNOWN) {
      return CoordinateReference.unknown();
    }
    return new CoordinateReference(kind, name(stated), wkt(stated), Optional.empty(), mapping);
  }

  /**
   * The reference of a file whose grid mapping GDAL passes on but does not read.
   *
   * @param mapping a grid mapping; only a rotated pole is understood
   */
  static Optional<CoordinateReference> ofMapping(final GridMapping mapping) {
    return isRotated(mapping)
        ? Optional.of(CoordinateReference.rotated(mapping))
        : Optional.empty();
  }

  private static String name(final SpatialReference stated) {
    final boolean epsg = "EPSG".equals(stated.GetAuthorityName(null));
    final String name = stated.GetName();
    return epsg ? "EPSG:" + stated.GetAuthorityCode(null) : name == null ? "unnamed" : name;
  }

  /** Well-known text: version 1, and version 2 of what that cannot express. */
  private static Optional<String> wkt(final SpatialReference stated) {
    return export(stated, "WKT1_GDAL")
        .map(text -> AXIS.matcher(text).replaceAll(""))
        .or(() -> export(stated, "WKT2_2019"));
  }

  private static Optional<String> export(final SpatialReference stated, final String form) {
    final String[] text = new String[1];
    try {
      stated.ExportToWkt(text, GdalCalls.vector(List.of("FORMAT=" + form)));
    } catch (RuntimeException e) {
      // GDAL's way to express that the version has no name for it.
      return Optional.empty();
    }
    return Optional.ofNullable(text[0]).filter(it -> !it.isBlank());
  }

  private static boolean isRotated(final GridMapping mapping) {
    return mapping.name().equals("rotated_latitude_longitude");
  }

  /** A rotated pole, whichever convention its file has: PROJ has but one. */
  private static Optional<GridMapping> rotated(final SpatialReference stated) {
    final String[] proj = new String[1];
    try {
      stated.ExportToProj4(proj);
    } catch (RuntimeException e) {
      // Beyond PROJ strings, and so no rotated pole.
      return Optional.empty();
    }
    final Map<String, String> terms = new LinkedHashMap<>();
    final Matcher matcher = PARAMETER.matcher(String.valueOf(proj[0]));
    while (matcher.find()) {
      terms.put(matcher.group(1), matcher.group(2));
    }
    if (!"ob_tran".equals(terms.get("proj"))
        || !"longlat".equals(terms.get("o_proj"))
        || !terms.containsKey("o_lat_p")) {
      return Optional.empty();
    }
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("grid_mapping_name", "rotated_latitude_longitude");
    attributes.put("grid_north_pole_latitude", number(terms, "o_lat_p"));
    attributes.put(
        "grid_north_pole_longitude", Math.IEEEremainder(number(terms, "lon_0") - 180, 360));
    attributes.put("north_pole_grid_longitude", number(terms, "o_lon_p"));
    if (terms.containsKey("R")) {
      attributes.put("earth_radius", number(terms, "R"));
    } else if (terms.containsKey("a") && terms.containsKey("b")) {
      attributes.put("semi_major_axis", number(terms, "a"));
      attributes.put("semi_minor_axis", number(terms, "b"));
    }
    return Optional.of(new GridMapping("rotated_pole", attributes));
  }

  private static double number(final Map<String, String> terms, final String key) {
    return Double.parseDouble(terms.getOrDefault(key, "0"));
  }
}

package org.finegrid.internal.io.crs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finegrid.grid.GridMapping;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.wkt.Formattable;
import org.geotools.referencing.wkt.UnformattableObjectException;

/** Forms of the references that the table of projections does not hold, through GeoTools. */
final class RegistryText {
  private static final Pattern AXIS = Pattern.compile(",\\s*AXIS\\[\"[^\"]*\",\\s*\\w+\\]");
  private static final String WEB_MERCATOR = "Popular Visualisation Pseudo Mercator";

  private RegistryText() {}

  /** Well-known text of a reference that GeoTools made; empty where text cannot express it. */
  static Optional<String> of(final CoordinateReferenceSystem crs) {
    final Optional<CrsDefinition> definition = GeoToolsRegistry.define(crs);
    if (definition.isPresent()) {
      return definition.map(WktForm::write);
    }
    // What follows leaves the axes out.
    if (GeoToolsRegistry.countsWestward(crs)) {
      return Optional.empty();
    }
    try {
      final String text = ((Formattable) crs).toWKT(0);
      return Optional.of(
          text.contains(WEB_MERCATOR)
              ? WebMercator.wkt()
              : withoutAxes(text).replaceAll("\\s*\\R\\s*", ""));
    } catch (UnformattableObjectException e) {
      return Optional.empty();
    }
  }

  /** Well-known text that has its axes in the usual order: longitude or easting first. */
  static String withoutAxes(final String wkt) {
    return AXIS.matcher(wkt).replaceAll("");
  }

  /** CF attributes of well-known text. */
  static GridMapping gridMapping(final String wkt) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    Wkt.definition(wkt)
        .or(() -> GeoToolsRegistry.parse(wkt).flatMap(GeoToolsRegistry::define))
        .filter(CfForm::expressible)
        .ifPresent(definition -> attributes.putAll(CfForm.write(definition).attributes()));
    attributes.put("crs_wkt", wkt);
    attributes.put("spatial_ref", wkt);
    return new GridMapping("crs", attributes);
  }
}

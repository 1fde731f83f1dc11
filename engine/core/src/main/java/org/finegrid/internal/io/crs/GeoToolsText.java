package org.finegrid.internal.io.crs;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.CoordinateReference;

/**
 * Well-known text from which GeoTools computes the same coordinates as PROJ. It takes the latitude
 * of origin of a polar stereographic map for the pole, and the map of web tiles for an ellipsoid's;
 * some projections it computes for a sphere alone, or otherwise, without a word.
 */
final class GeoToolsText {
  /** Those that were compared with PROJ and came out the same. */
  private static final Set<ProjectionMethod> RELIABLE =
      EnumSet.of(
          ProjectionMethod.TRANSVERSE_MERCATOR,
          ProjectionMethod.TRANSVERSE_MERCATOR_SOUTH,
          ProjectionMethod.LAMBERT_CONFORMAL_CONIC_2SP,
          ProjectionMethod.LAMBERT_CONFORMAL_CONIC_1SP,
          ProjectionMethod.ALBERS,
          ProjectionMethod.EQUIDISTANT_CONIC,
          ProjectionMethod.POLAR_STEREOGRAPHIC,
          ProjectionMethod.STEREOGRAPHIC,
          ProjectionMethod.OBLIQUE_STEREOGRAPHIC,
          ProjectionMethod.LAMBERT_AZIMUTHAL_EQUAL_AREA,
          ProjectionMethod.AZIMUTHAL_EQUIDISTANT,
          ProjectionMethod.MERCATOR_1SP,
          ProjectionMethod.MERCATOR_2SP,
          ProjectionMethod.EQUIRECTANGULAR,
          ProjectionMethod.CASSINI_SOLDNER,
          ProjectionMethod.POLYCONIC,
          ProjectionMethod.NEW_ZEALAND_MAP_GRID,
          ProjectionMethod.HOTINE_OBLIQUE_MERCATOR,
          ProjectionMethod.HOTINE_OBLIQUE_MERCATOR_CENTRE,
          ProjectionMethod.KROVAK,
          ProjectionMethod.GEOSTATIONARY,
          ProjectionMethod.SINUSOIDAL,
          ProjectionMethod.MOLLWEIDE);

  private static final Set<ProjectionMethod> RELIABLE_ON_A_SPHERE =
      EnumSet.of(ProjectionMethod.GNOMONIC, ProjectionMethod.ORTHOGRAPHIC);

  private static final String POLAR = "PROJECTION[\"Polar_Stereographic\"]";
  private static final String POLE_STATED = "PROJECTION[\"Polar Stereographic (variant B)\"]";

  private GeoToolsText() {}

  /** The text of a map; empty where GeoTools does not compute it, or otherwise than PROJ. */
  static Optional<String> ofMap(final CoordinateReference reference) {
    return CrsConverter.toWkt(reference)
        .flatMap(WktNode::parse)
        .flatMap(
            node ->
                WebMercator.is(node)
                    ? Optional.of(webTiles())
                    : Wkt.definition(node)
                        .filter(ProjectedDefinition.class::isInstance)
                        .flatMap(it -> ofMap((ProjectedDefinition) it)));
  }

  private static Optional<String> ofMap(final ProjectedDefinition map) {
    final boolean sphere = map.base().inverseFlattening() == 0;
    if (!RELIABLE.contains(map.method())
        && !(sphere && RELIABLE_ON_A_SPHERE.contains(map.method()))) {
      return Optional.empty();
    }
    final String text = WktForm.write(map);
    final double parallel = map.value(ProjectionParameter.LATITUDE_OF_ORIGIN);
    if (map.method() != ProjectionMethod.POLAR_STEREOGRAPHIC || Math.abs(parallel) == 90) {
      return Optional.of(text);
    }
    return map.value(ProjectionParameter.SCALE_FACTOR) == 1
        ? Optional.of(
            text.replace(POLAR, POLE_STATED)
                .replace("\"latitude_of_origin\"", "\"standard_parallel_1\"")
                .replace(",PARAMETER[\"scale_factor\",1]", ""))
        : Optional.empty();
  }

  private static String webTiles() {
    return "PROJCS[\"Pseudo-Mercator\","
        + WktForm.write(GeographicDefinition.wgs84())
        + ",PROJECTION[\"Popular Visualisation Pseudo Mercator\"]"
        + ",PARAMETER[\"central_meridian\",0],PARAMETER[\"false_easting\",0]"
        + ",PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
  }
}

package org.finegrid.internal.io.crs;

/**
 * The map of web tiles, EPSG:3857: a sphere's formulas on an ellipsoid's coordinates. Other readers
 * know it by its code, by a PROJ string, or by GDAL's spelling alone, so that it is no row of the
 * table of projections.
 */
final class WebMercator {
  static final int CODE = 3857;

  private static final String PSEUDO =
      ProjectionParameter.plain("Popular Visualisation Pseudo Mercator");
  private static final String ESRI = ProjectionParameter.plain("Mercator_Auxiliary_Sphere");

  private WebMercator() {}

  /** Its text, version 1, in GDAL's dialect. */
  static String wkt() {
    return "PROJCS[\"WGS 84 / Pseudo-Mercator\","
        + WktForm.write(GeographicDefinition.wgs84())
        + ",PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0]"
        + ",PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0]"
        + ",PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]"
        + ",EXTENSION[\"PROJ4\",\"+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0"
        + " +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs\"]"
        + ",AUTHORITY[\"EPSG\",\"3857\"]]";
  }

  /** Whether text of any version or dialect means it. */
  static boolean is(final WktNode node) {
    return switch (node.keyword()) {
      case "PROJCS" ->
          node.epsg().orElse(0) == CODE
              || isUnshifted(node)
                  && isCalled(node.child("PROJECTION").map(WktNode::name).orElse(""));
      case "PROJCRS", "PROJECTEDCRS" ->
          node.epsg().orElse(0) == CODE
              || node.child("CONVERSION")
                  .filter(
                      it ->
                          isUnshifted(it)
                              && isCalled(it.child("METHOD").map(WktNode::name).orElse("")))
                  .isPresent();
      case "COMPD_CS", "COMPOUNDCRS", "BOUNDCRS", "SOURCECRS" ->
          node.children().stream().findFirst().map(WebMercator::is).orElse(false);
      default -> false;
    };
  }

  private static boolean isCalled(final String method) {
    final String plain = ProjectionParameter.plain(method);
    return plain.equals(PSEUDO) || plain.equals(ESRI);
  }

  /** A variant with another meridian or origin is another map. */
  private static boolean isUnshifted(final WktNode parent) {
    return parent.all("PARAMETER").stream()
        .allMatch(it -> it.numbers().stream().allMatch(number -> number == 0 || number == 1));
  }
}

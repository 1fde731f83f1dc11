package org.finegrid.internal.io.crs;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The EPSG codes that most rasters have: WGS 84, its map of web tiles, its zones of UTM. They spare
 * the registry, which takes most of a second to open. The global EASE grid is here because GeoTools
 * does not compute its projection, and so does not give it away.
 */
final class CommonCodes {
  private static final int UTM_NORTH = 32600;
  private static final int UTM_SOUTH = 32700;
  private static final int ZONES = 60;
  private static final int EASE_GRID = 6933;

  private CommonCodes() {}

  /** Well-known text of a code; empty where only the registry knows it. */
  static Optional<String> wkt(final int code) {
    final GeographicDefinition wgs84 = GeographicDefinition.wgs84();
    if (code == wgs84.epsg().orElseThrow()) {
      return Optional.of(WktForm.write(wgs84));
    }
    if (code == WebMercator.CODE) {
      return Optional.of(WebMercator.wkt());
    }
    if (code == EASE_GRID) {
      return Optional.of(WktForm.write(easeGrid(wgs84)));
    }
    if (code > UTM_NORTH && code <= UTM_NORTH + ZONES) {
      return Optional.of(WktForm.write(utm(wgs84, code - UTM_NORTH, code)));
    }
    return code > UTM_SOUTH && code <= UTM_SOUTH + ZONES
        ? Optional.of(WktForm.write(utm(wgs84, UTM_SOUTH - code, code)))
        : Optional.empty();
  }

  private static ProjectedDefinition easeGrid(final GeographicDefinition base) {
    return new ProjectedDefinition(
        "WGS 84 / NSIDC EASE-Grid 2.0 Global",
        base,
        ProjectionMethod.CYLINDRICAL_EQUAL_AREA,
        Map.of(ProjectionParameter.STANDARD_PARALLEL_1, 30.0),
        LinearUnit.METRE,
        OptionalInt.of(EASE_GRID));
  }

  /**
   * A zone of UTM.
   *
   * @param zone its number, negative in the south
   */
  private static ProjectedDefinition utm(
      final GeographicDefinition base, final int zone, final int code) {
    return new ProjectedDefinition(
        "WGS 84 / UTM zone " + Math.abs(zone) + (zone < 0 ? "S" : "N"),
        base,
        ProjectionMethod.TRANSVERSE_MERCATOR,
        utm(zone),
        LinearUnit.METRE,
        OptionalInt.of(code));
  }

  /** The parameters of a zone of UTM, in metres. */
  static Map<ProjectionParameter, Double> utm(final int zone) {
    return Map.of(
        ProjectionParameter.CENTRAL_MERIDIAN,
        Math.abs(zone) * 6.0 - 183,
        ProjectionParameter.SCALE_FACTOR,
        0.9996,
        ProjectionParameter.FALSE_EASTING,
        500000.0,
        ProjectionParameter.FALSE_NORTHING,
        zone < 0 ? 10000000.0 : 0.0);
  }
}

package org.finegrid.internal.io.crs;

/** What CF calls the parameters of a projection (CF conventions, appendix F). */
final class CfNames {
  private CfNames() {}

  /** The attribute; empty where CF has none for this projection. */
  static String of(final ProjectionMethod method, final ProjectionParameter parameter) {
    return switch (parameter) {
      case STANDARD_PARALLEL_1, STANDARD_PARALLEL_2 -> "standard_parallel";
      case LATITUDE_OF_ORIGIN ->
          method == ProjectionMethod.POLAR_STEREOGRAPHIC
              ? "standard_parallel"
              : "latitude_of_projection_origin";
      case CENTRAL_MERIDIAN ->
          switch (method) {
            case TRANSVERSE_MERCATOR,
                    LAMBERT_CONFORMAL_CONIC_1SP,
                    LAMBERT_CONFORMAL_CONIC_2SP,
                    ALBERS,
                    CYLINDRICAL_EQUAL_AREA ->
                "longitude_of_central_meridian";
            case POLAR_STEREOGRAPHIC -> "straight_vertical_longitude_from_pole";
            default -> "longitude_of_projection_origin";
          };
      case SCALE_FACTOR ->
          switch (method) {
            case TRANSVERSE_MERCATOR -> "scale_factor_at_central_meridian";
            case LAMBERT_CONFORMAL_CONIC_1SP -> "";
            default -> "scale_factor_at_projection_origin";
          };
      case FALSE_EASTING -> "false_easting";
      case FALSE_NORTHING -> "false_northing";
      case AZIMUTH -> "azimuth_of_central_line";
      case SATELLITE_HEIGHT -> "perspective_point_height";
      default -> "";
    };
  }
}

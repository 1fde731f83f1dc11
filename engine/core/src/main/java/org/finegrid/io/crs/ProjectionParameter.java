package org.finegrid.io.crs;

/** The numbers that map projections take: degrees, a ratio, or the projection's linear unit. */
enum ProjectionParameter {
  STANDARD_PARALLEL_1(0),
  STANDARD_PARALLEL_2(0),
  LATITUDE_OF_ORIGIN(0),
  CENTRAL_MERIDIAN(0),
  SCALE_FACTOR(1),
  FALSE_EASTING(0),
  FALSE_NORTHING(0);

  private final double defaultValue;

  ProjectionParameter(final double defaultValue) {
    this.defaultValue = defaultValue;
  }

  double defaultValue() {
    return defaultValue;
  }
}

package org.finegrid.internal.climate.covariate;

/**
 * What is done with a covariate.
 *
 * @param role how it acts
 * @param slope where its slope comes from
 * @param full for {@link CovariateRole#LAND}, the value of a cell that is all land: 1, or 100 for
 *     percent; of no meaning for others
 */
public record CovariateRule(CovariateRole role, Slope slope, double full) {

  /** Where the slope of the band against a covariate comes from. */
  public enum Slope {
    /** From the coarse cells around each cell. */
    LEARNED,
    /** From the caller, for each coarse row. The covariate is used whole, not only its detail. */
    GIVEN,
    /** The band divided by the covariate, as pressure by its share of that at sea level. */
    PROPORTIONAL
  }

  /** Refuses an impossible scale. */
  public CovariateRule {
    if (!(full > 0) || Double.isInfinite(full)) {
      throw new IllegalArgumentException("no value of a full cell: " + full);
    }
  }

  /** A covariate whose slope is learned. */
  public static CovariateRule learned(final CovariateRole role) {
    return new CovariateRule(role, Slope.LEARNED, 1);
  }

  /** A share of land, in the unit in which {@code full} is all land. */
  public static CovariateRule land(final double full) {
    return new CovariateRule(CovariateRole.LAND, Slope.LEARNED, full);
  }

  /** An elevation with a given slope, such as a lapse rate. */
  public static CovariateRule given() {
    return new CovariateRule(CovariateRole.ELEVATION, Slope.GIVEN, 1);
  }

  /** A covariate to which the band is proportional. */
  public static CovariateRule proportional() {
    return new CovariateRule(CovariateRole.ELEVATION, Slope.PROPORTIONAL, 1);
  }

  /** Whether the slope comes from the coarse cells around each cell. */
  boolean isLearned() {
    return slope == Slope.LEARNED;
  }

  /**
   * Whether slopes are reduced where they do not hold at twice the scale, and detail is limited
   * beside NoData.
   */
  boolean isCautious() {
    return isLearned() && role != CovariateRole.CLIMATOLOGY;
  }
}

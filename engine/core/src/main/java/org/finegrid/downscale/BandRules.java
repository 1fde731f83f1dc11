package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
import org.finegrid.internal.climate.covariate.CovariateRole;
import org.finegrid.internal.climate.covariate.CovariateRule;

/**
 * What is done with the covariates for a band.
 *
 * @param rules one for each covariate
 * @param steps the band of each covariate
 * @param scale what a given slope of 1 K/km is in the units of band and elevation
 * @param month the month of the band from 0, on which a given slope may depend
 */
record BandRules(List<CovariateRule> rules, int[] steps, double scale, int month) {
  /** The rules for a band of the raster. */
  static BandRules of(final List<OpenCovariates.Field> fields, final int band) {
    return new BandRules(
        fields.stream().map(BandRules::learned).toList(),
        fields.stream().mapToInt(each -> each.steps()[band]).toArray(),
        1,
        0);
  }

  private static CovariateRule learned(final OpenCovariates.Field field) {
    return switch (field.requested().kind()) {
      case ELEVATION -> CovariateRule.learned(CovariateRole.ELEVATION);
      case LAND -> CovariateRule.land(field.isPercent() ? 100 : 1);
      case CLIMATOLOGY -> CovariateRule.learned(CovariateRole.CLIMATOLOGY);
      case OTHER -> CovariateRule.learned(CovariateRole.OTHER);
    };
  }

  /** Where slopes come from. */
  CovariateRule.Slope slope() {
    return rules.get(0).slope();
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof BandRules that
        && rules.equals(that.rules)
        && Arrays.equals(steps, that.steps)
        && scale == that.scale
        && month == that.month;
  }

  @Override
  public int hashCode() {
    return rules.hashCode() * 31 + Arrays.hashCode(steps);
  }
}

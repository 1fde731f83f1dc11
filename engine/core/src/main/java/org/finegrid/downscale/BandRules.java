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
 */
record BandRules(List<CovariateRule> rules, int[] steps) {
  /** The rules for a band of the raster. */
  static BandRules of(final List<OpenCovariates.Field> fields, final int band) {
    return new BandRules(
        fields.stream().map(BandRules::learned).toList(),
        fields.stream().mapToInt(each -> each.steps()[band]).toArray());
  }

  private static CovariateRule learned(final OpenCovariates.Field field) {
    return switch (field.requested().kind()) {
      case ELEVATION -> CovariateRule.learned(CovariateRole.ELEVATION);
      case LAND -> CovariateRule.land(field.isPercent() ? 100 : 1);
      case CLIMATOLOGY -> CovariateRule.learned(CovariateRole.CLIMATOLOGY);
      case OTHER -> CovariateRule.learned(CovariateRole.OTHER);
    };
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof BandRules that
        && rules.equals(that.rules)
        && Arrays.equals(steps, that.steps);
  }

  @Override
  public int hashCode() {
    return rules.hashCode() * 31 + Arrays.hashCode(steps);
  }
}

package org.finegrid.downscale;

import java.util.OptionalDouble;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.UnitSize;

/**
 * What an elevation can be. A value beyond it is a gap that the file does not declare, such as
 * -32768, and would become a difference of temperature by hundreds of kelvins.
 */
final class ElevationRange {
  /** Metres; the deepest sea floor is at -10,994, Mount Everest has 8849. */
  private static final double LARGEST = 12_000;

  /**
   * Feet that are stated to be metres do no harm, nor does another sign, as slopes are learned;
   * just below the limits of 16-bit integers, which gaps often have.
   */
  private static final double LARGEST_IN_METRES = 32_000;

  /** Above every geopotential of the ground, the largest numbers in use for its height. */
  private static final double HIGHEST_OF_ANY_UNIT = 1e6;

  private ElevationRange() {}

  /**
   * Refuses values that are no elevation. In units that are not known to be of height, such as that
   * of the geopotential, numbers may be larger.
   *
   * @param minimum the smallest value
   * @param maximum the largest value
   */
  static void check(
      final Covariates.Covariate covariate,
      final String unit,
      final double minimum,
      final double maximum) {
    if (covariate.kind() != Covariates.Kind.ELEVATION) {
      return;
    }
    final OptionalDouble metres = UnitSize.metres(unit);
    final double scale = metres.orElse(1);
    final double largest = (scale == 1 ? LARGEST_IN_METRES : LARGEST) / scale;
    if (minimum < -largest) {
      throw refused(covariate, unit, minimum);
    }
    if (maximum > (metres.isPresent() ? largest : HIGHEST_OF_ANY_UNIT)) {
      throw refused(covariate, unit, maximum);
    }
  }

  private static RasterException refused(
      final Covariates.Covariate covariate, final String unit, final double value) {
    return RasterException.invalid(
        covariate.kind().parameter(),
        covariate.source().name()
            + ": has the value "
            + (float) value
            + (unit.isEmpty() ? "" : " " + unit)
            + ", which is no elevation; declare it as NoData (gdal_edit.py -a_nodata, cdo"
            + " setctomiss)");
  }
}

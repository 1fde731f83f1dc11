package org.finegrid.evaluate;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.climate.Quantity;

/**
 * The smallest wet value of a rain-like quantity: a millimetre where the unit is an amount for a
 * day or longer, as in the indices of ETCCDI; a tenth of one, the least that gauges resolve, for an
 * hour or where no time is stated.
 */
final class WetThreshold {
  private static final double DAY = 86400;

  private static final Map<String, Double> BY_UNIT =
      Map.ofEntries(
          Map.entry("mm/day", 1.0),
          Map.entry("mm/d", 1.0),
          Map.entry("mm d-1", 1.0),
          Map.entry("mm day-1", 1.0),
          Map.entry("mm/month", 1.0),
          Map.entry("mm month-1", 1.0),
          Map.entry("mm/year", 1.0),
          Map.entry("mm year-1", 1.0),
          Map.entry("mm/h", 0.1),
          Map.entry("mm/hr", 0.1),
          Map.entry("mm h-1", 0.1),
          Map.entry("mm hr-1", 0.1),
          Map.entry("mm", 0.1),
          Map.entry("kg m-2", 0.1),
          Map.entry("kg/m2", 0.1),
          Map.entry("kg m**-2", 0.1),
          Map.entry("mm s-1", 1 / DAY),
          Map.entry("kg m-2 s-1", 1 / DAY),
          Map.entry("kg/m2/s", 1 / DAY),
          Map.entry("kg m**-2 s**-1", 1 / DAY));

  private WetThreshold() {}

  /** The requested threshold, or that of the band's unit; empty where it is not like rain. */
  static OptionalDouble of(
      final RasterDescription raster, final int band, final EvaluationRequest request) {
    if (request.method().wet().isPresent()) {
      return request.method().wet();
    }
    final Double known =
        BY_UNIT.get(raster.bands().get(band).unit().strip().toLowerCase(Locale.ROOT));
    return known == null || !Quantity.nonNegative(raster, band)
        ? OptionalDouble.empty()
        : OptionalDouble.of(known);
  }
}

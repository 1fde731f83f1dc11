package org.finegrid.internal;

import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** The checks of requests, whoever makes them. */
public final class ParameterChecks {

  private ParameterChecks() {}

  /** Refuses a number outside of a range. */
  public static void range(
      final ParameterName parameter, final int value, final int smallest, final int largest) {
    // The sentence is put together only where it is needed.
    if (value < smallest || value > largest) {
      throw RasterException.invalid(
          parameter,
          "'"
              + value
              + "' is not an integer from "
              + smallest
              + (largest == Integer.MAX_VALUE ? " up" : " to " + largest));
    }
  }

  /** Refuses what is not finite. */
  public static void finite(final ParameterName parameter, final double value) {
    if (!Double.isFinite(value)) {
      throw RasterException.invalid(parameter, "'" + value + "' is not a finite number");
    }
  }
}

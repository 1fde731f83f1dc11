package org.finegrid.internal;

import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/** The checks of requests, whoever makes them. */
public final class ParameterChecks {

  private ParameterChecks() {}

  /** Refuses a parameter where something is not so. */
  public static void require(final boolean right, final ParameterName parameter, final String why) {
    if (!right) {
      throw RasterException.invalid(parameter, why);
    }
  }

  /** Refuses a number outside of a range. */
  public static void range(
      final ParameterName parameter, final int value, final int smallest, final int largest) {
    require(
        value >= smallest && value <= largest,
        parameter,
        "'"
            + value
            + "' is not an integer from "
            + smallest
            + (largest == Integer.MAX_VALUE ? " up" : " to " + largest));
  }

  /** Refuses what is not finite. */
  public static void finite(final ParameterName parameter, final double value) {
    require(Double.isFinite(value), parameter, "'" + value + "' is not a finite number");
  }
}

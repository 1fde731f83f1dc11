package org.finegrid.io.gdal;

import java.util.Locale;
import org.finegrid.grid.Axis;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;

/**
 * The latitudes and longitudes of a GRIB message as cells, from the numbers of the message itself:
 * GDAL takes Gaussian rows for even ones, and the step between columns from rounded ends.
 *
 * @param x from west to east
 * @param y from north to south
 */
record GribAxes(Axis x, Axis y) {
  private static final int MOST_PARALLELS = 16_000;

  /** Degrees by which a stated step may be off. */
  private static final double STEP_ROUNDING = 6e-4;

  /**
   * The axes of a grid of latitudes and longitudes.
   *
   * @param file what it is called in messages
   * @throws RasterException where they are impossible or contradict one another
   */
  static GribAxes of(final String file, final GribGrid grid) {
    return new GribAxes(longitudes(file, grid), latitudes(file, grid));
  }

  private static Axis longitudes(final String file, final GribGrid grid) {
    final int n = Math.toIntExact(grid.columns());
    final double unit = grid.unit();
    final long first = grid.firstLongitude();
    final long last = grid.lastLongitude();
    final double around = 360 / unit;
    if (Math.abs(first) > around || Math.abs(last) > around) {
      throw impossible(file, "longitudes", first * unit, last * unit);
    }
    final long difference = grid.westward() ? first - last : last - first;
    double span = difference - Math.floor(difference / around) * around;
    if (n > 1 && span == 0) {
      span = around;
    }
    final long stated = grid.columnStep();
    agree(file, "columns", n, span, stated, unit);
    double step = n == 1 ? stated : span / (n - 1);
    // Once around the globe: the last longitude is rounded, the circle is not.
    if (n > 1 && Math.abs(step * n - around) <= 2) {
      step = around / n;
    }
    if (step == 0) {
      throw new RasterException(file + ": the cell size does not follow from a single column");
    }
    double west = (grid.westward() ? first - (n - 1) * step : first) * unit;
    west -= west >= 180 ? 360 : 0;
    return new RegularAxis(west - step * unit / 2, step * unit, n);
  }

  private static Axis latitudes(final String file, final GribGrid grid) {
    final int n = Math.toIntExact(grid.rows());
    final double unit = grid.unit();
    final long first = grid.firstLatitude();
    final long last = grid.lastLatitude();
    if (Math.max(Math.abs(first), Math.abs(last)) * unit > 90 + unit) {
      throw impossible(file, "latitudes", first * unit, last * unit);
    }
    final long north = grid.northward() ? last : first;
    final long span = north - (grid.northward() ? first : last);
    if (n > 1 && span <= 0) {
      throw new RasterException(
          file
              + ": corrupt: its rows are declared to run "
              + (grid.northward() ? "north" : "south")
              + " but lie at latitudes from "
              + number(first * unit)
              + " to "
              + number(last * unit));
    }
    if (grid.isGaussian()) {
      return gaussian(file, grid, n, north * unit, (north - span) * unit);
    }
    agree(file, "rows", n, span, grid.rowStep(), unit);
    final double step = n == 1 ? grid.rowStep() : (double) span / (n - 1);
    if (step == 0) {
      throw new RasterException(file + ": the cell size does not follow from a single row");
    }
    return new RegularAxis((north + step / 2) * unit, -step * unit, n);
  }

  private static Axis gaussian(
      final String file, final GribGrid grid, final int n, final double north, final double south) {
    final long parallels = grid.parallels();
    final RasterException contradiction =
        new RasterException(
            String.format(
                Locale.ROOT,
                "%s: corrupt: its %d rows between latitudes %s and %s are not those of a Gaussian grid"
                    + " with %d parallels between pole and equator",
                file,
                n,
                number(north),
                number(south),
                parallels));
    if (parallels < 1 || parallels > MOST_PARALLELS || n < 2 || n > 2 * parallels) {
      throw contradiction;
    }
    final int half = (int) parallels;
    // Close to evenly spaced, so that the nearest row is found by dividing.
    final int top = (int) Math.round((90 - north) / 180 * (2 * half + 0.5) - 0.75);
    if (top < 0 || top + n > 2 * half) {
      throw contradiction;
    }
    final double[] centres = new double[n];
    for (int row = 0; row < n; row++) {
      centres[row] = GaussianLatitudes.of(half, top + row);
    }
    final double rounding = 2 * grid.unit();
    if (Math.abs(centres[0] - north) > rounding || Math.abs(centres[n - 1] - south) > rounding) {
      throw contradiction;
    }
    return IrregularAxis.around(centres);
  }

  /** Refuses a stated step that does not lead from the first point to the last. */
  private static void agree(
      final String file,
      final String what,
      final int n,
      final double span,
      final long stated,
      final double unit) {
    // Steps are rounded, many of them in edition 2 as they were in edition 1.
    final double rounding = Math.max(1, STEP_ROUNDING / unit);
    if (n > 1 && stated > 0 && Math.abs(stated * (n - 1.0) - span) > rounding * n + 1) {
      throw new RasterException(
          String.format(
              Locale.ROOT,
              "%s: corrupt: its %d %s span %s degrees, but are declared %s degrees apart",
              file,
              n,
              what,
              number(span * unit),
              number(stated * unit)));
    }
  }

  private static RasterException impossible(
      final String file, final String what, final double first, final double last) {
    return new RasterException(
        file + ": corrupt: its " + what + " go from " + number(first) + " to " + number(last));
  }

  private static String number(final double degrees) {
    return String.format(Locale.ROOT, "%.6f", degrees).replaceFirst("\\.?0+$", "");
  }
}

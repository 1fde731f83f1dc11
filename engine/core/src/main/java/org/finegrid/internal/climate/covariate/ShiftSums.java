package org.finegrid.internal.climate.covariate;

import java.util.Arrays;

/**
 * Whether a covariate would explain more of a band if it lay one fine cell elsewhere. The raster is
 * divided into parts, in each of which the band's finest coarse scales are regressed against those
 * of the covariate at nine places. Not thread-safe.
 */
final class ShiftSums {
  /** The place as it is, among the nine. */
  static final int HERE = 4;

  private static final int PLACES = 9;
  private static final int MOST_PARTS = 12;

  /** Cells along the side of a part, at least, unless the raster has fewer. */
  private static final int SMALLEST_PART = 8;

  /** Cells that are enough to tell; of larger rasters, some rows are taken, in bands. */
  private static final int ENOUGH_CELLS = 1 << 17;

  private static final int FEWEST_ROWS = 32;

  private static final int BAND_OF_ROWS = 16;

  /**
   * What a covariate must explain at the better place. Wind and the like go with the slope of the
   * ground, and so with elevation moved to any side, but hardly explain this much.
   */
  private static final double EXPLAINED = 0.25;

  /** So much of what is left unexplained here may be left there. */
  private static final double LEFT = 0.95;

  /** How much likelier the other place must be at least, as the logarithm of the ratio, doubled. */
  private static final double LIKELIER = 20;

  private static final double FLAT = 1e-14;

  private final int width;
  private final int height;
  private final int across;
  private final int down;
  private final double[][] squares;
  private final double[][] products;
  private final double[] bandSquares;
  private final double[] power;
  private long cells;

  ShiftSums(final int rasterWidth, final int rasterHeight) {
    this.width = rasterWidth;
    this.height = rasterHeight;
    this.across = parts(rasterWidth);
    this.down = parts(rasterHeight);
    this.squares = new double[across * down][PLACES];
    this.products = new double[across * down][PLACES];
    this.bandSquares = new double[across * down];
    this.power = new double[across * down];
  }

  private static int parts(final int cells) {
    return Math.min(Math.max(cells / SMALLEST_PART, 1), MOST_PARTS);
  }

  /** Whether a row of the raster is among those that are looked at. */
  boolean takes(final int row) {
    final int enough = Math.max(ENOUGH_CELLS / width, FEWEST_ROWS);
    final int every = Math.max(height / enough, 1);
    return row / BAND_OF_ROWS % every == 0;
  }

  /** The part in which a cell lies. */
  int part(final int column, final int row) {
    return (int) ((long) row * down / height) * across + (int) ((long) column * across / width);
  }

  /** The first column behind the part in which a column lies. */
  int endOfPart(final int column) {
    final int index = (int) ((long) column * across / width);
    return (int) (((long) (index + 1) * width + across - 1) / across);
  }

  /** Adds complete cells, and sums over them: squares of the band's scales, and of means. */
  void addBand(
      final int part, final long count, final double squareSum, final double covariateSquareSum) {
    cells += count;
    bandSquares[part] += squareSum;
    power[part] += covariateSquareSum;
  }

  /** Adds sums over cells: the squares of the covariate's finest scales, and the products. */
  void add(final int part, final int place, final double square, final double product) {
    squares[part][place] += square;
    products[part][place] += product;
  }

  void add(final ShiftSums other) {
    for (int part = 0; part < squares.length; part++) {
      for (int place = 0; place < PLACES; place++) {
        add(part, place, other.squares[part][place], other.products[part][place]);
      }
      addBand(part, 0, other.bandSquares[part], other.power[part]);
    }
    cells += other.cells;
  }

  /** The share of the band's variance that the covariate explains at one of the nine places. */
  double explained(final int place) {
    double explained = 0;
    for (int part = 0; part < squares.length; part++) {
      final double square = squares[part][place];
      if (square > FLAT * power[part]) {
        explained += products[part][place] * products[part][place] / square;
      }
    }
    final double all = Arrays.stream(bandSquares).sum();
    return all > 0 ? explained / all : 0;
  }

  /** The place that explains most, if clearly more than the place as it is, or else that. */
  CovariateShift best() {
    final double here = explained(HERE);
    int best = HERE;
    double most = here;
    for (int place = 0; place < PLACES; place++) {
      final double explained = explained(place);
      if (explained > most) {
        most = explained;
        best = place;
      }
    }
    final double ratio = (1 - most) / (1 - here);
    return most >= EXPLAINED && ratio <= LEFT && -cells * Math.log(ratio) >= LIKELIER
        ? new CovariateShift(best / 3 - 1, best % 3 - 1, here, most)
        : new CovariateShift(0, 0, here, here);
  }
}

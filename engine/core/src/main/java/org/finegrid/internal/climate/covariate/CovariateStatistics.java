package org.finegrid.internal.climate.covariate;

/**
 * What covariates did to a band, or to several: how much of the finest coarse scales they explain,
 * their slopes, and where they were not used. Not thread-safe: each worker has its own, and they
 * are added at the end.
 */
public final class CovariateStatistics {
  /** The raster is divided into so many parts along each axis. */
  public static final int PARTS = 3;

  private static final int STATES = CovariateState.values().length;

  private final int rasterWidth;
  private final int rasterHeight;
  private final long[][][] cells;
  private final SlopeHistogram[] negative;
  private final SlopeHistogram[] positive;
  private final ShiftSums[] shifts;
  private final double[] minimum;
  private final double[] maximum;
  private double total;
  private double left;

  /**
   * Statistics without any cells.
   *
   * @param covariates how many there are
   * @param rasterWidth the raster's columns
   * @param rasterHeight the raster's rows
   */
  public CovariateStatistics(final int covariates, final int rasterWidth, final int rasterHeight) {
    this.rasterWidth = rasterWidth;
    this.rasterHeight = rasterHeight;
    this.cells = new long[covariates][PARTS * PARTS][STATES];
    this.negative = new SlopeHistogram[covariates];
    this.positive = new SlopeHistogram[covariates];
    this.shifts = new ShiftSums[covariates];
    this.minimum = new double[covariates];
    this.maximum = new double[covariates];
    for (int i = 0; i < covariates; i++) {
      negative[i] = new SlopeHistogram();
      positive[i] = new SlopeHistogram();
      shifts[i] = new ShiftSums(rasterWidth, rasterHeight);
      minimum[i] = Double.POSITIVE_INFINITY;
      maximum[i] = Double.NEGATIVE_INFINITY;
    }
  }

  /** The part of the raster in which a cell lies: 0 for the first rows and columns. */
  int part(final int column, final int row) {
    final int across = (int) ((long) column * PARTS / rasterWidth);
    return (int) ((long) row * PARTS / rasterHeight) * PARTS + across;
  }

  /** Counts a cell with data. */
  void count(final int covariate, final int part, final CovariateState state, final double slope) {
    cells[covariate][part][state.ordinal()]++;
    if (state == CovariateState.USED) {
      (slope < 0 ? negative : positive)[covariate].count(Math.abs(slope));
    }
  }

  /** Adds cells' squares of the band's finest scales, and of what covariates leave of them. */
  void explain(final double squares, final double squaresLeft) {
    total += squares;
    left += squaresLeft;
  }

  /** Takes the smallest and the largest value of some cells. */
  void range(final int covariate, final double smallest, final double largest) {
    minimum[covariate] = Math.min(minimum[covariate], smallest);
    maximum[covariate] = Math.max(maximum[covariate], largest);
  }

  /** The sums of a covariate at several places. */
  ShiftSums shifts(final int covariate) {
    return shifts[covariate];
  }

  /** Adds the figures of another part of the same raster. */
  public void add(final CovariateStatistics other) {
    for (int i = 0; i < cells.length; i++) {
      for (int part = 0; part < cells[i].length; part++) {
        for (int state = 0; state < STATES; state++) {
          cells[i][part][state] += other.cells[i][part][state];
        }
      }
      negative[i].add(other.negative[i]);
      positive[i].add(other.positive[i]);
      shifts[i].add(other.shifts[i]);
      range(i, other.minimum[i], other.maximum[i]);
    }
    explain(other.total, other.left);
  }

  /**
   * The share of the variance of the finest coarse scales that all covariates together explain, 0
   * where there is none.
   */
  public double explained() {
    return total > 0 ? 1 - left / total : 0;
  }

  /** Coarse cells with data for which a covariate was in a state. */
  public long cells(final int covariate, final CovariateState state) {
    long sum = 0;
    for (int part = 0; part < PARTS * PARTS; part++) {
      sum += cells(covariate, part, state);
    }
    return sum;
  }

  /**
   * Likewise in one part of the raster.
   *
   * @param part from 0 to 8: along the first rows of the raster, then along the middle, then the
   *     last
   */
  public long cells(final int covariate, final int part, final CovariateState state) {
    return cells[covariate][part][state.ordinal()];
  }

  /** Coarse cells with data. */
  public long cells() {
    long sum = 0;
    for (final CovariateState state : CovariateState.values()) {
      sum += cells(0, state);
    }
    return sum;
  }

  /**
   * The slope below which a share of the slopes lies, among cells in which the covariate was used;
   * to 1/256. NaN if there are none.
   */
  public double slope(final int covariate, final double share) {
    final long below = negative[covariate].total();
    final long all = below + positive[covariate].total();
    if (all == 0) {
      return Double.NaN;
    }
    final long rank = Math.min((long) (share * all), all - 1);
    return rank < below
        ? -negative[covariate].atRank(below - 1 - rank)
        : positive[covariate].atRank(rank - below);
  }

  /**
   * Where a covariate would explain most, within one fine cell. Shifts of more than a coarse cell
   * are not found, nor those of covariates that explain little.
   */
  public CovariateShift bestPlace(final int covariate) {
    return shifts[covariate].best();
  }

  /** The smallest known value of a covariate; positive infinity if it has none. */
  public double minimum(final int covariate) {
    return minimum[covariate];
  }

  /** The largest known value of a covariate; negative infinity if it has none. */
  public double maximum(final int covariate) {
    return maximum[covariate];
  }
}

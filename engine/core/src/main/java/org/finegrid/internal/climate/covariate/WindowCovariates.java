package org.finegrid.internal.climate.covariate;

import java.util.Arrays;
import java.util.List;

/** The covariates of a window, and what follows from them alone. Not thread-safe. */
final class WindowCovariates {
  /** Cells moved by one fine cell, and their neighbours, lie within two cells of the inner ones. */
  static final int OUTER = CovariateDetail.HALO - 2;

  /** As many fine cells are read at once, so that they stay in the processor's cache. */
  private static final int STRIP_CELLS = 1 << 16;

  private final List<CovariateRule> rules;
  private final int factor;
  private final SymmetricFilter gaussian;
  private final HighPass highPass = new HighPass();
  private double[] strip = new double[0];
  private double[] sums = new double[0];
  private double[] squares = new double[0];

  Frame frame = new Frame(0, 0);

  /** Their fine cells, without those in the outer {@link #OUTER} coarse cells of the window. */
  double[][] fine = new double[0][];

  double[] shares = new double[0];

  /** The means of coarse cells, 0 where unknown. */
  double[][] means = new double[0][];

  /** Their finest scales, and the next ones. */
  double[][] first = new double[0][];

  double[][] second = new double[0][];

  /** Their mean squares nearby, where they were needed, and the largest square. */
  private double[][] power = new double[0][];

  private double[] largestSquare = new double[0];
  private boolean[] powerKnown = new boolean[0];

  /** Where any covariate is unknown, where each is, and whether any is anywhere. */
  boolean[] unknown = new boolean[0];

  boolean[][] unknownOf = new boolean[0][];

  boolean anyUnknown;

  /** The smallest and the largest fine value of each, over what is known of the inner cells. */
  double[] minimum = new double[0];

  double[] maximum = new double[0];

  WindowCovariates(
      final List<CovariateRule> rules, final int factor, final SymmetricFilter gaussian) {
    this.rules = rules;
    this.factor = factor;
    this.gaussian = gaussian;
  }

  int count() {
    return rules.size();
  }

  CovariateRule rule(final int covariate) {
    return rules.get(covariate);
  }

  boolean cautious(final int covariate) {
    return rule(covariate).isCautious();
  }

  void load(final Frame window, final FineRows rows, final double[] areaShares) {
    frame = window;
    shares = areaShares;
    allocate();
    Arrays.fill(unknown, false);
    anyUnknown = false;
    Arrays.fill(minimum, Double.POSITIVE_INFINITY);
    Arrays.fill(maximum, Double.NEGATIVE_INFINITY);
    final int rowCells = frame.width() * factor * factor;
    final int together = Math.max(1, STRIP_CELLS / rowCells);
    if (strip.length != together * rowCells) {
      strip = new double[together * rowCells];
    }
    for (int i = 0; i < count(); i++) {
      for (int y = 0; y < frame.height(); y += together) {
        final int count = Math.min(together, frame.height() - y);
        rows.read(i, y, count, strip);
        for (int row = y; row < y + count; row++) {
          average(i, row, (row - y) * rowCells);
          keep(i, row, (row - y) * rowCells);
        }
      }
    }
    for (int i = 0; i < count(); i++) {
      if (rule(i).isLearned()) {
        filter(i);
      }
    }
  }

  private void allocate() {
    means = frame.planes(means, count());
    first = frame.planes(first, count());
    second = frame.planes(second, count());
    power = frame.planes(power, count());
    squares = frame.plane(squares);
    if (unknown.length != frame.cells()) {
      unknown = new boolean[frame.cells()];
      unknownOf = new boolean[count()][frame.cells()];
    }
    if (sums.length != frame.width() * factor) {
      sums = new double[frame.width() * factor];
    }
    largestSquare = new double[count()];
    powerKnown = new boolean[count()];
    minimum = new double[count()];
    maximum = new double[count()];
    final int cells = keptWidth() * (frame.height() - 2 * OUTER) * factor;
    if (fine.length != count() || fine[0].length != cells) {
      fine = new double[count()][cells];
    }
  }

  /** Fine cells that are kept in a row. */
  int keptWidth() {
    return (frame.width() - 2 * OUTER) * factor;
  }

  /**
   * The index of the first child of a coarse cell among those kept.
   *
   * @param k the child's row in the cell
   */
  int kept(final int column, final int row, final int k) {
    return ((row - OUTER) * factor + k) * keptWidth() + (column - OUTER) * factor;
  }

  /** The means of a row of coarse cells, weighted by area. */
  private void average(final int i, final int y, final int from) {
    Arrays.fill(sums, 0);
    for (int k = 0; k < factor; k++) {
      addRow(strip, from + k * sums.length, shares[y * factor + k], sums);
    }
    for (int x = 0; x < frame.width(); x++) {
      double mean = 0;
      for (int child = x * factor; child < (x + 1) * factor; child++) {
        mean += sums[child];
      }
      final int cell = y * frame.width() + x;
      unknownOf[i][cell] = !Double.isFinite(mean);
      if (!unknownOf[i][cell]) {
        means[i][cell] = mean;
      } else {
        means[i][cell] = 0;
        unknown[cell] = true;
        anyUnknown = true;
      }
    }
  }

  /** Keeps the fine cells of a coarse row. */
  private void keep(final int i, final int y, final int from) {
    if (y < OUTER || y >= frame.height() - OUTER) {
      return;
    }
    for (int k = 0; k < factor; k++) {
      final int first = from + k * sums.length + OUTER * factor;
      System.arraycopy(strip, first, fine[i], kept(OUTER, y, k), keptWidth());
      findRange(i, first, keptWidth());
    }
  }

  private static void addRow(
      final double[] values, final int from, final double share, final double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += share * values[from + i];
    }
  }

  private void filter(final int i) {
    highPass.first(means[i], first[i], frame);
    if (cautious(i)) {
      highPass.second(second[i], frame);
    }
    for (final double mean : means[i]) {
      largestSquare[i] = Math.max(largestSquare[i], mean * mean);
    }
  }

  /** Whether a variance is more than a share of a covariate's mean square around a cell. */
  boolean isAbove(final double variance, final double share, final int i, final int cell) {
    // Mostly it is more than that share of the largest square, and mean squares are not needed.
    if (variance > share * largestSquare[i]) {
      return true;
    }
    if (!powerKnown[i]) {
      frame.multiply(means[i], means[i], squares, 0);
      gaussian.apply(squares, power[i], frame.width(), frame.height(), HighPass.MARGIN_1);
      powerKnown[i] = true;
    }
    return variance > share * power[i][cell];
  }

  private void findRange(final int i, final int from, final int count) {
    double smallest = minimum[i];
    double largest = maximum[i];
    for (int k = from; k < from + count; k++) {
      final double value = strip[k];
      // Comparisons with NaN are false.
      smallest = value < smallest ? value : smallest;
      largest = value > largest ? value : largest;
    }
    minimum[i] = smallest;
    maximum[i] = largest;
  }
}

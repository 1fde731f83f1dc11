package org.finegrid.internal.climate.covariate;

import java.util.Arrays;
import java.util.List;

/** The covariates of a window, and what follows from them alone. Not thread-safe. */
final class WindowCovariates {
  private final List<CovariateRule> rules;
  private final int factor;
  private final SymmetricFilter gaussian;
  private final HighPass highPass = new HighPass();
  private double[] sums = new double[0];
  private double[] squares = new double[0];

  Frame frame = new Frame(0, 0);
  double[][] fine = new double[0][];
  double[] shares = new double[0];

  /** The means of coarse cells, 0 where unknown. */
  double[][] means = new double[0][];

  /** Their finest scales, and the next ones. */
  double[][] first = new double[0][];

  double[][] second = new double[0][];

  /** Their mean squares nearby. */
  double[][] power = new double[0][];

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

  void load(final Frame window, final double[][] values, final double[] areaShares) {
    frame = window;
    fine = values;
    shares = areaShares;
    means = window.planes(means, count());
    first = window.planes(first, count());
    second = window.planes(second, count());
    power = window.planes(power, count());
    squares = window.plane(squares);
    if (unknown.length != window.cells()) {
      unknown = new boolean[window.cells()];
      unknownOf = new boolean[count()][window.cells()];
    }
    Arrays.fill(unknown, false);
    anyUnknown = false;
    minimum = new double[count()];
    maximum = new double[count()];
    for (int i = 0; i < count(); i++) {
      average(fine[i], means[i], unknownOf[i]);
      findRange(i);
    }
    for (int i = 0; i < count(); i++) {
      if (rule(i).isLearned()) {
        filter(i);
      }
    }
  }

  /** The means of coarse cells, weighted by area. */
  private void average(final double[] values, final double[] out, final boolean[] gaps) {
    final int width = frame.width() * factor;
    if (sums.length != width) {
      sums = new double[width];
    }
    for (int y = 0; y < frame.height(); y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < factor; k++) {
        addRow(values, (y * factor + k) * width, shares[y * factor + k], sums);
      }
      for (int x = 0; x < frame.width(); x++) {
        double mean = 0;
        for (int i = x * factor; i < (x + 1) * factor; i++) {
          mean += sums[i];
        }
        final int cell = y * frame.width() + x;
        gaps[cell] = !Double.isFinite(mean);
        if (!gaps[cell]) {
          out[cell] = mean;
        } else {
          out[cell] = 0;
          unknown[cell] = true;
          anyUnknown = true;
        }
      }
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
    frame.multiply(means[i], means[i], squares, 0);
    gaussian.apply(squares, power[i], frame.width(), frame.height(), HighPass.MARGIN_1);
  }

  private void findRange(final int i) {
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    final int margin = CovariateDetail.HALO * factor;
    final int width = frame.width() * factor;
    for (int y = margin; y < frame.height() * factor - margin; y++) {
      for (int k = y * width + margin; k < (y + 1) * width - margin; k++) {
        final double value = fine[i][k];
        // Comparisons with NaN are false.
        if (value < smallest) {
          smallest = value;
        }
        if (value > largest) {
          largest = value;
        }
      }
    }
    minimum[i] = smallest;
    maximum[i] = largest;
  }
}

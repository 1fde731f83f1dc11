package org.finegrid.internal.score;

import java.util.Arrays;

/**
 * Structural similarity after Wang, Bovik, Sheikh and Simoncelli (2004), Image quality assessment:
 * from error visibility to structural similarity: windows of 11 × 11 cells with Gaussian weights of
 * σ = 1.5, K₁ = 0.01, K₂ = 0.03. Only windows that lie wholly inside the field and hold data in
 * every cell count, by the area of the cell in their middle.
 */
public final class Ssim {
  private static final int RADIUS = 5;
  private static final int TAPS = 2 * RADIUS + 1;
  private static final double SIGMA = 1.5;
  private static final double K1 = 0.01;
  private static final double K2 = 0.03;

  /** What is smoothed: both fields, their squares and their product. */
  private static final int FIELDS = 5;

  private final FieldPair pair;
  private final double c1;
  private final double c2;
  private final double[] taps = taps();

  /** The rows last smoothed along themselves: {@code [row % TAPS][field][column]}. */
  private final double[][][] rows;

  private final double[][] products;
  private final double[][] smoothed;
  private double sum;
  private double weight;

  private Ssim(final FieldPair pair, final double range) {
    this.pair = pair;
    this.c1 = K1 * range * K1 * range;
    this.c2 = K2 * range * K2 * range;
    this.rows = new double[TAPS][FIELDS][pair.width()];
    this.products = new double[FIELDS][pair.width()];
    this.smoothed = new double[FIELDS][pair.width()];
  }

  /**
   * The mean over all windows.
   *
   * @param range the data range, above zero
   * @param eachRow called once for each row; may throw to end the work
   * @return at most 1; NaN where there is no window or the range is zero
   */
  public static double of(final FieldPair pair, final double range, final Runnable eachRow) {
    if (!(range > 0)) {
      return Double.NaN;
    }
    final Ssim ssim = new Ssim(pair, range);
    for (int row = 0; row < pair.height(); row++) {
      eachRow.run();
      ssim.smoothRow(row);
      if (row >= TAPS - 1) {
        ssim.addRow(row - RADIUS);
      }
    }
    return ssim.sum / ssim.weight;
  }

  private static double[] taps() {
    final double[] taps = new double[TAPS];
    for (int i = 0; i < TAPS; i++) {
      taps[i] = Math.exp(-(i - RADIUS) * (i - RADIUS) / (2 * SIGMA * SIGMA));
    }
    final double sum = Arrays.stream(taps).sum();
    return Arrays.stream(taps).map(tap -> tap / sum).toArray();
  }

  /**
   * NaN in one cell makes all windows NaN that it lies in. Whole rows are added up at a time, which
   * compilers turn into vector instructions.
   */
  private void smoothRow(final int row) {
    final int first = row * pair.width();
    for (int x = 0; x < pair.width(); x++) {
      final double t = pair.truth()[first + x];
      final double m = pair.model()[first + x];
      products[0][x] = t;
      products[1][x] = m;
      products[2][x] = t * t;
      products[3][x] = m * m;
      products[4][x] = t * m;
    }
    for (int f = 0; f < FIELDS; f++) {
      final double[] into = rows[row % TAPS][f];
      Arrays.fill(into, 0);
      for (int k = 0; k < TAPS; k++) {
        add(products[f], k - RADIUS, taps[k], into);
      }
    }
  }

  private void addRow(final int middle) {
    for (int f = 0; f < FIELDS; f++) {
      Arrays.fill(smoothed[f], 0);
      for (int k = 0; k < TAPS; k++) {
        add(rows[(middle - RADIUS + k) % TAPS][f], 0, taps[k], smoothed[f]);
      }
    }
    for (int x = RADIUS; x < pair.width() - RADIUS; x++) {
      final double similarity = similarity(x);
      if (!Double.isNaN(similarity)) {
        final double area = pair.weights().of(middle, x);
        sum += area * similarity;
        weight += area;
      }
    }
  }

  /** Adds what lies some columns farther on. */
  private static void add(
      final double[] from, final int shift, final double tap, final double[] into) {
    for (int x = RADIUS; x < into.length - RADIUS; x++) {
      into[x] += tap * from[x + shift];
    }
  }

  private double similarity(final int x) {
    final double truthMean = smoothed[0][x];
    final double modelMean = smoothed[1][x];
    final double truthVariance = smoothed[2][x] - truthMean * truthMean;
    final double modelVariance = smoothed[3][x] - modelMean * modelMean;
    final double covariance = smoothed[4][x] - truthMean * modelMean;
    return (2 * truthMean * modelMean + c1)
        * (2 * covariance + c2)
        / ((truthMean * truthMean + modelMean * modelMean + c1)
            * (truthVariance + modelVariance + c2));
  }
}

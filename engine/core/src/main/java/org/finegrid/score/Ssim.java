package org.finegrid.score;

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

  private final double[] smoothed = new double[FIELDS];
  private double sum;
  private double weight;

  private Ssim(final FieldPair pair, final double range) {
    this.pair = pair;
    this.c1 = K1 * range * K1 * range;
    this.c2 = K2 * range * K2 * range;
    this.rows = new double[TAPS][FIELDS][pair.width()];
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

  /** NaN in one cell makes all windows NaN that it lies in. */
  private void smoothRow(final int row) {
    final double[][] into = rows[row % TAPS];
    final int first = row * pair.width();
    for (int x = RADIUS; x < pair.width() - RADIUS; x++) {
      Arrays.fill(smoothed, 0);
      for (int k = 0; k < TAPS; k++) {
        final double t = pair.truth()[first + x + k - RADIUS];
        final double m = pair.model()[first + x + k - RADIUS];
        smoothed[0] += taps[k] * t;
        smoothed[1] += taps[k] * m;
        smoothed[2] += taps[k] * t * t;
        smoothed[3] += taps[k] * m * m;
        smoothed[4] += taps[k] * t * m;
      }
      for (int f = 0; f < FIELDS; f++) {
        into[f][x] = smoothed[f];
      }
    }
  }

  private void addRow(final int middle) {
    for (int x = RADIUS; x < pair.width() - RADIUS; x++) {
      Arrays.fill(smoothed, 0);
      for (int k = 0; k < TAPS; k++) {
        final double[][] from = rows[(middle - RADIUS + k) % TAPS];
        for (int f = 0; f < FIELDS; f++) {
          smoothed[f] += taps[k] * from[f][x];
        }
      }
      final double similarity = similarity();
      if (!Double.isNaN(similarity)) {
        final double area = pair.weights().of(middle, x);
        sum += area * similarity;
        weight += area;
      }
    }
  }

  private double similarity() {
    final double truthMean = smoothed[0];
    final double modelMean = smoothed[1];
    final double truthVariance = smoothed[2] - truthMean * truthMean;
    final double modelVariance = smoothed[3] - modelMean * modelMean;
    final double covariance = smoothed[4] - truthMean * modelMean;
    return (2 * truthMean * modelMean + c1)
        * (2 * covariance + c2)
        / ((truthMean * truthMean + modelMean * modelMean + c1)
            * (truthVariance + modelVariance + c2));
  }
}

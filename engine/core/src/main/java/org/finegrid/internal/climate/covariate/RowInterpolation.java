package org.finegrid.internal.climate.covariate;

/**
 * Bilinear interpolation of planes of coarse cells to rows of fine cells. Three coarse rows at a
 * time are spread out to the width of fine rows, so that a fine row costs only a mean of two.
 */
final class RowInterpolation {
  private final int factor;

  /**
   * Of the two coarse cells around a child's centre: the first one, and the second one's weight.
   */
  private final int[] before;

  private final double[] after;
  private int margin;
  private int coarseWidth;
  private int width;
  private int current;
  private double[][][] slopes = new double[0][][];
  private double[][][] smooth = new double[0][][];
  private double[][][] limits = new double[0][][];

  /** Scratch for a fine row of limits. */
  double[] limit = new double[0];

  private double[] detail = new double[0];

  RowInterpolation(final int factor) {
    this.factor = factor;
    this.before = new int[factor];
    this.after = new double[factor];
    for (int k = 0; k < factor; k++) {
      final double place = (k + 0.5) / factor - 0.5;
      before[k] = (int) Math.floor(place);
      after[k] = place - before[k];
    }
  }

  /** Begins a window: no rows are known. */
  void begin(final int count, final int windowWidth, final int windowMargin) {
    margin = windowMargin;
    coarseWidth = windowWidth;
    current = Integer.MIN_VALUE;
    final int fineWidth = (windowWidth - 2 * windowMargin) * factor;
    if (fineWidth != width) {
      width = fineWidth;
      slopes = new double[count][3][width];
      smooth = new double[count][3][width];
      limits = new double[count][3][width];
      limit = new double[width];
      detail = new double[width];
    }
  }

  /** Spreads out a coarse row and its neighbours; no limits are needed in windows without gaps. */
  void moveTo(
      final int y,
      final double[][] slopePlanes,
      final double[][] smoothPlanes,
      final double[][] limitPlanes) {
    for (int row = y == current + 1 ? y + 1 : y - 1; row <= y + 1; row++) {
      for (int i = 0; i < slopes.length; i++) {
        spread(slopePlanes[i], row, slopes[i][row % 3]);
        spread(smoothPlanes[i], row, smooth[i][row % 3]);
        if (limitPlanes.length > 0) {
          spread(limitPlanes[i], row, limits[i][row % 3]);
        }
      }
    }
    current = y;
  }

  private void spread(final double[] plane, final int y, final double[] out) {
    final int row = y * coarseWidth + margin;
    for (int k = 0; k < factor; k++) {
      final double second = after[k];
      final double first = 1 - second;
      final int from = row + before[k];
      for (int x = 0; x < coarseWidth - 2 * margin; x++) {
        out[x * factor + k] = first * plane[from + x] + second * plane[from + x + 1];
      }
    }
  }

  /** Puts a covariate's detail into the fine row {@code k} of the current coarse row. */
  void put(
      final int covariate, final int k, final double[] fine, final int from, final double[] out) {
    final int first = (current + before[k]) % 3;
    final int second = (current + before[k] + 1) % 3;
    put(
        slopes[covariate][first],
        slopes[covariate][second],
        smooth[covariate][first],
        smooth[covariate][second],
        after[k],
        fine,
        from,
        out);
  }

  private static void put(
      final double[] slope1,
      final double[] slope2,
      final double[] smooth1,
      final double[] smooth2,
      final double weight2,
      final double[] fine,
      final int from,
      final double[] out) {
    final double weight1 = 1 - weight2;
    for (int i = 0; i < out.length; i++) {
      final double slope = weight1 * slope1[i] + weight2 * slope2[i];
      out[i] = slope * (fine[from + i] - (weight1 * smooth1[i] + weight2 * smooth2[i]));
    }
  }

  /** Adds a covariate's detail. */
  void add(
      final int covariate, final int k, final double[] fine, final int from, final double[] out) {
    put(covariate, k, fine, from, detail);
    for (int i = 0; i < width; i++) {
      out[i] += detail[i];
    }
  }

  /** Interpolates the limits of a covariate. */
  void limits(final int covariate, final int k, final double[] out) {
    final double[] first = limits[covariate][(current + before[k]) % 3];
    final double[] second = limits[covariate][(current + before[k] + 1) % 3];
    for (int i = 0; i < width; i++) {
      out[i] = (1 - after[k]) * first[i] + after[k] * second[i];
    }
  }

  /** Adds a covariate's detail within {@link #limit}. */
  void addLimited(
      final int covariate, final int k, final double[] fine, final int from, final double[] out) {
    final int first = (current + before[k]) % 3;
    final int second = (current + before[k] + 1) % 3;
    final double weight2 = after[k];
    final double weight1 = 1 - weight2;
    for (int i = 0; i < width; i++) {
      final double slope =
          weight1 * slopes[covariate][first][i] + weight2 * slopes[covariate][second][i];
      final double even =
          weight1 * smooth[covariate][first][i] + weight2 * smooth[covariate][second][i];
      final double above = fine[from + i] - even;
      out[i] += slope * Math.min(Math.max(above, -limit[i]), limit[i]);
    }
  }
}

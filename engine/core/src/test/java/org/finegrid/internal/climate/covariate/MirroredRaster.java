package org.finegrid.internal.climate.covariate;

import java.util.List;
import org.finegrid.grid.Window;

/**
 * A raster with covariates, cut into windows with a halo, that is mirrored at the raster's edges.
 */
final class MirroredRaster {
  private static final int HALO = CovariateDetail.HALO;

  private final int width;
  private final int height;
  private final int factor;
  private final List<CovariateRule> rules;
  private final double[][] fine;
  private final double[] shares;
  final float[] detail;
  final double[] means;
  CovariateStatistics statistics;

  /**
   * A raster.
   *
   * @param shares of the fine rows of one coarse row
   */
  MirroredRaster(
      final int width,
      final int height,
      final int factor,
      final List<CovariateRule> rules,
      final double[][] fine,
      final double[] shares) {
    this.width = width;
    this.height = height;
    this.factor = factor;
    this.rules = rules;
    this.fine = fine;
    this.shares = shares;
    this.detail = new float[width * height * factor * factor];
    this.means = new double[width * height];
  }

  static MirroredRaster reference(
      final int factor, final List<CovariateRule> rules, final double[]... fine) {
    return new MirroredRaster(
        ReferenceFields.WIDTH,
        ReferenceFields.HEIGHT,
        factor,
        rules,
        fine,
        ReferenceFields.shares(factor));
  }

  /** Computes the detail of a band as a whole. */
  MirroredRaster apply(final double[] band) {
    return apply(band, Math.max(width, height));
  }

  /** Computes the detail of a band by windows. */
  MirroredRaster apply(final double[] band, final int tile) {
    statistics = new CovariateStatistics(rules.size(), width, height);
    final CovariateDetail computation = new CovariateDetail(rules, factor);
    for (int row = 0; row < height; row += tile) {
      for (int column = 0; column < width; column += tile) {
        final Window place =
            new Window(column, row, Math.min(tile, width - column), Math.min(tile, height - row));
        apply(computation, band, place);
      }
    }
    return this;
  }

  private void apply(final CovariateDetail computation, final double[] band, final Window place) {
    final Window window = place.grow(HALO);
    final double[][] windowFine = new double[fine.length][];
    for (int i = 0; i < fine.length; i++) {
      windowFine[i] = cut(fine[i], width * factor, height * factor, window.refine(factor));
    }
    final double[] windowShares = new double[window.height() * factor];
    for (int y = 0; y < windowShares.length; y++) {
      final int row = mirrored(window.row() * factor + y, height * factor);
      windowShares[y] = shares[row % factor];
    }
    computation.load(
        window.width(),
        window.height(),
        rows(windowFine, window.width() * factor * factor),
        windowShares);
    final float[] windowDetail = new float[(int) place.refine(factor).cells()];
    final double[] windowMeans = new double[(int) place.cells()];
    computation.apply(
        cut(band, width, height, window), windowDetail, windowMeans, place, place, statistics);
    final int fineWidth = place.width() * factor;
    for (int i = 0; i < windowDetail.length; i++) {
      final int y = place.row() * factor + i / fineWidth;
      detail[y * width * factor + place.column() * factor + i % fineWidth] = windowDetail[i];
    }
    for (int i = 0; i < windowMeans.length; i++) {
      final int y = place.row() + i / place.width();
      means[y * width + place.column() + i % place.width()] = windowMeans[i];
    }
  }

  /** Rows of covariates that are held as arrays. */
  static FineRows rows(final double[][] fine, final int cellsInCoarseRow) {
    return (covariate, firstRow, rows, values) ->
        System.arraycopy(
            fine[covariate], firstRow * cellsInCoarseRow, values, 0, rows * cellsInCoarseRow);
  }

  private static double[] cut(
      final double[] plane, final int width, final int height, final Window window) {
    final double[] values = new double[(int) window.cells()];
    for (int i = 0; i < values.length; i++) {
      final int y = mirrored(window.row() + i / window.width(), height);
      final int x = mirrored(window.column() + i % window.width(), width);
      values[i] = plane[y * width + x];
    }
    return values;
  }

  private static int mirrored(final int index, final int size) {
    final int place = Math.floorMod(index, 2 * size);
    return place < size ? place : 2 * size - 1 - place;
  }
}

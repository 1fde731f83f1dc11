package org.finegrid.training.data;

import java.util.Locale;

/** How coarse cells are made of fine ones for training. */
public enum Aggregation {
  /** The mean of a cell's children, as rasters have it; no data where a child has none. */
  MEAN {
    @Override
    public FloatPlane coarsen(final FloatPlane fine, final int factor) {
      final int width = fine.width() / factor;
      final int height = fine.height() / factor;
      final float[] means = new float[width * height];
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          double sum = 0;
          for (int r = 0; r < factor; r++) {
            for (int c = 0; c < factor; c++) {
              sum += fine.at(column * factor + c, row * factor + r);
            }
          }
          means[row * width + column] = (float) (sum / (factor * factor));
        }
      }
      return new FloatPlane(width, height, means);
    }
  },
  /** Bicubic with a filter, as the papers on images have it. */
  BICUBIC {
    @Override
    public FloatPlane coarsen(final FloatPlane fine, final int factor) {
      return Resize.shrink(fine, factor);
    }
  };

  /** Coarse cells of a plane whose sides divide by the factor. */
  public abstract FloatPlane coarsen(FloatPlane fine, int factor);

  /** The word that model cards and command lines have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

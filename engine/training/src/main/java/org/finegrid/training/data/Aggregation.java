package org.finegrid.training.data;

import java.util.Locale;
import org.finegrid.grid.Window;
import org.finegrid.internal.score.BlockMeans;
import org.finegrid.internal.score.CellWeights;

/** How coarse cells are made of fine ones for training. */
public enum Aggregation {
  /** The mean of a cell's children, as rasters have it; no data where a child has none. */
  MEAN {
    @Override
    public FloatPlane coarsen(final FloatPlane fine, final int factor) {
      final int width = fine.width();
      final int height = fine.height();
      return FloatPlane.of(
          width / factor,
          height / factor,
          BlockMeans.of(
              fine.doubles(),
              new Window(0, 0, width, height),
              factor,
              CellWeights.equal(width, height),
              1));
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

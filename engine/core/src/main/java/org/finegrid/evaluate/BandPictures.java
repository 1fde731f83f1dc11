package org.finegrid.evaluate;

import java.util.List;
import org.finegrid.grid.Window;

/**
 * A piece of one band's fields, to be drawn.
 *
 * @param band the band's index, from 0
 * @param window the piece's place on the truth's grid
 * @param truth the truth
 * @param coarse the coarse cells that the piece covers
 * @param models one for each model, in their order
 * @param covariates one for each covariate, in their order
 */
public record BandPictures(
    int band,
    Window window,
    Picture truth,
    Picture coarse,
    List<Picture> models,
    List<Picture> covariates) {

  /** Copies the lists. */
  public BandPictures {
    models = List.copyOf(models);
    covariates = List.copyOf(covariates);
  }

  /** A plane of values, to be drawn. */
  public static final class Picture {
    private final int width;
    private final int height;
    private final float[] values;

    private Picture(final int width, final int height, final float[] values) {
      this.width = width;
      this.height = height;
      this.values = values;
    }

    /** A window of a plane of that many columns. */
    static Picture of(final double[] plane, final int columns, final Window window) {
      final float[] values = new float[(int) window.cells()];
      for (int i = 0; i < values.length; i++) {
        final int y = window.row() + i / window.width();
        final int x = window.column() + i % window.width();
        values[i] = (float) plane[y * columns + x];
      }
      return new Picture(window.width(), window.height(), values);
    }

    /** Number of columns. */
    public int width() {
      return width;
    }

    /** Number of rows. */
    public int height() {
      return height;
    }

    /** A value; NaN for NoData. */
    public float at(final int row, final int column) {
      return values[row * width + column];
    }
  }
}

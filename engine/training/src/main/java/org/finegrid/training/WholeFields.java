package org.finegrid.training;

import org.finegrid.internal.tile.HaloReader;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.FloatPlane;

/**
 * Runs a model over whole fields of any size, tile by tile. Tiles overlap by the model's halo, so
 * they do not show; at the field's edges its cells are mirrored, the outermost included.
 */
public final class WholeFields {
  private static final int CORE = 128;

  /** For models without a bound. */
  private static final int LARGE_HALO = 24;

  private final SuperResolutionModel model;
  private final Runnable beforeTile;
  private final int halo;

  /** For a model that stays the caller's to close. */
  public WholeFields(final SuperResolutionModel model) {
    this(model, () -> {});
  }

  /**
   * For a model that stays the caller's to close.
   *
   * @param beforeTile is run before each tile; what it throws ends the work
   */
  WholeFields(final SuperResolutionModel model, final Runnable beforeTile) {
    this.model = model;
    this.beforeTile = beforeTile;
    this.halo = model.halo().orElse(LARGE_HALO);
  }

  /**
   * What the model makes of a field, in the model's own range. Cells without data are given values
   * by their neighbours, in the coarse field and what is made of it.
   */
  public FloatPlane apply(final FloatPlane coarse) {
    final FloatPlane known = filled(coarse);
    final int f = model.factor();
    final FloatPlane fine = FloatPlane.zeros(coarse.width() * f, coarse.height() * f);
    for (int row = 0; row < coarse.height(); row += CORE) {
      for (int column = 0; column < coarse.width(); column += CORE) {
        tile(
            known,
            column,
            row,
            Math.min(CORE, coarse.width() - column),
            Math.min(CORE, coarse.height() - row),
            fine);
      }
    }
    return fine;
  }

  /** The same in the field's units, brought into the model's range as the engine does it. */
  FloatPlane inUnits(final FloatPlane coarse) {
    final Range range = Range.of(model.card().normalisation(), coarse);
    final FloatPlane made = apply(coarse.mapped(1 / range.scale, -range.offset / range.scale));
    return made.mapped(range.scale, range.offset);
  }

  private record Range(double offset, double scale) {
    static Range of(final ModelCard.Normalisation normalisation, final FloatPlane coarse) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      double sum = 0;
      double squares = 0;
      long count = 0;
      for (final float value : coarse.values()) {
        if (!Float.isNaN(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
          sum += value;
          squares += (double) value * value;
          count++;
        }
      }
      final double mean = sum / count;
      return switch (normalisation) {
        case NONE -> new Range(0, 1);
        case MINMAX -> new Range(least, most - least);
        case STANDARDISE -> new Range(mean, Math.sqrt(squares / count - mean * mean));
      };
    }
  }

  private void tile(
      final FloatPlane coarse,
      final int column,
      final int row,
      final int width,
      final int height,
      final FloatPlane fine) {
    beforeTile.run();
    final int w = width + 2 * halo;
    final int h = height + 2 * halo;
    final float[] fed = new float[w * h];
    for (int y = 0; y < h; y++) {
      final int from = HaloReader.mirror(row + y - halo, coarse.height());
      for (int x = 0; x < w; x++) {
        fed[y * w + x] = coarse.at(HaloReader.mirror(column + x - halo, coarse.width()), from);
      }
    }
    final int f = model.factor();
    final float[] made = new float[w * h * f * f];
    model.apply(fed, 1, h, w, made);
    for (int y = 0; y < height * f; y++) {
      System.arraycopy(
          made,
          (y + halo * f) * w * f + halo * f,
          fine.values(),
          (row * f + y) * fine.width() + column * f,
          width * f);
    }
  }

  /** The field with values where it has none. */
  static FloatPlane filled(final FloatPlane coarse) {
    return coarse.filled(Math.max(coarse.width(), coarse.height()));
  }
}

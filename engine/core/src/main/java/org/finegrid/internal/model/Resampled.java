package org.finegrid.internal.model;

import java.util.Arrays;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/**
 * A model's fine cells, averaged to cells that are a little larger: factors that no network has are
 * made of the next greater one. Each new cell is the mean of what it covers of the model's cells,
 * weighted by area, within one coarse cell; so the coarse cell's mean stays.
 */
public final class Resampled extends PostProcessedModel {
  private final int factor;
  private final float[] shares;

  /**
   * Adds averaging after a model.
   *
   * @param factor smaller than the model's
   */
  public Resampled(final SuperResolutionModel model, final int factor) {
    super(model);
    if (factor < 1 || factor >= model.factor()) {
      throw new IllegalArgumentException(factor + " of " + model.factor());
    }
    this.factor = factor;
    this.shares = shares(model.factor(), factor);
  }

  /** What each new cell of a row, {@code [to]}, takes from each of the model's, {@code [from]}. */
  private static float[] shares(final int from, final int to) {
    final float[] shares = new float[to * from];
    for (int cell = 0; cell < to; cell++) {
      for (int part = 0; part < from; part++) {
        // In units of which a coarse cell has from·to along an axis.
        final int first = Math.max(cell * from, part * to);
        final int last = Math.min((cell + 1) * from, (part + 1) * to);
        shares[cell * from + part] = Math.max(0, last - first) / (float) from;
      }
    }
    return shares;
  }

  @Override
  public ModelCard card() {
    final ModelCard of = model.card();
    return of.toBuilder()
        .name(of.name() + "=x" + factor)
        .title(of.title() + ", averaged to x" + factor)
        .factor(factor)
        .input(ModelCard.Input.COARSE)
        .build();
  }

  @Override
  public int factor() {
    return factor;
  }

  @Override
  public void apply(final ModelInputs inputs, final float[] fine) {
    final int from = model.factor();
    final int w = inputs.width();
    final int rows = inputs.count() * inputs.height();
    final float[] made = new float[rows * from * w * from];
    model.apply(inputs, made);
    final float[] across = new float[w * factor];
    for (int row = 0; row < rows; row++) {
      for (int cell = 0; cell < factor; cell++) {
        final int target = (row * factor + cell) * w * factor;
        Arrays.fill(fine, target, target + w * factor, 0);
        for (int part = 0; part < from; part++) {
          final float share = shares[cell * from + part];
          if (share > 0) {
            average(made, (row * from + part) * w * from, across);
            for (int i = 0; i < across.length; i++) {
              fine[target + i] += share * across[i];
            }
          }
        }
      }
    }
  }

  /** Averages one row of the model's cells along itself. */
  private void average(final float[] made, final int start, final float[] across) {
    final int from = model.factor();
    for (int i = 0; i < across.length; i++) {
      final int first = start + i / factor * from;
      final int cell = i % factor * from;
      float sum = 0;
      for (int part = 0; part < from; part++) {
        sum += shares[cell + part] * made[first + part];
      }
      across[i] = sum;
    }
  }
}

package org.finegrid.model;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Measures how far a cell's influence reaches in a model that does not say: the centre of a random
 * field is changed, and the farthest fine cell that changes with it is found. A field of
 * activations that cut off (ReLU) can hide an influence, so several fields and changes are tried
 * and the farthest counts.
 */
final class HaloProbe {
  private static final int FIELDS = 6;
  private static final int FIRST = 12;
  private static final int LAST = 96;

  private HaloProbe() {}

  /** The halo in coarse cells; empty where the influence reaches 96 cells or the whole window. */
  static OptionalInt measure(final SuperResolutionModel model) {
    if (model.fixedEdge().isPresent()) {
      final int reach = (model.fixedEdge().getAsInt() - 1) / 2;
      final int found = influence(model, model.fixedEdge().getAsInt(), reach);
      return found < reach ? OptionalInt.of(found) : OptionalInt.empty();
    }
    for (int reach = FIRST; reach <= LAST; reach *= 2) {
      final int found = influence(model, 2 * reach + 1, reach);
      if (found < reach) {
        return OptionalInt.of(found);
      }
    }
    return OptionalInt.empty();
  }

  private static int influence(final SuperResolutionModel model, final int edge, final int reach) {
    final SplittableRandom random = new SplittableRandom(1);
    int farthest = 0;
    for (int field = 0; field < FIELDS; field++) {
      final float[] coarse = new float[edge * edge];
      for (int i = 0; i < coarse.length; i++) {
        coarse[i] = (float) random.nextDouble();
      }
      final float[] before = run(model, coarse, edge);
      coarse[reach * edge + reach] += (field % 2 == 0 ? 1 : -1) * (1 << (field + 1));
      farthest = Math.max(farthest, reach(before, run(model, coarse, edge), edge, reach, model));
    }
    return farthest;
  }

  private static float[] run(
      final SuperResolutionModel model, final float[] coarse, final int edge) {
    final float[] fine = new float[edge * edge * model.factor() * model.factor()];
    model.apply(coarse, 1, edge, edge, fine);
    return fine;
  }

  private static int reach(
      final float[] before,
      final float[] after,
      final int edge,
      final int centre,
      final SuperResolutionModel model) {
    final int f = model.factor();
    int farthest = 0;
    for (int y = 0; y < edge * f; y++) {
      for (int x = 0; x < edge * f; x++) {
        if (before[y * edge * f + x] != after[y * edge * f + x]) {
          final int distance = Math.max(Math.abs(y / f - centre), Math.abs(x / f - centre));
          farthest = Math.max(farthest, distance);
        }
      }
    }
    return farthest;
  }
}

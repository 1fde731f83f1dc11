package org.finegrid.internal.model;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;

/**
 * Measures the halo of a model that does not state it, in two ways, of which the one that finds
 * more counts.
 *
 * <p>Influence: everything beyond some distance from a block of cells in the middle is changed, and
 * the smallest distance is found at which the block's fine cells stay as they were. The block has
 * every place on the grid that makes a difference to the network. A field of activations that cut
 * off (ReLU) can hide an influence, so several fields and changes are tried.
 *
 * <p>Place: two windows of the same field that lie a multiple apart must agree, but for the cells
 * that their borders contaminate. Where they do not, a larger multiple may be needed.
 */
final class HaloProbe {
  private static final int FIELDS = 6;
  private static final int FIRST = 12;
  private static final int LAST = 96;

  /** Cells beyond the influence that two windows are given to agree in. */
  private static final int ROOM = 4;

  /** What the runtime's rounding may make of the same cells, as a share of their range. */
  private static final double ROUNDING = 1e-5;

  /** Beyond this a declared halo is believed: to check it takes too long. */
  private static final int LARGEST_CHECKED = 32;

  private static final double MOST_WRONG = 0.02;

  /** The multiples that are tried, in multiples of what the network's sizes need. */
  private static final int[] TIMES = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};

  private final SuperResolutionModel model;

  private HaloProbe(final SuperResolutionModel model) {
    this.model = model;
  }

  /**
   * What was found.
   *
   * @param halo in coarse cells; empty where the influence reaches 96 cells or the whole window
   * @param multiple what windows must be multiples of
   */
  record Found(OptionalInt halo, int multiple) {}

  /**
   * Measures a model that takes the band alone, and whose {@link SuperResolutionModel#multiple()}
   * is what its sizes need.
   */
  static Found measure(final SuperResolutionModel model) {
    return new HaloProbe(model).measure();
  }

  /**
   * How many cells from a window's border a model's values still depend on where the window lies,
   * where that is more than its halo; empty where it is not, or where that takes too long to find.
   */
  static OptionalInt beyondHalo(final SuperResolutionModel model) {
    final int halo = model.halo().orElse(Integer.MAX_VALUE);
    final int multiple = model.multiple();
    final int edge = model.fixedEdge().orElse(halo > LARGEST_CHECKED ? 0 : edge(halo, multiple));
    if (halo > LARGEST_CHECKED || (edge - multiple) / 2 <= halo) {
      return OptionalInt.empty();
    }
    final HaloProbe probe = new HaloProbe(model);
    final Disagreement found = probe.disagreement(edge, multiple, halo);
    return found.shareBeyond() > MOST_WRONG ? OptionalInt.of(found.depth()) : OptionalInt.empty();
  }

  private static int edge(final int halo, final int multiple) {
    return Multiples.roundUp(2 * (halo + ROOM), multiple) + 2 * multiple;
  }

  private Found measure() {
    final int min = model.multiple();
    for (final int times : TIMES) {
      final int multiple = min * times;
      final boolean tooLarge =
          multiple > CardJson.LARGEST_MULTIPLE
              || model.fixedEdge().isPresent() && model.fixedEdge().getAsInt() % multiple != 0;
      if (!tooLarge) {
        final OptionalInt influence = influence(multiple);
        if (influence.isEmpty()) {
          return new Found(influence, min);
        }
        final int edge = model.fixedEdge().orElse(edge(influence.getAsInt(), multiple));
        final int depth = disagreement(edge, multiple, edge).depth();
        if (depth < (edge - multiple) / 2) {
          // A cell may lie at the far end of the block from which the influence was measured.
          final int radius = influence.getAsInt() + multiple - 1;
          return new Found(OptionalInt.of(Math.max(radius, depth)), multiple);
        }
      }
    }
    return new Found(OptionalInt.empty(), min);
  }

  private OptionalInt influence(final int block) {
    if (model.fixedEdge().isPresent()) {
      return influence(model.fixedEdge().getAsInt(), block);
    }
    OptionalInt found = OptionalInt.empty();
    for (int radius = FIRST; radius <= LAST && found.isEmpty(); radius *= 2) {
      found = influence(2 * Multiples.roundUp(radius, block) + block, block);
    }
    return found;
  }

  /** The influence on a block in the middle of a window; empty where it is the whole window. */
  private OptionalInt influence(final int edge, final int block) {
    final SplittableRandom random = new SplittableRandom(1);
    final int first = first(edge, block);
    int farthest = 0;
    for (int field = 0; field < FIELDS; field++) {
      final float[] coarse = random(random, edge);
      final float[] other = random(random, edge);
      // Large ones show weights that are small.
      final float size = (field % 2 == 0 ? 1 : -1) * (1 << 2 * field + 2);
      for (int i = 0; i < other.length; i++) {
        other[i] = coarse[i] + size * (other[i] + 0.1f);
      }
      final float[] before = run(coarse, edge);
      if (first == 0 || changes(before, coarse, other, edge, block, first - 1)) {
        return OptionalInt.empty();
      }
      // Changes at every distance that is too small, at none that is not.
      int same = first - 1;
      int low = farthest;
      while (low < same) {
        final int middle = (low + same) / 2;
        if (changes(before, coarse, other, edge, block, middle)) {
          low = middle + 1;
        } else {
          same = middle;
        }
      }
      farthest = same;
    }
    return OptionalInt.of(farthest);
  }

  /** Where the block begins: at a multiple of its own size. */
  private static int first(final int edge, final int block) {
    return (edge - block) / 2 / block * block;
  }

  /** Whether a block's fine cells change with all cells that are farther away than that. */
  private boolean changes(
      final float[] before,
      final float[] coarse,
      final float[] other,
      final int edge,
      final int block,
      final int distance) {
    final int first = first(edge, block);
    final float[] changed = other.clone();
    final int from = first - distance;
    final int to = Math.min(edge, first + block + distance);
    for (int y = from; y < to; y++) {
      System.arraycopy(coarse, y * edge + from, changed, y * edge + from, to - from);
    }
    final float[] after = run(changed, edge);
    final int f = model.factor();
    for (int y = first * f; y < (first + block) * f; y++) {
      for (int x = first * f; x < (first + block) * f; x++) {
        if (before[y * edge * f + x] != after[y * edge * f + x]) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * How far two windows disagree.
   *
   * @param depth cells from the nearer border that are contaminated
   * @param shareBeyond the share of the cells beyond a halo that differ
   */
  private record Disagreement(int depth, double shareBeyond) {}

  /**
   * Compares windows of one field, the second of which begins some cells to the right and below.
   */
  private Disagreement disagreement(final int edge, final int shift, final int halo) {
    final SplittableRandom random = new SplittableRandom(2);
    final int side = edge + shift;
    int depth = 0;
    long wrong = 0;
    long beyond = 0;
    for (int field = 0; field < FIELDS; field++) {
      final ModelInputs whole = ProbeInputs.of(model.inputs(), 1, side, side, random::nextDouble);
      final float[] one = run(ProbeInputs.part(model.inputs(), whole, 0, edge));
      final float[] two = run(ProbeInputs.part(model.inputs(), whole, shift, edge));
      final double tolerance = ROUNDING * range(one);
      for (int y = shift; y < edge; y++) {
        for (int x = shift; x < edge; x++) {
          final int toBorder =
              Math.min(
                  Math.min(Math.min(y, x) - shift, edge - 1 - Math.max(y, x)),
                  Math.min(Math.min(y, x), side - 1 - Math.max(y, x)));
          final boolean differs = differ(one, two, edge, y, x, shift, tolerance);
          depth = differs ? Math.max(depth, toBorder + 1) : depth;
          beyond += toBorder >= halo ? 1 : 0;
          wrong += differs && toBorder >= halo ? 1 : 0;
        }
      }
    }
    return new Disagreement(depth, beyond == 0 ? 0 : (double) wrong / beyond);
  }

  /** Whether the children of a coarse cell differ. */
  private boolean differ(
      final float[] one,
      final float[] two,
      final int edge,
      final int y,
      final int x,
      final int shift,
      final double tolerance) {
    final int f = model.factor();
    for (int row = 0; row < f; row++) {
      final int inOne = (y * f + row) * edge * f + x * f;
      final int inTwo = ((y - shift) * f + row) * edge * f + (x - shift) * f;
      for (int i = 0; i < f; i++) {
        if (Math.abs(one[inOne + i] - two[inTwo + i]) > tolerance) {
          return true;
        }
      }
    }
    return false;
  }

  private static float[] random(final SplittableRandom random, final int edge) {
    final float[] values = new float[edge * edge];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  private static double range(final float[] values) {
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (final float value : values) {
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    return (double) largest - smallest;
  }

  private float[] run(final float[] coarse, final int edge) {
    return run(ModelInputs.ofBand(coarse, 1, edge, edge));
  }

  private float[] run(final ModelInputs inputs) {
    final int cells = inputs.height() * inputs.width();
    final float[] fine = new float[cells * model.factor() * model.factor()];
    model.apply(inputs, fine);
    return fine;
  }
}

package org.finegrid.training.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Keeps a part of the data apart: whole fields where there are many, else a contiguous part of each
 * field. Cells next to one another are alike, so cells held out at random would tell nothing.
 *
 * @param training to learn from
 * @param validation to judge by
 */
record HeldOut(List<FineField> training, List<FineField> validation) {
  private static final int MANY = 10;
  private static final int ROOMY = 4;

  /**
   * Splits fields of one kind.
   *
   * @param share to keep apart, above 0 and up to a half
   * @param factor parts are cut between coarse cells
   * @param leastSide the smallest side of a part, in fine cells, a multiple of the factor
   * @param seed of which fields are kept apart
   */
  static HeldOut of(
      final List<FieldGroup> groups,
      final double share,
      final int factor,
      final int leastSide,
      final long seed) {
    final HeldOut result = new HeldOut(new ArrayList<>(), new ArrayList<>());
    if (groups.size() >= MANY) {
      final boolean[] held = choose(groups.size(), share, seed);
      for (int i = 0; i < held.length; i++) {
        (held[i] ? result.validation : result.training).addAll(groups.get(i).fields());
      }
    } else {
      groups.forEach(group -> result.cut(group, share, factor, leastSide));
    }
    return result;
  }

  private static boolean[] choose(final int count, final double share, final long seed) {
    final boolean[] held = new boolean[count];
    final SplittableRandom random = new SplittableRandom(seed);
    int left = (int) Math.max(1, Math.round(share * count));
    for (int i = 0; i < count; i++) {
      // Each of what is left with equal chance, so that exactly as many as wanted are chosen.
      held[i] = random.nextInt(count - i) < left;
      left -= held[i] ? 1 : 0;
    }
    return held;
  }

  /** Cuts across the longer axis, where the wanted share of the cells with data lies beyond. */
  private void cut(
      final FieldGroup group, final double share, final int factor, final int leastSide) {
    final FloatPlane first = group.fields().get(0).plane();
    final boolean byRows = first.height() >= first.width();
    final int length = byRows ? first.height() : first.width();
    if (length < 2 * leastSide) {
      // Too small to be cut; learned from whole.
      training.addAll(group.fields());
      return;
    }
    // Larger where there is room for it, so that whole patches fit into what is kept apart.
    final int kept = Math.max(leastSide, Math.min(ROOMY * leastSide, length / 3 / factor * factor));
    final int wanted = cutAt(first, byRows, share) / factor * factor;
    final int at = Math.max(leastSide, Math.min((length - kept) / factor * factor, wanted));
    for (final FineField field : group.fields()) {
      final FloatPlane plane = field.plane();
      training.add(
          field.with(
              byRows ? plane.crop(0, 0, plane.width(), at) : plane.crop(0, 0, at, plane.height())));
      validation.add(
          field.with(
              byRows
                  ? plane.crop(0, at, plane.width(), length - at)
                  : plane.crop(at, 0, length - at, plane.height())));
    }
  }

  private static int cutAt(final FloatPlane plane, final boolean byRows, final double share) {
    final int length = byRows ? plane.height() : plane.width();
    final long[] valid = new long[length];
    long total = 0;
    for (int row = 0; row < plane.height(); row++) {
      for (int column = 0; column < plane.width(); column++) {
        if (!Float.isNaN(plane.at(column, row))) {
          valid[byRows ? row : column]++;
          total++;
        }
      }
    }
    long beyond = 0;
    int at = length;
    while (at > 0 && beyond < share * total) {
      at--;
      beyond += valid[at];
    }
    return at;
  }
}

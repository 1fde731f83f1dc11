package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Windows to learn from: their features, and where their detail is found again.
 *
 * @param views for each view the middle cells of its windows
 * @param size number of features
 * @param features of all windows, one after the other
 */
record Examples(List<int[]> views, int size, float[] features) {

  int count() {
    return features.length / size;
  }

  /** Chooses windows of all views, about so many. */
  static List<int[]> choose(
      final ScaledFields views, final long about, final long seed, final OrderedParallel work) {
    final double share = (double) about / views.cells();
    final List<int[]> chosen = new ArrayList<>();
    work.each(
        "windows",
        views.count(),
        index -> WindowSampling.choose(views.get(index), share, random(seed, index)),
        chosen::add);
    return chosen;
  }

  private static SplittableRandom random(final long seed, final int view) {
    return new SplittableRandom(new SplittableRandom(seed + view).nextLong());
  }

  /** The features of windows that were chosen. */
  static Examples of(
      final ScaledFields views,
      final List<int[]> chosen,
      final Features features,
      final OrderedParallel work) {
    final int count = chosen.stream().mapToInt(cells -> cells.length).sum();
    final float[] all = new float[Math.multiplyExact(count, features.size())];
    final int[] at = {0};
    each(
        views,
        chosen,
        features,
        work,
        part -> {
          System.arraycopy(part, 0, all, at[0], part.length);
          at[0] += part.length;
        });
    return new Examples(chosen, features.size(), all);
  }

  /** The features of windows that were chosen, view by view. */
  static void each(
      final ScaledFields views,
      final List<int[]> chosen,
      final Features features,
      final OrderedParallel work,
      final Consumer<float[]> take) {
    work.each(
        "features",
        views.count(),
        index -> gather(features.of(views.get(index).coarse()), chosen.get(index)),
        take);
  }

  private static float[] gather(final float[][] planes, final int[] cells) {
    final float[] features = new float[cells.length * planes.length];
    for (int i = 0; i < cells.length; i++) {
      for (int k = 0; k < planes.length; k++) {
        features[i * planes.length + k] = planes[k][cells[i]];
      }
    }
    return features;
  }

  /** Takes the details of windows in order. */
  static void details(
      final ScaledFields views,
      final List<int[]> chosen,
      final OrderedParallel work,
      final IntPredicate wanted,
      final DetailTaker taker) {
    final int[] next = {0};
    final int[] view = {0};
    final float[] detail =
        new float[Gradients.WINDOW * Gradients.WINDOW * views.factor() * views.factor()];
    work.each(
        "details",
        views.count(),
        views::get,
        from -> {
          for (final int cell : chosen.get(view[0]++)) {
            if (wanted.test(next[0])) {
              from.detail(cell % from.coarse().width(), cell / from.coarse().width(), detail);
              taker.take(next[0], detail);
            }
            next[0]++;
          }
        });
  }

  /** Takes a window's detail. */
  interface DetailTaker {
    /** The window's number, and its detail, which is overwritten afterwards. */
    void take(int window, float[] detail);
  }
}

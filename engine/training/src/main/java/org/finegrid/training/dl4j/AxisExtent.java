package org.finegrid.training.dl4j;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.finegrid.internal.model.Multiples;

/**
 * What one axis of a layer's result covers: how many cells it has for how many of the network's
 * input, how many are missing at its ends, and which input cells each of them has seen.
 *
 * <p>Cells are counted as if none were missing: cell {@code j} lies over input cell {@code
 * floor(j·period/cells)}. The pattern repeats, so that what cell {@code cells·m + r} has seen are
 * the input cells {@code period·m + lowest[r]} to {@code period·m + highest[r]}.
 *
 * @param cells cells of this result for {@code period} cells of the input
 * @param period see {@code cells}
 * @param before cells missing at the low end; negative: cells too many
 * @param after cells missing at the high end; negative: cells too many
 * @param lowest first input cell seen, for each of {@code cells}
 * @param highest last input cell seen, for each of {@code cells}
 */
record AxisExtent(int cells, int period, int before, int after, int[] lowest, int[] highest) {
  private static final int LARGEST = 4096;

  /** The network's input itself. */
  static AxisExtent input() {
    return new AxisExtent(1, 1, 0, 0, new int[1], new int[1]);
  }

  /** The bicubic upsampling of the input, whose fine cells have seen four cells each. */
  static AxisExtent bicubic(final int factor) {
    final int[] lowest = new int[factor];
    final int[] highest = new int[factor];
    for (int r = 0; r < factor; r++) {
      final int left = (int) Math.floor((r + 0.5) / factor - 0.5);
      lowest[r] = left - 1;
      highest[r] = left + 2;
    }
    return new AxisExtent(factor, 1, 0, 0, lowest, highest);
  }

  /**
   * A layer whose cell {@code j} sees cells {@code j+from} to {@code j+to} of this one.
   *
   * @param lostBefore cells that its result lacks at the low end, above those missing already
   */
  AxisExtent window(final int from, final int to, final int lostBefore, final int lostAfter) {
    return derive(
        cells,
        period,
        before + lostBefore,
        after + lostAfter,
        r -> min(r + from, r + to),
        r -> max(r + from, r + to));
  }

  /** A layer that makes several cells of each. */
  AxisExtent finer(final int times) {
    checkSize((long) cells * times);
    return derive(
        cells * times,
        period,
        before * times,
        after * times,
        r -> lowest(r / times),
        r -> highest(r / times));
  }

  /**
   * A layer that makes one cell of several.
   *
   * @throws ArithmeticException where missing cells leave a part of one
   */
  AxisExtent coarser(final int times) {
    if (before % times != 0 || after % times != 0) {
      throw new ArithmeticException("blocks of " + times + " cells do not fit");
    }
    final AxisExtent whole = cells % times == 0 ? this : repeated(times);
    return whole.derive(
        whole.cells / times,
        whole.period,
        before / times,
        after / times,
        r -> whole.min(r * times, r * times + times - 1),
        r -> whole.max(r * times, r * times + times - 1));
  }

  /**
   * A transposed convolution, whose cell {@code s·i + t·dilation − centre} gets a share of cell
   * {@code i} for each tap {@code t}.
   *
   * @param times its stride {@code s}
   * @param taps its kernel's edge
   * @param padding cells cut off at both ends; negative: the padding that keeps s cells of each
   */
  AxisExtent transposed(final int times, final int taps, final int dilation, final int padding) {
    final int extent = (taps - 1) * dilation;
    final int surplus = extent + 1 - times;
    final int centre = Math.floorDiv(surplus, 2);
    final int cutBefore = padding < 0 ? centre : padding;
    final int cutAfter = padding < 0 ? surplus - centre : padding;
    checkSize((long) cells * times);
    final int[] low = new int[cells * times];
    final int[] high = new int[cells * times];
    for (int r = 0; r < low.length; r++) {
      // Where a stride is larger than the kernel, cells between see none: their own stands for it.
      low[r] = lowest(Math.floorDiv(r, times));
      high[r] = highest(Math.floorDiv(r, times));
      boolean any = false;
      for (int t = 0; t < taps; t++) {
        final int at = r + centre - t * dilation;
        if (Math.floorMod(at, times) == 0) {
          final int i = Math.floorDiv(at, times);
          low[r] = any ? Math.min(low[r], lowest(i)) : lowest(i);
          high[r] = any ? Math.max(high[r], highest(i)) : highest(i);
          any = true;
        }
      }
    }
    return new AxisExtent(
        cells * times,
        period,
        before * times - centre + cutBefore,
        after * times - (surplus - centre) + cutAfter,
        low,
        high);
  }

  /**
   * Two results cell by cell, the first of each with the first.
   *
   * @return empty where they have different sizes
   */
  Optional<AxisExtent> with(final AxisExtent other) {
    if ((long) cells * other.period != (long) other.cells * period
        || before + after != other.before + other.after) {
      return Optional.empty();
    }
    final int shift = other.before - before;
    final int common = Multiples.leastCommon(cells, other.cells);
    final AxisExtent mine = repeated(common / cells);
    final AxisExtent its = other.repeated(common / other.cells);
    return Optional.of(
        mine.derive(
            common,
            mine.period,
            before,
            after,
            r -> Math.min(mine.lowest(r), its.lowest(r + shift)),
            r -> Math.max(mine.highest(r), its.highest(r + shift))));
  }

  /** How many cells this makes of each input cell; empty where that is no whole number. */
  OptionalInt factor() {
    return cells % period == 0 ? OptionalInt.of(cells / period) : OptionalInt.empty();
  }

  /** The farthest input cell in the receptive field of any cell, counted from the one below it. */
  int halo() {
    int farthest = 0;
    for (int r = 0; r < cells; r++) {
      final int own = (int) Math.floorDiv((long) r * period, cells);
      farthest = Math.max(farthest, Math.max(own - lowest[r], highest[r] - own));
    }
    return farthest;
  }

  private AxisExtent repeated(final int times) {
    checkSize((long) cells * times);
    return derive(cells * times, period * times, before, after, this::lowest, this::highest);
  }

  private AxisExtent derive(
      final int newCells,
      final int newPeriod,
      final int newBefore,
      final int newAfter,
      final IntUnaryOperator low,
      final IntUnaryOperator high) {
    final int[] newLowest = new int[newCells];
    final int[] newHighest = new int[newCells];
    Arrays.setAll(newLowest, low);
    Arrays.setAll(newHighest, high);
    return new AxisExtent(newCells, newPeriod, newBefore, newAfter, newLowest, newHighest);
  }

  private int lowest(final int j) {
    return lowest[Math.floorMod(j, cells)] + period * Math.floorDiv(j, cells);
  }

  private int highest(final int j) {
    return highest[Math.floorMod(j, cells)] + period * Math.floorDiv(j, cells);
  }

  private int min(final int from, final int to) {
    int min = Integer.MAX_VALUE;
    for (int j = from; j <= to; j++) {
      min = Math.min(min, lowest(j));
    }
    return min;
  }

  private int max(final int from, final int to) {
    int max = Integer.MIN_VALUE;
    for (int j = from; j <= to; j++) {
      max = Math.max(max, highest(j));
    }
    return max;
  }

  private static void checkSize(final long cells) {
    if (cells > LARGEST) {
      throw new ArithmeticException("more than " + LARGEST + " fine cells of a coarse one");
    }
  }
}

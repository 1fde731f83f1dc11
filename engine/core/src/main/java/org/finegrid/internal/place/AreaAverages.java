package org.finegrid.internal.place;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.finegrid.grid.Window;

/** Means over the exact area of each cell, whatever the coordinates of both sides are. */
final class AreaAverages implements PlacingMethod {
  /** Values of the source that are held at once. */
  private static final int MOST_VALUES = 1 << 21;

  /** Cells whose sides need more pieces than this are placed in small windows. */
  private static final int FEW_PIECES = 4;

  private static final int SMALL = 8;

  private final TargetGrid target;
  private final SourceGrid source;
  private final OptionalDouble gapValue;

  AreaAverages(final TargetGrid target, final SourceGrid source, final OptionalDouble gapValue) {
    this.target = target;
    this.source = source;
    this.gapValue = gapValue;
  }

  @Override
  public String name() {
    return "area averages";
  }

  @Override
  public void place(
      final int[] bands, final Window window, final double[][] planes, final long[] gaps) {
    place(new Job(bands, window, planes, gaps), window);
  }

  /** What is to be filled, in parts. */
  private record Job(int[] bands, Window whole, double[][] planes, long[] gaps) {

    int at(final Window part, final int cell) {
      final int row = part.row() - whole.row() + cell / part.width();
      return row * whole.width() + part.column() - whole.column() + cell % part.width();
    }
  }

  private void place(final Job job, final Window window) {
    final int pieces = EdgeBends.pieces(target, source, window);
    if (pieces > FEW_PIECES && (window.width() > SMALL || window.height() > SMALL)) {
      placeInParts(job, window);
      return;
    }
    final CellOutlines outlines = new CellOutlines(target, source, window, pieces);
    final List<Part> parts = parts(outlines);
    if (parts.stream().anyMatch(it -> it.window().cells() * job.bands().length > MOST_VALUES)
        && window.cells() > 1) {
      placeInParts(job, window);
      return;
    }
    final CellSums sums = new CellSums(job.bands().length, (int) window.cells());
    for (final Part part : parts) {
      for (final Window each : strips(part.window(), MOST_VALUES / job.bands().length)) {
        add(job.bands(), outlines, window, new Part(part.shift(), each), sums);
      }
    }
    for (int b = 0; b < job.bands().length; b++) {
      for (int cell = 0; cell < (int) window.cells(); cell++) {
        job.planes()[b][job.at(window, cell)] = sums.mean(b, cell, gapValue);
        job.gaps()[b] += gapValue.isPresent() && sums.isGap(b, cell) ? 1 : 0;
      }
    }
  }

  private void placeInParts(final Job job, final Window window) {
    final int width = (window.width() + 1) / 2;
    final int height = (window.height() + 1) / 2;
    for (int row = window.row(); row < window.endRow(); row += height) {
      for (int column = window.column(); column < window.endColumn(); column += width) {
        place(
            job,
            new Window(
                column,
                row,
                Math.min(width, window.endColumn() - column),
                Math.min(height, window.endRow() - row)));
      }
    }
  }

  /**
   * Cells of the source, in ascending order, that a window may have something of.
   *
   * @param shift degrees of whole turns that bring the window's longitudes there
   */
  private record Part(double shift, Window window) {}

  private List<Part> parts(final CellOutlines outlines) {
    final double[] box = outlines.bounds();
    if (outlines.aroundPole()) {
      box[0] -= AxisMatch.TURN;
      box[2] += AxisMatch.TURN;
      box[1] = box[1] < 0 ? -1 : box[1];
      box[3] = box[3] > 0 ? 1 : box[3];
    }
    final List<Part> parts = new ArrayList<>();
    if (!(box[0] <= box[2] && box[1] <= box[3])) {
      return parts;
    }
    final AxisEdges x = source.x();
    final int from = turns((x.low() - box[2]) / AxisMatch.TURN, true);
    final int to = turns((x.high() - box[0]) / AxisMatch.TURN, false);
    final int lowest = Math.max(0, source.y().find(box[1], 0));
    final int highest = Math.min(source.y().cells() - 1, source.y().find(box[3], lowest));
    for (int turn = from; turn <= to && lowest <= highest; turn++) {
      final double shift = turn * AxisMatch.TURN;
      final int first = Math.max(0, x.find(box[0] + shift, 0));
      final int last = Math.min(x.cells() - 1, x.find(box[2] + shift, first));
      if (first <= last) {
        parts.add(
            new Part(shift, new Window(first, lowest, last - first + 1, highest - lowest + 1)));
      }
    }
    return parts;
  }

  private int turns(final double turns, final boolean up) {
    if (!source.spherical()) {
      return 0;
    }
    return (int) (up ? Math.ceil(turns) : Math.floor(turns));
  }

  /** A window in pieces of a bounded size. */
  private static List<Window> strips(final Window window, final int most) {
    final List<Window> strips = new ArrayList<>();
    final int width = Math.min(window.width(), most);
    final int height = Math.max(1, Math.min(window.height(), most / width));
    for (int row = window.row(); row < window.endRow(); row += height) {
      for (int column = window.column(); column < window.endColumn(); column += width) {
        strips.add(
            new Window(
                column,
                row,
                Math.min(width, window.endColumn() - column),
                Math.min(height, window.endRow() - row)));
      }
    }
    return strips;
  }

  private void add(
      final int[] bands,
      final CellOutlines outlines,
      final Window window,
      final Part part,
      final CellSums sums) {
    final Window from = part.window();
    final double[][] values = new double[bands.length][(int) from.cells()];
    source.read(bands, from, values);
    final PolygonCover cover = new PolygonCover(source.x(), source.y());
    for (int cell = 0; cell < (int) window.cells(); cell++) {
      if (!outlines.trace(cell % window.width(), cell / window.width())) {
        continue;
      }
      sums.setArea(cell, Math.abs(outlines.area()));
      if (!outlines.cover(cover, part.shift(), from)) {
        continue;
      }
      final double sign = Math.signum(outlines.area());
      for (int r = 0; r < cover.rows(); r++) {
        int at = (cover.row() + r - from.row()) * from.width() + cover.column() - from.column();
        for (int c = 0; c < cover.columns(); c++, at++) {
          final double area = sign * cover.area(c, r);
          for (int b = 0; b < bands.length; b++) {
            sums.add(b, cell, area, values[b][at]);
          }
        }
      }
    }
  }
}

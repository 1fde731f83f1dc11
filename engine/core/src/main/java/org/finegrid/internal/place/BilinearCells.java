package org.finegrid.internal.place;

import java.util.OptionalDouble;
import org.finegrid.grid.Window;

/**
 * Values between the centres of a source's coarser cells, at the centre of each cell. Within half a
 * cell of the source's edge or of a gap, only known neighbours count.
 */
final class BilinearCells implements PlacingMethod {
  private final TargetGrid target;
  private final SourceGrid source;
  private final OptionalDouble gapValue;
  private final AxisEdges latitudes;
  private final boolean wraps;

  BilinearCells(final TargetGrid target, final SourceGrid source, final OptionalDouble gapValue) {
    this.target = target;
    this.source = source;
    this.gapValue = gapValue;
    this.latitudes = AxisEdges.of(source.geometry().y(), it -> it);
    this.wraps = source.geometry().wrapsAround();
  }

  @Override
  public String name() {
    return "bilinear";
  }

  @Override
  public void place(
      final int[] bands, final Window window, final double[][] planes, final long[] gaps) {
    final int cells = (int) window.cells();
    final CentrePosition[] across = new CentrePosition[cells];
    final CentrePosition[] down = new CentrePosition[cells];
    locate(window, across, down);
    final Window from = cellsOf(across, down);
    final double[][] values = new double[bands.length][(int) from.cells()];
    source.read(bands, from, values);
    for (int b = 0; b < bands.length; b++) {
      for (int i = 0; i < cells; i++) {
        planes[b][i] = Double.NaN;
        if (across[i].cell() >= 0 && down[i].cell() >= 0) {
          final double value = value(values[b], from, across[i], down[i]);
          planes[b][i] = Double.isNaN(value) ? gapValue.orElse(value) : value;
          gaps[b] += Double.isNaN(value) && gapValue.isPresent() ? 1 : 0;
        }
      }
    }
  }

  private void locate(
      final Window window, final CentrePosition[] across, final CentrePosition[] down) {
    final double[] places = new double[2 * across.length];
    for (int i = 0; i < across.length; i++) {
      places[2 * i] = target.x(2 * (window.column() + i % window.width()) + 1, 2);
      places[2 * i + 1] = target.y(2 * (window.row() + i / window.width()) + 1, 2);
    }
    target.toSource(places, across.length);
    final AxisEdges x = source.x();
    final double middle = (x.low() + x.high()) / 2;
    int column = 0;
    int row = 0;
    for (int i = 0; i < across.length; i++) {
      final double along =
          source.spherical() ? SourceGrid.near(places[2 * i], middle) : places[2 * i];
      across[i] = CentrePosition.of(x, along, wraps, column);
      down[i] = CentrePosition.of(latitudes, places[2 * i + 1], false, row);
      column = across[i].cell();
      row = down[i].cell();
    }
  }

  /** The cells that take part; one where there are none. */
  private static Window cellsOf(final CentrePosition[] across, final CentrePosition[] down) {
    final int[] columns = {Integer.MAX_VALUE, -1};
    final int[] rows = {Integer.MAX_VALUE, -1};
    for (int i = 0; i < across.length; i++) {
      if (across[i].cell() >= 0 && down[i].cell() >= 0) {
        extend(columns, across[i]);
        extend(rows, down[i]);
      }
    }
    return columns[1] < 0
        ? new Window(0, 0, 1, 1)
        : new Window(columns[0], rows[0], columns[1] - columns[0] + 1, rows[1] - rows[0] + 1);
  }

  private static void extend(final int[] range, final CentrePosition position) {
    range[0] = Math.min(range[0], position.cell());
    range[1] = Math.max(range[1], position.cell());
    if (position.neighbour() >= 0) {
      range[0] = Math.min(range[0], position.neighbour());
      range[1] = Math.max(range[1], position.neighbour());
    }
  }

  /** NaN where the cell that holds the place has no value. */
  private double value(
      final double[] values,
      final Window from,
      final CentrePosition across,
      final CentrePosition down) {
    final int at = index(from, across.cell(), down.cell());
    if (Double.isNaN(values[at])) {
      return Double.NaN;
    }
    double sum = 0;
    double weights = 0;
    for (int corner = 0; corner < 4; corner++) {
      final int column = corner % 2 == 0 ? across.cell() : across.neighbour();
      final int row = corner < 2 ? down.cell() : down.neighbour();
      if (column >= 0 && row >= 0) {
        final double stored = values[index(from, column, row)];
        final double value = Double.isNaN(stored) ? gapValue.orElse(stored) : stored;
        if (!Double.isNaN(value)) {
          final double weight =
              (corner % 2 == 0 ? 1 - across.share() : across.share())
                  * (corner < 2 ? 1 - down.share() : down.share());
          sum += weight * value;
          weights += weight;
        }
      }
    }
    // Next to a gap a neighbour's weight may be all there is beside the cell's own.
    return weights > 0 ? sum / weights : values[at];
  }

  private static int index(final Window from, final int column, final int row) {
    return (row - from.row()) * from.width() + column - from.column();
  }
}

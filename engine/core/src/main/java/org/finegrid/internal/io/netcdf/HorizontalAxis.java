package org.finegrid.internal.io.netcdf;

import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.Axis;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.SourceCoordinates;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/**
 * A horizontal axis read from its coordinate variable.
 *
 * @param axis the cells
 * @param reversed whether the axis runs against the order of the file
 * @param label name and attributes
 */
record HorizontalAxis(Axis axis, boolean reversed, SourceCoordinates.Label label) {
  /** A share of a cell by which evenly spaced coordinates may be off: decimals get rounded. */
  private static final double EVEN = 1e-3;

  /** Reads the columns' axis, in file order. */
  static HorizontalAxis columns(
      final OpenFile file, final Variable coordinate, final SingleCells singleCells) {
    return read(file, coordinate, false, singleCells);
  }

  /** Reads the rows' axis, north first. */
  static HorizontalAxis rows(
      final OpenFile file, final Variable coordinate, final SingleCells singleCells) {
    return read(file, coordinate, true, singleCells);
  }

  private static HorizontalAxis read(
      final OpenFile file,
      final Variable coordinate,
      final boolean falling,
      final SingleCells singleCells) {
    final String name = coordinate.getShortName();
    final double[] centres = file.values(coordinate);
    final int n = centres.length;
    if (n == 0) {
      throw file.refusal("has no cells along " + name);
    }
    for (final double centre : centres) {
      if (!Double.isFinite(centre)) {
        throw file.refusal("the coordinate " + name + " has missing values; the grid is unknown");
      }
    }
    final boolean reversed = falling && n > 1 && centres[n - 1] > centres[0];
    final Optional<double[]> bounds = bounds(file, coordinate);
    final boolean flip =
        reversed || falling && n == 1 && bounds.isPresent() && increasing(bounds.get());
    if (reversed) {
      reverse(centres);
    }
    if (flip) {
      bounds.ifPresent(HorizontalAxis::reverse);
    }
    final Axis axis =
        n == 1 && bounds.isEmpty()
            ? singleCells.axis(coordinate, centres[0], falling)
            : cells(file, coordinate, centres, bounds);
    return new HorizontalAxis(
        axis,
        reversed,
        new SourceCoordinates.Label(name, Attributes.ofValues(coordinate, Set.of("bounds"))));
  }

  private static Axis cells(
      final OpenFile file,
      final Variable coordinate,
      final double[] centres,
      final Optional<double[]> bounds) {
    final String name = coordinate.getShortName();
    final int n = centres.length;
    if (n == 1) {
      final double[] edges = bounds.orElseThrow();
      return regular(file, name, edges[0], edges[1] - edges[0], 1);
    }
    final double step = (centres[n - 1] - centres[0]) / (n - 1);
    final Optional<RegularAxis> stated = stated(file, coordinate, centres, step);
    if (isEven(centres, step, coordinate.getDataType())) {
      return stated.orElseGet(() -> regular(file, name, centres[0] - step / 2, step, n));
    }
    final IrregularAxis axis = irregular(file, name, centres, bounds);
    return stated.map(axis::withNominal).orElse(axis);
  }

  private static RegularAxis regular(
      final OpenFile file, final String name, final double origin, final double step, final int n) {
    if (!RegularAxis.isSound(origin, step, n)) {
      throw file.refusal(
          "the coordinate "
              + name
              + " does not form cells: they begin at "
              + origin
              + " in steps of "
              + step);
    }
    return new RegularAxis(origin, step, n);
  }

  private static IrregularAxis irregular(
      final OpenFile file,
      final String name,
      final double[] centres,
      final Optional<double[]> bounds) {
    if (bounds.isPresent()) {
      try {
        return new IrregularAxis(bounds.get(), centres);
      } catch (IllegalArgumentException e) {
        // Bounds that contradict the coordinates are worth less than the coordinates.
        return around(file, name, centres);
      }
    }
    return around(file, name, centres);
  }

  private static IrregularAxis around(
      final OpenFile file, final String name, final double[] centres) {
    try {
      return IrregularAxis.around(centres);
    } catch (IllegalArgumentException e) {
      throw file.refusal(
          "the coordinate "
              + name
              + " is not monotonic, so its cells are not contiguous; sort it first,"
              + " such as with: cdo sellonlatbox");
    }
  }

  private static boolean isEven(final double[] centres, final double step, final DataType type) {
    double largest = 0;
    for (final double centre : centres) {
      largest = Math.max(largest, Math.abs(centre));
    }
    final double rounding = 2 * (type == DataType.FLOAT ? Math.ulp((float) largest) : 0);
    final double tolerance = Math.max(rounding, EVEN * Math.abs(step));
    for (int i = 0; i < centres.length; i++) {
      if (!(Math.abs(centres[0] + i * step - centres[i]) <= tolerance)) {
        return false;
      }
    }
    return step != 0;
  }

  /**
   * The outer edges by the convention of GMT, which say exactly what the coordinates only imply:
   * {@code node_offset = 1} and {@code actual_range}. Believed where they fit the coordinates.
   */
  private static Optional<RegularAxis> stated(
      final OpenFile file, final Variable coordinate, final double[] centres, final double step) {
    final Attribute offset = file.file().findGlobalAttribute("node_offset");
    final double[] range = Attributes.numbers(coordinate, "actual_range");
    final double[] cellEdges = Attributes.numbers(offset);
    if (cellEdges.length != 1 || cellEdges[0] != 1 || range.length != 2 || step == 0) {
      return Optional.empty();
    }
    final double low = Math.min(range[0], range[1]);
    final double high = Math.max(range[0], range[1]);
    final double first = step > 0 ? low : high;
    final double last = step > 0 ? high : low;
    final boolean fits =
        Math.abs(first - (centres[0] - step / 2)) < Math.abs(step)
            && Math.abs(last - (centres[centres.length - 1] + step / 2)) < Math.abs(step)
            && RegularAxis.isSound(first, (last - first) / centres.length, centres.length);
    return fits
        ? Optional.of(new RegularAxis(first, (last - first) / centres.length, centres.length))
        : Optional.empty();
  }

  /** The edges of touching cells, in file order; empty where there are none or they leave gaps. */
  private static Optional<double[]> bounds(final OpenFile file, final Variable coordinate) {
    final String name = Attributes.text(coordinate, "bounds");
    final int n = (int) coordinate.getSize();
    final Optional<Variable> variable =
        name.isEmpty() ? Optional.empty() : file.related(coordinate, name);
    return variable
        .filter(each -> GriddedVariable.isNumber(each) && each.getSize() == 2L * n)
        .flatMap(each -> touching(file.values(each)));
  }

  private static Optional<double[]> touching(final double[] pairs) {
    final int n = pairs.length / 2;
    // A pair may be written low to high on an axis that falls.
    final boolean swapped =
        n > 1 && (pairs[1] > pairs[0]) != (pairs[2] + pairs[3] > pairs[0] + pairs[1]);
    final double[] edges = new double[n + 1];
    for (int i = 0; i < n; i++) {
      final double begin = pairs[2 * i + (swapped ? 1 : 0)];
      final double end = pairs[2 * i + (swapped ? 0 : 1)];
      if (i > 0 && !(Math.abs(begin - edges[i]) <= EVEN * Math.abs(end - begin))) {
        return Optional.empty();
      }
      edges[i] = i == 0 ? begin : edges[i];
      edges[i + 1] = end;
    }
    return Double.isFinite(edges[0]) && edges[1] != edges[0]
        ? Optional.of(edges)
        : Optional.empty();
  }

  private static boolean increasing(final double[] edges) {
    return edges[edges.length - 1] > edges[0];
  }

  private static void reverse(final double[] values) {
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      final double kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}

package org.finegrid.io.gdal;

import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.SourceCoordinates.Label;
import org.finegrid.internal.io.cf.CfAttributes;

/**
 * A horizontal axis of an array.
 *
 * @param axis the cells
 * @param reversed whether the axis runs against the order of the file
 * @param label name and attributes
 */
record ArrayAxis(Axis axis, boolean reversed, Label label) {
  /** A share of a cell by which evenly spaced coordinates may be off: decimals get rounded. */
  private static final double EVEN = 1e-3;

  /** Cells that are counted, for a dimension without coordinates. */
  static ArrayAxis counting(final GridArray.Along along) {
    return new ArrayAxis(
        new RegularAxis(0, 1, along.size()), false, new Label(along.name(), Map.of()));
  }

  /**
   * The cells around coordinates.
   *
   * @param values the coordinates, in the order of the file
   * @param falling whether the axis is wanted from north to south
   * @param statedEdges whether the range of the coordinate is that of the outer edges, as GMT has
   *     it
   * @throws RasterException where the coordinates are not those of touching cells
   */
  static ArrayAxis of(
      final GridArray coordinate,
      final double[] values,
      final boolean falling,
      final boolean statedEdges) {
    final int n = values.length;
    final boolean reversed = falling && n > 1 && values[n - 1] > values[0];
    final double[] centres = new double[n];
    for (int i = 0; i < n; i++) {
      centres[i] = values[reversed ? n - 1 - i : i];
    }
    final Label label =
        new Label(
            coordinate.lastName(),
            coordinate.attributesWithout(
                key -> key.equals("bounds") || CfAttributes.ofStorage(key)));
    return new ArrayAxis(cells(coordinate, centres, statedEdges), reversed, label);
  }

  private static Axis cells(
      final GridArray coordinate, final double[] centres, final boolean statedEdges) {
    final int n = centres.length;
    if (n < 2) {
      throw new RasterException(
          coordinate.shortName() + ": the cell size does not follow from a single coordinate");
    }
    final double step = (centres[n - 1] - centres[0]) / (n - 1);
    for (int i = 0; i < n; i++) {
      if (!(Math.abs(centres[0] + i * step - centres[i]) <= EVEN * Math.abs(step)) || step == 0) {
        return uneven(coordinate, centres);
      }
    }
    if (statedEdges
        && coordinate.attributes().get("actual_range") instanceof double[] range
        && range.length == 2) {
      final double first = step > 0 ? Math.min(range[0], range[1]) : Math.max(range[0], range[1]);
      final double last = step > 0 ? Math.max(range[0], range[1]) : Math.min(range[0], range[1]);
      return even(coordinate, first, (last - first) / n, n);
    }
    return even(coordinate, centres[0] - step / 2, step, n);
  }

  private static Axis even(
      final GridArray coordinate, final double origin, final double step, final int n) {
    if (!RegularAxis.isSound(origin, step, n)) {
      throw new RasterException(
          coordinate.shortName() + ": its coordinates are none that cells could lie at");
    }
    return new RegularAxis(origin, step, n);
  }

  private static Axis uneven(final GridArray coordinate, final double[] centres) {
    try {
      return IrregularAxis.around(centres);
    } catch (IllegalArgumentException e) {
      throw new RasterException(
          coordinate.shortName()
              + ": the coordinates are not monotonic, so its cells are not contiguous",
          e);
    }
  }

  /** What the coordinates mean where the file states no reference. */
  CoordinateReference reference() {
    final String unit =
        String.valueOf(label.attributes().getOrDefault("units", "")).toLowerCase(Locale.ROOT);
    return unit.matches("degrees?_?e(ast)?")
        ? CoordinateReference.geographicWithoutDatum()
        : CoordinateReference.unknown();
  }
}

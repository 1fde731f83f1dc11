package org.finegrid.io.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.finegrid.grid.Axis;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.SourceCoordinates.Label;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/**
 * A file being defined: variables are declared first and get their values once the file exists, as
 * the format wants it.
 */
final class Definition {
  /** What the first cell holds until it is written. */
  static final float MARK = 1.25e-7f;

  private final NetcdfFileWriter writer;
  private final Names variables = new Names();
  private final Names dimensionNames = new Names();
  private final Map<Variable, Array> values = new LinkedHashMap<>();
  private final List<Variable> cells = new ArrayList<>();
  private String pair = "";

  Definition(final NetcdfFileWriter writer) {
    this.writer = writer;
  }

  void global(final Map<String, Object> attributes) {
    attributes.forEach(
        (name, value) ->
            writer.addGroupAttribute(null, Attributes.of(Names.attribute(name), value)));
  }

  /** Declares an outer dimension and its coordinate; answers its name. */
  String dimension(final Dimension dimension) {
    final String name = dimensionNames.take(dimension.name());
    writer.addDimension(null, name, dimension.size());
    if (isCount(dimension)) {
      return name;
    }
    final String variable = variables.take(name);
    coordinate(variable, name, dimension);
    return name;
  }

  /** Declares a coordinate of one value; answers its name. */
  String scalar(final Dimension coordinate) {
    final String name = variables.take(coordinate.name());
    coordinate(name, "", coordinate);
    return name;
  }

  /** A dimension without coordinates is read as one that counts from 0. */
  private static boolean isCount(final Dimension dimension) {
    final double[] steps = dimension.values();
    return dimension.attributes().isEmpty()
        && IntStream.range(0, steps.length).allMatch(i -> steps[i] == i);
  }

  private void coordinate(final String name, final String dimensions, final Dimension coordinate) {
    final Map<String, Object> attributes = new LinkedHashMap<>(coordinate.attributes());
    final String kind = attributes.containsKey("climatology") ? "climatology" : "bounds";
    final Object told = attributes.remove(kind);
    attributes.remove("bounds");
    if (coordinate.bounds().isPresent()) {
      final String bounds = variables.take(told instanceof String text ? text : name + "_bnds");
      attributes.put(kind, bounds);
      final double[] pairs = new double[2 * coordinate.size()];
      for (int i = 0; i < coordinate.size(); i++) {
        pairs[2 * i] = coordinate.bounds().get()[i][0];
        pairs[2 * i + 1] = coordinate.bounds().get()[i][1];
      }
      add(bounds, (dimensions + " " + pair()).trim(), Map.of(), pairs);
    }
    add(name, dimensions, attributes, coordinate.values());
  }

  /**
   * Declares a horizontal axis: its dimension, its coordinate with the range of its outer edges,
   * and its bounds. Answers its name.
   */
  String axis(final Label label, final Axis axis, final boolean reversed) {
    final String name = dimensionNames.take(label.name());
    final int n = axis.size();
    writer.addDimension(null, name, n);
    final double[] centres = new double[n];
    final double[] pairs = new double[2 * n];
    for (int i = 0; i < n; i++) {
      final int cell = reversed ? n - 1 - i : i;
      centres[i] = axis.centre(cell);
      pairs[2 * i] = axis.edge(reversed ? cell + 1 : cell);
      pairs[2 * i + 1] = axis.edge(reversed ? cell : cell + 1);
    }
    final String bounds = variables.take(name + "_bnds");
    final Map<String, Object> attributes = new LinkedHashMap<>(label.attributes());
    attributes.put("bounds", bounds);
    attributes.put("actual_range", range(axis.nominal()));
    add(variables.take(name), name, attributes, centres);
    add(bounds, name + " " + pair(), Map.of(), pairs);
    return name;
  }

  private static double[] range(final RegularAxis axis) {
    final double first = axis.edge(0);
    final double last = axis.edge(axis.size());
    return new double[] {Math.min(first, last), Math.max(first, last)};
  }

  /** Declares a grid mapping; answers its name. */
  String gridMapping(final GridMapping mapping) {
    final String name = variables.take(mapping.variable());
    final Map<String, Object> attributes = new LinkedHashMap<>(mapping.attributes());
    // GDAL's own record of the coarse cells' place.
    attributes.remove("GeoTransform");
    final Variable variable = declare(name, DataType.INT, "", attributes);
    values.put(variable, Array.factory(new int[1]).reshape(new int[0]));
    return name;
  }

  /** Declares a variable of cells. These come last in the file, in the order of this call. */
  void cells(
      final String name, final List<String> dimensions, final Map<String, Object> attributes) {
    cells.add(
        declare(variables.take(name), DataType.FLOAT, String.join(" ", dimensions), attributes));
  }

  /** Writes the mark into the first of all cells, to be found there. */
  void mark() throws IOException, InvalidRangeException {
    final Variable first = cells.get(0);
    final int[] one = new int[first.getRank()];
    Arrays.fill(one, 1);
    writer.write(first, Array.factory(new float[] {MARK}).reshape(one));
  }

  /** Writes everything but the cells. */
  void writeValues() throws IOException, InvalidRangeException {
    for (final Map.Entry<Variable, Array> each : values.entrySet()) {
      writer.write(each.getKey(), each.getValue());
    }
  }

  private String pair() {
    if (pair.isEmpty()) {
      pair = dimensionNames.take("bnds");
      writer.addDimension(null, pair, 2);
    }
    return pair;
  }

  private void add(
      final String name,
      final String dimensions,
      final Map<String, Object> attributes,
      final double[] numbers) {
    final Variable variable = declare(name, DataType.DOUBLE, dimensions, attributes);
    values.put(variable, Array.factory(numbers).reshape(variable.getShape()));
  }

  private Variable declare(
      final String name,
      final DataType type,
      final String dimensions,
      final Map<String, Object> attributes) {
    final Variable variable = writer.addVariable(null, name, type, dimensions);
    attributes.forEach(
        (key, value) ->
            writer.addVariableAttribute(variable, Attributes.of(Names.attribute(key), value)));
    return variable;
  }
}

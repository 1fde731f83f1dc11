package org.finegrid.internal.io.netcdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.finegrid.grid.Axis;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.SourceCoordinates.Label;

/** Declares coordinates, bounds and grid mappings in a file as CF has them, under unused names. */
final class CfDeclarations {
  private final ClassicFile file;
  private final UniqueNames variables = new UniqueNames();
  private final UniqueNames dimensionNames = new UniqueNames();
  private String pair = "";

  CfDeclarations(final ClassicFile file) {
    this.file = file;
  }

  void global(final Map<String, Object> attributes) {
    safe(attributes).forEach(file::attribute);
  }

  /** Declares an outer dimension and its coordinate; answers its name. */
  String dimension(final Dimension dimension) {
    final String name = dimensionNames.take(dimension.name());
    file.dimension(name, dimension.size());
    if (isCount(dimension)) {
      return name;
    }
    final String variable = variables.take(name);
    coordinate(variable, List.of(name), dimension);
    return name;
  }

  /** Declares a coordinate of one value; answers its name. */
  String scalar(final Dimension coordinate) {
    final String name = variables.take(coordinate.name());
    coordinate(name, List.of(), coordinate);
    return name;
  }

  /** A dimension without coordinates is read as one that counts from 0. */
  private static boolean isCount(final Dimension dimension) {
    final double[] steps = dimension.values();
    return dimension.attributes().isEmpty()
        && IntStream.range(0, steps.length).allMatch(i -> steps[i] == i);
  }

  private void coordinate(final String name, final List<String> along, final Dimension coordinate) {
    final Map<String, Object> attributes = new LinkedHashMap<>(coordinate.attributes());
    final String kind = attributes.containsKey("climatology") ? "climatology" : "bounds";
    final Object boundsName = attributes.remove(kind);
    attributes.remove("bounds");
    if (coordinate.bounds().isPresent()) {
      final String bounds =
          variables.take(boundsName instanceof String text ? text : name + "_bnds");
      attributes.put(kind, bounds);
      final double[][] pairs = coordinate.bounds().get();
      final List<String> withPair = new ArrayList<>(along);
      withPair.add(pair());
      add(bounds, withPair, Map.of(), i -> pairs[(int) (i / 2)][(int) (i % 2)]);
    }
    final double[] values = coordinate.values();
    add(name, along, attributes, i -> values[(int) i]);
  }

  /**
   * Declares a horizontal axis: its dimension, its coordinate with the range of its outer edges,
   * and its bounds. Answers its name.
   */
  String axis(final Label label, final Axis axis, final boolean reversed) {
    final String name = dimensionNames.take(label.name());
    final int n = axis.size();
    file.dimension(name, n);
    final String bounds = variables.take(name + "_bnds");
    final Map<String, Object> attributes = new LinkedHashMap<>(label.attributes());
    attributes.put("bounds", bounds);
    attributes.put("actual_range", range(axis.nominal()));
    add(variables.take(name), List.of(name), attributes, i -> axis.centre(cell(i, n, reversed)));
    add(
        bounds,
        List.of(name, pair()),
        Map.of(),
        i -> axis.edge(cell(i / 2, n, reversed) + (int) (reversed ? 1 - i % 2 : i % 2)));
    return name;
  }

  private static int cell(final long stored, final int size, final boolean reversed) {
    return (int) (reversed ? size - 1 - stored : stored);
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
    file.variable(name, ClassicFile.Type.INT, List.of(), safe(attributes), i -> 0);
    return name;
  }

  /** Declares a variable of cells. These come last in the file, in the order of this call. */
  void cells(
      final String name, final List<String> dimensions, final Map<String, Object> attributes) {
    file.cells(variables.take(name), dimensions, safe(attributes));
  }

  private String pair() {
    if (pair.isEmpty()) {
      pair = dimensionNames.take("bnds");
      file.dimension(pair, 2);
    }
    return pair;
  }

  private void add(
      final String name,
      final List<String> along,
      final Map<String, Object> attributes,
      final LongToDoubleFunction numbers) {
    file.variable(name, ClassicFile.Type.DOUBLE, along, safe(attributes), numbers);
  }

  /** Under names that the format takes. */
  private static Map<String, Object> safe(final Map<String, Object> attributes) {
    final Map<String, Object> safe = new LinkedHashMap<>();
    attributes.forEach((name, value) -> safe.put(UniqueNames.attribute(name), value));
    return safe;
  }
}

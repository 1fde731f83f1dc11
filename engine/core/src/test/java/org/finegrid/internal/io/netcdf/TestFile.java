package org.finegrid.internal.io.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/**
 * Makes input files with the library, so that what is read was not written by the code under test.
 */
final class TestFile {
  private final Path path;
  private final NetcdfFileWriter writer;
  private final Map<Variable, Array> values = new LinkedHashMap<>();
  private final List<Variable> added = new ArrayList<>();

  TestFile(final Path path) {
    this.path = path;
    try {
      writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, path.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with even latitudes (46, 46.5, …) and longitudes (10, 10.5, …) as asked. */
  static TestFile latLon(final Path path, final int rows, final int columns) {
    return new TestFile(path)
        .dimension("lat", rows)
        .dimension("lon", columns)
        .variable("lat", "lat", steps(46, 0.5, rows))
        .attribute("units", "degrees_north")
        .variable("lon", "lon", steps(10, 0.5, columns))
        .attribute("units", "degrees_east");
  }

  static double[] steps(final double first, final double step, final int count) {
    final double[] steps = new double[count];
    for (int i = 0; i < count; i++) {
      steps[i] = first + i * step;
    }
    return steps;
  }

  TestFile dimension(final String name, final int size) {
    writer.addDimension(null, name, size);
    return this;
  }

  TestFile global(final String name, final Object value) {
    writer.addGroupAttribute(null, attributeOf(name, value));
    return this;
  }

  TestFile variable(final String name, final String dimensions, final double... numbers) {
    return variable(name, DataType.DOUBLE, dimensions, numbers);
  }

  TestFile variable(
      final String name, final DataType type, final String dimensions, final double... numbers) {
    final Variable variable = writer.addVariable(null, name, type, dimensions);
    final Array array = Array.factory(type, variable.getShape());
    for (int i = 0; i < numbers.length && type != DataType.CHAR; i++) {
      array.setDouble(i, numbers[i]);
    }
    values.put(variable, array);
    added.add(variable);
    return this;
  }

  /** An attribute of the variable added last. */
  TestFile attribute(final String name, final Object value) {
    writer.addVariableAttribute(added.get(added.size() - 1), attributeOf(name, value));
    return this;
  }

  private static Attribute attributeOf(final String name, final Object value) {
    if (value instanceof Number number) {
      return new Attribute(name, number);
    }
    if (value instanceof double[] || value instanceof short[] || value instanceof float[]) {
      return new Attribute(name, Array.factory(value));
    }
    return new Attribute(name, String.valueOf(value));
  }

  Path write() {
    try {
      writer.create();
      for (final Map.Entry<Variable, Array> each : values.entrySet()) {
        writer.write(each.getKey(), each.getValue());
      }
      writer.close();
    } catch (IOException | InvalidRangeException e) {
      throw new IllegalStateException(e);
    }
    return path;
  }
}

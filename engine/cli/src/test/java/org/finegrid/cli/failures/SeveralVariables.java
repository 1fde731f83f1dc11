package org.finegrid.cli.failures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.NetcdfFileWriter.Version;
import ucar.nc2.Variable;

/** A NetCDF file with {@code rain} and {@code snow} on one grid. */
final class SeveralVariables {
  private static final int EDGE = 8;

  private SeveralVariables() {}

  static Path write(final Path path) {
    try {
      final NetcdfFileWriter file = NetcdfFileWriter.createNew(Version.netcdf3, path.toString());
      file.addDimension(null, "lat", EDGE);
      file.addDimension(null, "lon", EDGE);
      final Variable lat = axis(file, "lat", "degrees_north");
      final Variable lon = axis(file, "lon", "degrees_east");
      for (final String name : List.of("rain", "snow")) {
        file.addVariable(null, name, DataType.FLOAT, "lat lon");
      }
      file.create();
      final Array steps = Array.makeArray(DataType.DOUBLE, EDGE, 10, 1);
      file.write(lat, steps);
      file.write(lon, steps);
      file.close();
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidRangeException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Variable axis(final NetcdfFileWriter file, final String name, final String units) {
    final Variable axis = file.addVariable(null, name, DataType.DOUBLE, name);
    axis.addAttribute(new Attribute("units", units));
    return axis;
  }
}

package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small rasters with a coordinate reference, and where on the Earth GDAL finds rasters. */
final class Places {
  private static final Pattern EXTENT =
      Pattern.compile("\"wgs84Extent\"\\s*:\\s*\\{(.*?)\\}", Pattern.DOTALL);
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+|-?\\d+(?=[,\\s\\]])");

  /** GDAL prints seven decimals of a degree. */
  private static final double DECIMALS = 2e-7;

  private Places() {}

  /** Longitudes and latitudes of the corners; none where GDAL knows no reference. */
  static double[] corners(final Path raster) throws IOException, InterruptedException {
    final String json =
        Programs.run(raster.getParent(), "gdalinfo", "-json", raster.getFileName().toString());
    final Matcher extent = EXTENT.matcher(json);
    return extent.find()
        ? NUMBER
            .matcher(extent.group(1))
            .results()
            .mapToDouble(it -> Double.parseDouble(it.group()))
            .toArray()
        : new double[0];
  }

  /** Holds two rasters to lie on the same ground. */
  static void assertSame(final Path expected, final Path actual)
      throws IOException, InterruptedException {
    final double[] ground = corners(expected);
    assertTrue(ground.length >= 8, expected + " has no place");
    assertArrayEquals(ground, corners(actual), DECIMALS);
  }

  /**
   * Makes a NetCDF file of 3 × 2 cells.
   *
   * @param standardName of the columns' coordinate, such as {@code projection_x_coordinate}
   * @param units of both coordinates
   * @param first the first centre in x and y
   * @param step the size of a cell
   * @param mapping attributes of the grid mapping, in CDL, of the variable {@code crs}
   */
  static Path netcdf(
      final Path file,
      final String standardName,
      final String units,
      final double[] first,
      final double step,
      final String mapping)
      throws IOException, InterruptedException {
    final String y = standardName.replace("_x_", "_y_").replace("longitude", "latitude");
    final Path cdl = file.resolveSibling("made.cdl");
    Files.writeString(
        cdl,
        """
        netcdf made {
        dimensions: x = 3 ; y = 2 ;
        variables:
          double x(x) ; x:standard_name = "%s" ; x:units = "%s" ;
          double y(y) ; y:standard_name = "%s" ; y:units = "%s" ;
          int crs ; %s
          float t(y, x) ; t:units = "K" ; t:grid_mapping = "crs" ;
          :Conventions = "CF-1.8" ;
        data:
          x = %s, %s, %s ;
          y = %s, %s ;
          t = 1, 2, 3, 4, 5, 6 ;
        }
        """
            .formatted(
                standardName,
                units,
                y,
                units.replace("east", "north"),
                mapping,
                first[0],
                first[0] + step,
                first[0] + 2 * step,
                first[1],
                first[1] - step));
    Programs.run(file.getParent(), "ncgen", "-o", file.getFileName().toString(), "made.cdl");
    return file;
  }

  /** A text as an attribute in CDL. */
  static String attribute(final String name, final String text) {
    return "crs:" + name + " = \"" + text.replace("\"", "\\\"") + "\" ; ";
  }

  /** A reference in one of GDAL's forms of text, on one line. */
  static String text(final Path folder, final String reference, final String form)
      throws IOException, InterruptedException {
    return Programs.run(folder, "gdalsrsinfo", "-o", form, "--single-line", reference)
        .strip()
        .replaceAll("\\s*\\R\\s*", "");
  }

  /** Makes a GeoTIFF of 4 × 4 cells of 1000 units. */
  static Path geotiff(final Path file, final String reference, final String... more)
      throws IOException, InterruptedException {
    final Path cells = Grids.ascii(file.resolveSibling("cells.asc"), 4, 4, i -> i);
    final String[] command = {
      "gdal_translate",
      "-q",
      "-a_srs",
      reference,
      "-a_ullr",
      "301000",
      "204000",
      "305000",
      "200000",
      cells.toString(),
      file.toString()
    };
    final String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    Programs.run(file.getParent(), all);
    return file;
  }
}

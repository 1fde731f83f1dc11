package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.finegrid.cli.GdalBindings;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cells in each kind of NetCDF. */
class KindsOfNetcdfTest {
  private static final double[] CELLS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

  @TempDir private Path folder;

  @BeforeEach
  void makeText() throws Exception {
    Programs.assumePresent("ncgen", "nccopy", "gdal_translate");
    Files.writeString(
        folder.resolve("in.cdl"),
        """
        netcdf in {
        dimensions: lat = 4; lon = 4;
        variables:
          double lat(lat); lat:units = "degrees_north";
          double lon(lon); lon:units = "degrees_east";
          float t(lat, lon); t:units = "K";
        data:
          lat = 4, 3, 2, 1; lon = 1, 2, 3, 4;
          t = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16;
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "64-bit offset", "netCDF-4", "netCDF-4 classic model"})
  void finegridReadsItself(final String kind) throws Exception {
    Programs.run(folder, "ncgen", "-k", kind, "-o", "in.nc", "in.cdl");
    madeFine("--reader=java");
    assertCellsAreKept();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-d 1", "-d 9 -s", "-d 1 -c lat/1,lon/3"})
  void finegridReadsWhatIsCompressed(final String options) throws Exception {
    Programs.run(folder, "ncgen", "-4", "-o", "plain.nc", "in.cdl");
    Programs.run(folder, ("nccopy " + options + " plain.nc in.nc").split(" "));
    madeFine("--reader=java");
    assertCellsAreKept();
  }

  @Test
  void gdalReadsSzipWithANote() throws Exception {
    GdalBindings.assumeInstalled();
    Programs.run(folder, "ncgen", "-4", "-o", "plain.nc", "in.cdl");
    Programs.run(folder, "nccopy", "-F", "t,4,4,8", "plain.nc", "in.nc");
    final Outcome outcome = madeFine();
    assertTrue(outcome.err().contains("read by GDAL"), outcome.err());
    assertCellsAreKept();
  }

  @Test
  void dataOf64BitsNamesTheCommandThatHelps() throws Exception {
    Programs.run(folder, "ncgen", "-5", "-o", "in.nc", "in.cdl");
    final Outcome outcome =
        Outcome.real("info", "--reader=java", folder.resolve("in.nc").toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("nccopy -k nc4 IN.nc OUT.nc"), outcome.err());
    Programs.run(folder, "nccopy", "-k", "nc4", "in.nc", "converted.nc");
    Files.move(
        folder.resolve("converted.nc"),
        folder.resolve("in.nc"),
        StandardCopyOption.REPLACE_EXISTING);
    madeFine();
    assertCellsAreKept();
  }

  private Outcome madeFine(final String... options) {
    final String[] all =
        Arrays.copyOf(
            new String[] {
              "downscale",
              folder.resolve("in.nc").toString(),
              folder.resolve("out.tif").toString(),
              "--model=nearest",
              "--factor=1"
            },
            5 + options.length);
    System.arraycopy(options, 0, all, 5, options.length);
    final Outcome outcome = Outcome.real(all);
    assertEquals(0, outcome.code(), outcome.err());
    return outcome;
  }

  /** As GDAL's own reader has them. */
  private void assertCellsAreKept() throws Exception {
    Programs.run(folder, "gdal_translate", "-q", "-of", "XYZ", "out.tif", "out.xyz");
    final double[] cells =
        Files.readAllLines(folder.resolve("out.xyz")).stream()
            .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
            .toArray();
    assertArrayEquals(CELLS, cells);
  }
}

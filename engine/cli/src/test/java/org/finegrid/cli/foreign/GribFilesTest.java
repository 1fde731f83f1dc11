package org.finegrid.cli.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import org.finegrid.cli.GdalBindings;
import org.finegrid.cli.Outcome;
import org.finegrid.grid.Axis;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GRIB files that cdo writes, against what cdo itself reads in them. */
@Tag("slow")
class GribFilesTest {
  /** Sections of a message of edition 1 as cdo writes it without a bitmap. */
  private static final int GRID_1 = 8 + 28;

  private static final int VALUES_1 = GRID_1 + 32;

  /** The grid's section of a message of edition 2. */
  private static final int GRID_2 = 16 + 21;

  @TempDir private Path directory;

  @BeforeAll
  static void othersAreThere() {
    Programs.assumePresent("cdo");
    GdalBindings.assumeInstalled();
  }

  /** A field of edition {@code grb} or {@code grb2} on a grid that cdo knows by name. */
  private Path grib(final String edition, final String grid, final String... operators)
      throws IOException, InterruptedException {
    final Path file = directory.resolve(grid + "." + edition);
    final String[] command = new String[operators.length + 8];
    int n = 0;
    for (final String word : new String[] {"cdo", "-s", "-f", edition}) {
      command[n++] = word;
    }
    for (final String operator : operators) {
      command[n++] = operator;
    }
    command[n++] = "-setparam," + (edition.equals("grb") ? "11.2" : "0.0.0");
    command[n++] = "-setdate,2001-02-03";
    command[n++] = "-topo," + grid;
    command[n] = file.toString();
    Programs.run(directory, command);
    return file;
  }

  private static double[] cells(final RasterReader reader) {
    final double[][] plane = new double[1][(int) reader.description().geometry().window().cells()];
    reader.read(new int[] {0}, reader.description().geometry().window(), plane);
    return plane[0];
  }

  private static void alike(final Axis expected, final Axis found, final double rounding) {
    assertEquals(expected.size(), found.size());
    final double turn = Math.rint((expected.centre(0) - found.centre(0)) / 360) * 360;
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.centre(i), found.centre(i) + turn, rounding, "cell " + i);
    }
  }

  private void isWhatCdoReads(final Path grib, final ReadOptions options, final Path same)
      throws IOException, InterruptedException {
    isWhatCdoReads(grib, options, same, grib.toString().endsWith("2") ? 1e-6 : 1e-3, 1e-5);
  }

  /**
   * Holds the only variable, or the one asked for, against cdo's NetCDF of another file.
   *
   * @param column how far columns may be apart, in degrees
   * @param row how far rows may be apart
   */
  private void isWhatCdoReads(
      final Path grib,
      final ReadOptions options,
      final Path same,
      final double column,
      final double row)
      throws IOException, InterruptedException {
    final Path copy = directory.resolve("copy.nc");
    Programs.run(directory, "cdo", "-s", "-O", "-f", "nc", "copy", "" + same, "" + copy);
    try (RasterReader expected = RasterFormats.open(copy, ReadOptions.defaults());
        RasterReader found = RasterFormats.open(grib, options)) {
      assertEquals(1, found.description().bands().size());
      alike(expected.description().geometry().x(), found.description().geometry().x(), column);
      alike(expected.description().geometry().y(), found.description().geometry().y(), row);
      final double[] cells = cells(expected);
      final double[] ours = cells(found);
      for (int i = 0; i < cells.length; i++) {
        assertEquals(cells[i], ours[i], 1e-3, "cell " + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "grb, n32",
    "grb2, n32",
    "grb, r700x20",
    "grb2, r700x20",
    "grb, r360x180",
    "grb2, r97x50"
  })
  void rowsColumnsAndValuesAreThoseOfCdo(final String edition, final String grid)
      throws IOException, InterruptedException {
    final Path file = grib(edition, grid);
    isWhatCdoReads(file, ReadOptions.defaults(), file);
  }

  @ParameterizedTest
  @CsvSource({"grb", "grb2"})
  void partsOfGaussianGridsWithHolesAreThoseOfCdo(final String edition)
      throws IOException, InterruptedException {
    final Path file = grib(edition, "n32", "-setrtomiss,-20000,0", "-sellonlatbox,-40,60,-50,40");
    // Of a part cdo takes the rounded step, and rows from its interpolation between rounded ends.
    isWhatCdoReads(file, ReadOptions.defaults(), file, 0.02, 5e-4);
  }

  @Test
  void messagesOnOtherGridsAreOtherVariables() throws IOException, InterruptedException {
    final Path first = grib("grb2", "r36x18");
    final Path second = grib("grb2", "n32");
    final Path both = directory.resolve("both.grb2");
    Files.write(both, Files.readAllBytes(first));
    Files.write(both, Files.readAllBytes(second), StandardOpenOption.APPEND);
    final RasterException refusal =
        assertThrows(RasterException.class, () -> RasterFormats.open(both, ReadOptions.defaults()));
    assertTrue(refusal.getMessage().endsWith("TMP:36x18, TMP:128x64"), refusal.getMessage());
    isWhatCdoReads(both, ReadOptions.variable("TMP:36x18"), first);
    isWhatCdoReads(both, ReadOptions.variable("TMP:128x64"), second);
  }

  private void isRefused(final Path file, final Consumer<ByteBuffer> spoil, final String why)
      throws IOException {
    final ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    spoil.accept(bytes);
    Files.write(file, bytes.array());
    final Outcome outcome = Outcome.real("info", file.toString());
    assertEquals(1, outcome.code(), outcome.out());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(why), outcome.err());
  }

  @Test
  void rowsThatRunBothWaysAreRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb2", "r36x18"),
        bytes -> bytes.put(GRID_2 + 71, (byte) (bytes.get(GRID_2 + 71) | 0x10)),
        "swapScanningAlternativeRows");
  }

  @Test
  void rowsOfDifferentLengthsAreRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb", "n32"), bytes -> bytes.putShort(GRID_1 + 6, (short) -1), "on a reduced grid");
  }

  @Test
  void latitudesBeyondThePoleAreRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb2", "r36x18"),
        bytes -> bytes.putInt(GRID_2 + 46, 1_399_000_000),
        "latitudes go from 1399 to");
  }

  @Test
  void aLastLatitudeThatTheStepDoesNotReachIsRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb2", "r36x18"), bytes -> bytes.putInt(GRID_2 + 55, 45_000_000), "degrees apart");
  }

  @Test
  void latitudesThatAreNoneOfTheGaussianGridAreRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb2", "n32"),
        bytes -> bytes.putInt(GRID_2 + 67, 31),
        "are not those of a Gaussian grid");
  }

  @Test
  void fewerValuesThanPointsAreRefused() throws IOException, InterruptedException {
    isRefused(grib("grb2", "r36x18"), bytes -> bytes.putInt(GRID_2 + 6, 36 * 18 + 1), "649 points");
    isRefused(
        grib("grb", "r36x18"), bytes -> bytes.put(VALUES_1 + 10, (byte) 17), "too few values");
  }

  @Test
  void bitmapsThatAreNamedByANumberAreRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb", "r36x18", "-setrtomiss,-20000,0"),
        bytes -> bytes.put(VALUES_1 + 5, (byte) 100),
        "names by a number");
  }

  @Test
  void packingThatGdalMisreadsIsRefused() throws IOException, InterruptedException {
    isRefused(
        grib("grb", "r36x18"),
        bytes -> bytes.put(VALUES_1 + 3, (byte) (bytes.get(VALUES_1 + 3) | 0x40)),
        "packed by second order");
  }

  @Test
  void aFileCutShortIsRefused() throws IOException, InterruptedException {
    final Path file = grib("grb2", "r36x18");
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
    final Outcome outcome = Outcome.real("info", file.toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("message 1 is corrupt or truncated"), outcome.err());
  }

  /** GDAL's driver prints a remark on the unit of time to standard output, past all handlers. */
  @Test
  void remarksOfLibrariesAreNotAmongTheResults() throws IOException, InterruptedException {
    final Path file = grib("grb", "r36x18");
    final byte[] bytes = Files.readAllBytes(file);
    bytes[8 + 17] = (byte) 129;
    Files.write(file, bytes);
    // As the launcher starts Java.
    final Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "exec \"$@\" 0>&1 1>&2",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                GdalBindings.option(),
                "-Dfinegrid.results.input=true",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.finegrid.cli.Main",
                "info",
                "--json",
                file.toString())
            .redirectError(directory.resolve("errors").toFile())
            .start();
    final JsonNode told = new ObjectMapper().readTree(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor());
    assertEquals(36, told.path("width").asInt(), told.toString());
    final String errors = Files.readString(directory.resolve("errors"));
    assertTrue(errors.contains("time unit of 129"), errors);
  }
}

package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.GdalBindings;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that Finegrid writes through GDAL's Java bindings, read back by GDAL's own programs. */
@Tag("slow")
class FormatsOfGdalTest {
  private static final Path SAMPLE = Samples.file("island/temperature.nc");

  @TempDir private Path directory;

  @BeforeAll
  static void bindingsAreThere() throws InterruptedException {
    Gdal.assumePresent();
    GdalBindings.assumeInstalled();
  }

  private Path fine(final String name, final String... more) {
    final Path output = directory.resolve(name);
    final List<String> words =
        new ArrayList<>(
            List.of(
                "downscale",
                SAMPLE.toString(),
                output.toString(),
                "--factor",
                "4",
                "--model",
                "bicubic"));
    words.addAll(List.of(more));
    final Outcome outcome = Outcome.real(words.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    return output;
  }

  @ParameterizedTest
  @CsvSource({"NetCDF-4,fine.nc", "COG,fine-cog.tif"})
  void cellsPlaceAndStepsAreThoseOfFinegridsOwnFile(final String format, final String name)
      throws Exception {
    final GdalRaster own = Gdal.info(fine("own.tif"));
    final Path file = fine(name, "--format", format);
    final GdalRaster other = Gdal.info(file);
    assertArrayEquals(own.geoTransform(), other.geoTransform());
    assertEquals(own.reference(), other.reference());
    assertEquals(
        own.itemsOfBands("NETCDF_DIM_time"), other.itemsOfBands("NETCDF_DIM_time"), "steps");
    assertEquals(own.items().get("time#units"), other.items().get("time#units"));
    assertEquals(own.ofBands("unit"), other.ofBands("unit"));
    final float[][] expected = Gdal.values(directory.resolve("own.tif"), own.bands(), directory);
    final float[][] found = Gdal.values(file, own.bands(), directory);
    for (int band = 0; band < own.bands(); band++) {
      for (int i = 0; i < expected[band].length; i++) {
        final boolean none = expected[band][i] == own.noData(band).orElseThrow();
        assertEquals(none ? other.noData(band).orElseThrow() : expected[band][i], found[band][i]);
      }
    }
  }

  @Test
  void aZarrStoreIsReadByFinegridAgain() {
    final Path store = fine("fine.zarr");
    final Outcome told = Outcome.real("info", store.toString());
    assertEquals(0, told.code(), told.err());
    assertTrue(told.out().contains("12 steps"), told.out());
    final Path again = directory.resolve("again.tif");
    final Outcome outcome =
        Outcome.real("downscale", store.toString(), again.toString(), "--factor", "1");
    assertEquals(0, outcome.code(), outcome.err());
  }

  @Test
  void gdalReadsWhereItIsAskedTo() {
    final Outcome told = Outcome.real("info", SAMPLE.toString(), "--reader", "gdal");
    assertEquals(0, told.code(), told.err());
    assertTrue(told.out().contains("format     GDAL"), told.out());
  }
}

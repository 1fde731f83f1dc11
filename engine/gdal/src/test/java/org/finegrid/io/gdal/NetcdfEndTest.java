package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.finegrid.grid.RasterException;
import org.gdal.gdal.Dataset;
import org.gdal.gdalconst.gdalconst;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetcdfEndTest {
  @TempDir Path directory;

  private void isKnown(final Path file) throws IOException {
    final byte[] whole = Files.readAllBytes(file);
    assertDoesNotThrow(() -> NetcdfEnd.check(file));
    for (final int length : new int[] {whole.length - 4, whole.length / 2, 300, 40, 4}) {
      final Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(whole, length));
      assertThrows(RasterException.class, () -> NetcdfEnd.check(cut), () -> length + " bytes");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"temperature.nc", "precipitation.nc", "precipitation-fine-truth.nc"})
  void ofSamples(final String name) throws IOException {
    isKnown(Path.of("../../samples/island").resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NC", "NC2"})
  void ofWhatGdalWrites(final String format) throws IOException {
    Bindings.assumeInstalled();
    final Path file = directory.resolve("made.nc");
    final Dataset made = Made.inMemory(2, gdalconst.GDT_Int16);
    Made.fill(made.GetRasterBand(1), Made.field(3));
    Made.fill(made.GetRasterBand(2), Made.field(5));
    Made.save(made, "netCDF", file, "FORMAT=" + format);
    isKnown(file);
  }

  @Test
  void ofOtherFormatsNothingIsSaid() {
    assertDoesNotThrow(() -> NetcdfEnd.check(Path.of("../../samples/island/elevation.tif")));
  }
}

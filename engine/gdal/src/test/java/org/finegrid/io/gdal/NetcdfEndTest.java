package org.finegrid.io.gdal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;
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

  @Test
  void aFileThatIsCutWhileItIsReadGivesNoCells() throws IOException {
    Bindings.assumeInstalled();
    final Path file = directory.resolve("cut.nc");
    Files.copy(Path.of("../../samples/island/temperature.nc"), file);
    final ReadOptions gdal = ReadOptions.defaults().withReader("gdal");
    try (RasterReader reader = RasterFormats.open(file, gdal)) {
      final Window window = reader.description().geometry().window();
      final double[][] plane = new double[1][(int) window.cells()];
      assertDoesNotThrow(() -> reader.read(new int[] {0}, window, plane));
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
      final int last = reader.description().bands().size() - 1;
      final RasterException refusal =
          assertThrows(RasterException.class, () -> reader.read(new int[] {last}, window, plane));
      assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
    }
  }
}

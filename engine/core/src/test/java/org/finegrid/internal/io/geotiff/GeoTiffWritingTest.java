package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeoTiffWritingTest {
  @TempDir Path directory;

  private Path target() {
    return directory.resolve("out.tif");
  }

  private List<Path> directoryContent() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, NONE",
    "16, 16, 1, DEFLATE",
    "17, 33, 2, NONE",
    "100, 5, 3, DEFLATE",
    "5, 70, 40, DEFLATE"
  })
  void whatIsWrittenIsReadBackToTheLastBit(
      final int width, final int height, final int bands, final Compression compression) {
    final RasterDescription description = Rasters.description(width, height, bands);
    Rasters.write(target(), description, Rasters.options(compression, true));
    final RasterDescription back = Rasters.describe(target());
    assertEquals(description.geometry().x(), back.geometry().x());
    assertEquals(description.geometry().y(), back.geometry().y());
    assertEquals("float32", back.storedType());
    assertEquals(OptionalDouble.of(-9999), back.noData());
    for (int band = 0; band < bands; band++) {
      assertEquals("band " + band, back.bands().get(band).name());
      final float[] expected = Rasters.values(description.geometry().window(), band);
      final double[] values = Rasters.readAll(target(), band);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], values[i]);
      }
    }
  }

  @Test
  void fourThreadsWriteOneFile() throws Exception {
    final RasterDescription description = Rasters.description(150, 130, 4);
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RasterWriter writer =
        new GeoTiffFormat()
            .create(target(), description, Rasters.options(Compression.DEFLATE, true))) {
      final List<Future<?>> parts = new ArrayList<>();
      for (int band = 0; band < 4; band++) {
        for (int row = 0; row < 130; row += 32) {
          for (int column = 0; column < 150; column += 48) {
            final int which = band;
            final Window window =
                new Window(column, row, Math.min(48, 150 - column), Math.min(32, 130 - row));
            parts.add(
                threads.submit(() -> writer.write(which, window, Rasters.values(window, which))));
          }
        }
      }
      for (final Future<?> part : parts) {
        part.get();
      }
      writer.commit();
    } finally {
      threads.shutdown();
    }
    for (int band = 0; band < 4; band++) {
      final float[] expected = Rasters.values(description.geometry().window(), band);
      final double[] values = Rasters.readAll(target(), band);
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], values[i]);
      }
    }
  }

  @Test
  void fourThreadsReadOneFile() throws Exception {
    Rasters.write(
        target(), Rasters.description(200, 200, 2), Rasters.options(Compression.DEFLATE, true));
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try (RasterReader reader = Rasters.open(target())) {
      final List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        final Window window = new Window(i, 2 * i, 60, 50);
        final int band = i % 2;
        answers.add(
            threads.submit(
                () -> {
                  final float[] expected = Rasters.values(window, band);
                  final double[] values = Rasters.read(reader, band, window);
                  boolean same = true;
                  for (int k = 0; k < expected.length; k++) {
                    same &= expected[k] == values[k];
                  }
                  return same;
                }));
      }
      for (final Future<Boolean> answer : answers) {
        assertTrue(answer.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void rowsThatGoNorthComeBackAsTheyWere() {
    final RegularAxis y = new RegularAxis(-47.3, 0.1 / 3, 20);
    final RasterDescription description =
        Rasters.description(
            new GridGeometry(new RegularAxis(-180, 0.5 / 7, 30), y, CoordinateReference.unknown()),
            1);
    Rasters.write(target(), description, Rasters.options(Compression.DEFLATE, true));
    assertEquals(y, Rasters.describe(target()).geometry().y());
    assertEquals(description.geometry().x(), Rasters.describe(target()).geometry().x());
  }

  @Test
  void cellsWithoutDataComeBackAsSuch() {
    final float[] values = {1, Float.NaN, 3, -9999};
    Rasters.write(
        target(), Rasters.description(2, 2, 1), Rasters.options(Compression.NONE, true), values);
    final double[] back = Rasters.readAll(target(), 0);
    assertTrue(Double.isNaN(back[1]));
    assertEquals(1, back[0]);
    // A measured value that equals NoData is moved as far as other readers' tolerance demands.
    assertEquals(-9999, back[3], 0.03);
    assertTrue(Math.abs(back[3] + 9999) > 1e-6 * 9999);
  }

  @ParameterizedTest
  @CsvSource({
    "65535, 65535",
    "-3.4028234663852886E38, -3.4028234663852886E38",
    "0.1, -9999",
    "0, 0"
  })
  void theNoDataValueOfTheSourceIsKeptWhereAFloatHoldsIt(
      final double source, final double expected) {
    final RasterDescription plain = Rasters.description(2, 2, 1);
    final RasterDescription description =
        new RasterDescription(
            plain.geometry(),
            plain.bands(),
            plain.dimensions(),
            "",
            plain.variableAttributes(),
            plain.globalAttributes(),
            "",
            OptionalDouble.of(source),
            "");
    Rasters.write(
        target(),
        description,
        Rasters.options(Compression.DEFLATE, true),
        new float[] {(float) expected, Float.NaN, 1, 2});
    assertEquals(OptionalDouble.of(expected), Rasters.describe(target()).noData());
    final double[] back = Rasters.readAll(target(), 0);
    assertFalse(Double.isNaN(back[0]));
    assertTrue(Double.isNaN(back[1]));
  }

  @Test
  void aFileThatDeclaresNoNoDataRefusesCellsWithoutData() throws IOException {
    final RasterDescription description = Rasters.description(2, 2, 1);
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                Rasters.write(
                    target(),
                    description,
                    Rasters.options(Compression.NONE, false),
                    new float[] {1, 2, Float.NaN, 4}));
    assertTrue(refusal.getMessage().contains("without data"), refusal.getMessage());
    assertEquals(List.of(), directoryContent());
  }

  @Test
  void aFileThatDeclaresNoNoDataKeepsEveryNumber() {
    final float[] values = {-9999, 0, Float.MIN_VALUE, -Float.MAX_VALUE};
    Rasters.write(
        target(),
        Rasters.description(2, 2, 1),
        Rasters.options(Compression.DEFLATE, false),
        values);
    assertTrue(Rasters.describe(target()).noData().isEmpty());
    assertArrayEquals(
        new double[] {-9999, 0, Float.MIN_VALUE, -Float.MAX_VALUE}, Rasters.readAll(target(), 0));
  }

  @Test
  void anAbandonedFileLeavesNothingBehind() throws IOException {
    final RasterDescription description = Rasters.description(40, 40, 1);
    try (RasterWriter writer =
        new GeoTiffFormat()
            .create(target(), description, Rasters.options(Compression.DEFLATE, true))) {
      writer.write(0, new Window(0, 0, 16, 16), new float[256]);
      assertFalse(Files.exists(target()));
    }
    assertEquals(List.of(), directoryContent());
  }

  @Test
  void aFileWithAMissingTileIsNotCompleted() throws IOException {
    final RasterDescription description = Rasters.description(40, 40, 1);
    try (RasterWriter writer =
        new GeoTiffFormat()
            .create(target(), description, Rasters.options(Compression.DEFLATE, true))) {
      writer.write(0, new Window(0, 0, 16, 16), new float[256]);
      assertThrows(RasterException.class, writer::commit);
    }
    assertEquals(List.of(), directoryContent());
  }

  @Test
  void anExistingFileIsReplacedOnlyWhenAsked() throws IOException {
    Files.writeString(target(), "precious");
    final RasterDescription description = Rasters.description(4, 4, 1);
    final WriteOptions careful = Rasters.options(Compression.NONE, true);
    assertThrows(RasterException.class, () -> Rasters.write(target(), description, careful));
    assertEquals("precious", Files.readString(target()));
    Rasters.write(target(), description, new WriteOptions(true, Compression.NONE, 16, true));
    assertEquals(16, Rasters.readAll(target(), 0).length);
  }

  @Test
  void aWindowAcrossTileBordersIsAnError() {
    final RasterDescription description = Rasters.description(40, 40, 1);
    try (RasterWriter writer =
        new GeoTiffFormat()
            .create(target(), description, Rasters.options(Compression.NONE, true))) {
      assertEquals(16, writer.blockSize());
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.write(0, new Window(8, 0, 16, 16), new float[256]));
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void bigTiffReadsLikeTheClassicKind(final Compression compression) throws IOException {
    final RasterDescription description = Rasters.description(50, 40, 3);
    try (RasterWriter writer =
        new GeoTiffWriter(target(), description, Rasters.options(compression, true), 0)) {
      for (int band = 0; band < 3; band++) {
        final Window all = description.geometry().window();
        writer.write(band, all, Rasters.values(all, band));
      }
      writer.commit();
    }
    assertEquals(43, Files.readAllBytes(target())[2]);
    final float[] expected = Rasters.values(description.geometry().window(), 2);
    final double[] values = Rasters.readAll(target(), 2);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], values[i]);
    }
    assertEquals(description.geometry().x(), Rasters.describe(target()).geometry().x());
  }

  @Test
  void bigTiffBeginsWhereAClassicOneCouldOverflow() {
    final long fourGiB = GeoTiffWriter.CLASSIC_LIMIT;
    // 32768 x 32768 floats without compression are 4 GiB to the byte.
    assertTrue(GeoTiffWriter.worstCase(64 * 64, 1 << 20, false, 0) >= fourGiB);
    assertTrue(GeoTiffWriter.worstCase(63 * 64, 1 << 20, false, 0) < fourGiB);
    assertTrue(GeoTiffWriter.worstCase(64 * 64, 1 << 20, true, 0) >= fourGiB);
    assertTrue(
        GeoTiffWriter.worstCase(100, 1 << 20, true, 0)
            > GeoTiffWriter.worstCase(100, 1 << 20, false, 0));
  }

  @Test
  void noiseFitsTheBoundOfWhatDeflateMakesOfIt() {
    final byte[] noise = new byte[512 * 512 * 4];
    new java.util.Random(7).nextBytes(noise);
    try (TileCompressor compressor = new TileCompressor(noise.length)) {
      final int size = compressor.compress(noise);
      assertTrue(size > noise.length && size <= TileCompressor.worstCase(noise.length));
    }
  }

  @Test
  void aTileSizeThatTiffForbidsIsRefused() throws IOException {
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                new GeoTiffFormat()
                    .create(
                        target(),
                        Rasters.description(4, 4, 1),
                        new WriteOptions(false, Compression.NONE, 20, true)));
    assertTrue(refusal.getMessage().contains("multiple of 16"), refusal.getMessage());
    assertEquals(List.of(), directoryContent());
  }
}

package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.finegrid.grid.RasterException;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFilesTest {
  @TempDir Path directory;

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    for (final boolean tail : new boolean[] {false, true}) {
      final byte[] whole = tail ? ours() : headFirst();
      final Path cut = directory.resolve("cut.tif");
      for (int length = 0; length < whole.length - 16; length += 1 + length / 20) {
        Files.write(cut, Arrays.copyOf(whole, length));
        final RasterException refusal =
            assertThrows(RasterException.class, () -> Rasters.readAll(cut, 0), "at " + length);
        assertTrue(refusal.getMessage().startsWith(cut.toString()), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
      }
    }
  }

  @Test
  void aListOfImagesThatLeadsNowhereGetsANote() throws IOException {
    final byte[] bytes = new TinyTiff().bytes();
    final ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    final int start = file.getInt(4);
    file.putInt(start + 2 + 12 * file.getShort(start), 1 << 30);
    final Path path = Files.write(directory.resolve("next.tif"), bytes);
    try (var reader = Rasters.open(path)) {
      assertTrue(reader.notes().get(0).toString().contains("corrupt"), reader.notes().toString());
    }
    assertEquals(TinyTiff.value(0, 3, 0), Rasters.readAll(path, 0)[3]);
  }

  private byte[] ours() throws IOException {
    final Path file = directory.resolve("whole.tif");
    Rasters.write(file, Rasters.description(40, 40, 2), Rasters.options(Compression.DEFLATE, true));
    return Files.readAllBytes(file);
  }

  /** A file whose directory lies before its blocks, so that cutting it loses cells. */
  private byte[] headFirst() throws IOException {
    return GeoTiffReadingTest.class
        .getResourceAsStream("int16-lzw2-tiles-pixel.tif")
        .readAllBytes();
  }

  @Property(tries = 300)
  void aFileWithSpoiltBytesIsReadOrRefusedButNeverBreaksTheProgram(@ForAll final long seed)
      throws IOException {
    final Random random = new Random(seed);
    final TinyTiff tiff = new TinyTiff();
    tiff.compression = new int[] {1, 5, 8, 32773}[random.nextInt(4)];
    tiff.tiled = random.nextBoolean();
    tiff.big = random.nextBoolean();
    final byte[] bytes = tiff.bytes();
    for (int i = 0; i < 5; i++) {
      // The directory is at the end: most spoilt bytes should fall there.
      final int reach = random.nextBoolean() ? Math.min(300, bytes.length) : bytes.length;
      bytes[bytes.length - 1 - random.nextInt(reach)] = (byte) random.nextInt();
    }
    final Path file = Files.createTempFile("spoilt", ".tif");
    try {
      Files.write(file, bytes);
      final double[] first = new double[1];
      try (var reader = Rasters.open(file)) {
        reader.read(
            new int[] {0}, new org.finegrid.grid.Window(0, 0, 1, 1), new double[][] {first});
      } catch (RasterException e) {
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void aTextFileIsNotRecognised() {
    assertFalse(
        new GeoTiffFormat()
            .recognises("II*something".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertFalse(
        new GeoTiffFormat().recognises("CDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertTrue(new GeoTiffFormat().recognises(new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}));
    assertTrue(new GeoTiffFormat().recognises(new byte[] {'M', 'M', 0, 43, 0, 8, 0, 0}));
  }
}

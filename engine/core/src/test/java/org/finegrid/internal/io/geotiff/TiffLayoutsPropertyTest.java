package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

class TiffLayoutsPropertyTest {
  private static final int[] COMPRESSIONS = {1, 5, 8, 32946, 32773};
  private static final int[][] TYPES = {
    {8, 2}, {16, 2}, {32, 2}, {64, 2}, {32, 3}, {64, 3},
  };

  @Property(tries = 300)
  void anyWindowOfAnyLayoutHoldsTheCellsOfThatPlace(@ForAll final long seed) throws IOException {
    final Random random = new Random(seed);
    final TinyTiff tiff = new TinyTiff();
    final int[] type = TYPES[random.nextInt(TYPES.length)];
    tiff.width = 1 + random.nextInt(70);
    tiff.height = 1 + random.nextInt(50);
    tiff.bands = 1 + random.nextInt(4);
    tiff.bits = type[0];
    tiff.format = type[1];
    tiff.compression = COMPRESSIONS[random.nextInt(COMPRESSIONS.length)];
    tiff.predictor = 1 + random.nextInt(tiff.format == 3 ? 3 : 2);
    tiff.planar = random.nextBoolean();
    tiff.tiled = random.nextBoolean();
    tiff.blockWidth = 16 * (1 + random.nextInt(3));
    tiff.blockHeight = tiff.tiled ? 16 : 1 + random.nextInt(20);
    tiff.big = random.nextBoolean();
    tiff.order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    final Path file = Files.createTempFile("layout", ".tif");
    try {
      tiff.write(file);
      try (RasterReader reader = Rasters.open(file)) {
        for (int i = 0; i < 4; i++) {
          check(tiff, reader, random);
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void check(final TinyTiff tiff, final RasterReader reader, final Random random) {
    final int column = random.nextInt(tiff.width);
    final int row = random.nextInt(tiff.height);
    final Window window =
        new Window(
            column,
            row,
            1 + random.nextInt(tiff.width - column),
            1 + random.nextInt(tiff.height - row));
    final int band = random.nextInt(tiff.bands);
    final double[] values = Rasters.read(reader, band, window);
    for (int i = 0; i < values.length; i++) {
      assertEquals(
          TinyTiff.value(band, column + i % window.width(), row + i / window.width()), values[i]);
    }
  }

  @Property(tries = 20)
  void thousandsOfBandsAreRead(@ForAll @IntRange(min = 1, max = 3000) final int bands)
      throws IOException {
    final TinyTiff tiff = new TinyTiff();
    tiff.width = 3;
    tiff.height = 2;
    tiff.bands = bands;
    tiff.planar = bands % 2 == 0;
    final Path file = Files.createTempFile("bands", ".tif");
    try {
      tiff.write(file);
      final double[] last = Rasters.readAll(file, bands - 1);
      assertEquals(TinyTiff.value(bands - 1, 2, 1), last[5]);
    } finally {
      Files.delete(file);
    }
  }
}

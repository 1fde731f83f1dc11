package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.finegrid.grid.Window;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FineTilesTest {
  private static final int WIDTH = 90;
  private static final int HEIGHT = 70;

  private static SuperResolutionModel open(final String name) {
    return new ModelRepository(Path.of("no-such-directory"))
        .open(name, OptionalInt.of(4), Device.parse("cpu"));
  }

  private static MemoryRaster raster() {
    final double[][] planes = new double[3][];
    for (int band = 0; band < planes.length; band++) {
      planes[band] = MemoryRaster.field(band, WIDTH, HEIGHT, 280, 10);
    }
    MemoryRaster.punch(1, planes[1], WIDTH, HEIGHT, 5);
    return new MemoryRaster(MemoryRaster.projected(WIDTH, HEIGHT), planes);
  }

  private static FineTiles tiles(
      final SuperResolutionModel model, final UnaryOperator<DownscaleRequest.Builder> settings) {
    final DownscaleRequest request =
        settings.apply(DownscaleRequest.builder(Path.of("in"), Path.of("out.tif"))).build();
    return tiles(model, request, FineTiles.CachePolicy.ROWS);
  }

  private static FineTiles tiles(
      final SuperResolutionModel model,
      final DownscaleRequest request,
      final FineTiles.CachePolicy keeping) {
    return FineTiles.open(
        request.method(),
        request.run(),
        raster(),
        model,
        keeping,
        ProgressListener.none(),
        () -> false);
  }

  private static float[][] joined(final FineTiles tiles) {
    final int width = tiles.description().geometry().width();
    final int height = tiles.description().geometry().height();
    final float[][] planes = new float[3][width * height];
    for (int row = 0; row < tiles.rows(); row++) {
      for (int column = 0; column < tiles.columns(); column++) {
        put(tiles, column, row, planes, width, height);
      }
    }
    return planes;
  }

  private static void put(
      final FineTiles tiles,
      final int column,
      final int row,
      final float[][] planes,
      final int width,
      final int height) {
    final int x = column * tiles.edge();
    final int y = row * tiles.edge();
    final Window window =
        new Window(x, y, Math.min(tiles.edge(), width - x), Math.min(tiles.edge(), height - y));
    final float[][] values = tiles.tile(column, row);
    for (int band = 0; band < planes.length; band++) {
      assertEquals(window.cells(), values[band].length);
      for (int r = 0; r < window.height(); r++) {
        System.arraycopy(
            values[band], r * window.width(), planes[band], (y + r) * width + x, window.width());
      }
    }
  }

  /** Sums differ by rounding, as they do from one run to the next. */
  private static void alike(final RunReport one, final RunReport other) {
    for (int band = 0; band < 3; band++) {
      final RunReport.BandStatistics a = one.bands().get(band);
      final RunReport.BandStatistics b = other.bands().get(band);
      assertEquals(a.coarseMinimum(), b.coarseMinimum());
      assertEquals(a.coarseMaximum(), b.coarseMaximum());
      assertEquals(a.fineMinimum(), b.fineMinimum());
      assertEquals(a.fineMaximum(), b.fineMaximum());
      assertEquals(a.coarseMean(), b.coarseMean(), 1e-9);
      assertEquals(a.coarseStd(), b.coarseStd(), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bicubic", "fine-s", "aplus"})
  void tilesHaveTheCellsThatAFileWouldHave(final String name) {
    try (SuperResolutionModel model = open(name)) {
      final Runs.Result file = Runs.run(raster(), model, b -> b.tile(16).threads(2));
      try (FineTiles tiles = tiles(model, b -> b.tile(16).threads(2))) {
        assertTrue(tiles.report().isEmpty());
        final float[][] planes = joined(tiles);
        for (int band = 0; band < planes.length; band++) {
          assertArrayEquals(file.plane(band), planes[band]);
        }
        final RunReport report = tiles.report().orElseThrow();
        alike(file.report(), report);
        assertEquals(
            file.report().means().massErrorOfStd(), report.means().massErrorOfStd(), 1e-12);
      }
    }
  }

  @Test
  void inWhateverOrderTheyAreAskedFor() {
    try (SuperResolutionModel model = open("bicubic");
        FineTiles tiles = tiles(model, b -> b.tile(16).threads(2));
        FineTiles others = tiles(model, b -> b.tile(16).threads(2))) {
      final float[][] inOrder = joined(tiles);
      final int width = others.description().geometry().width();
      final int height = others.description().geometry().height();
      final float[][] backwards = new float[3][width * height];
      for (int row = others.rows() - 1; row >= 0; row--) {
        for (int column = others.columns() - 1; column >= 0; column--) {
          put(others, column, row, backwards, width, height);
        }
      }
      assertArrayEquals(inOrder, backwards);
      // What is made twice counts once.
      assertArrayEquals(inOrder, joined(tiles));
      alike(tiles.report().orElseThrow(), others.report().orElseThrow());
    }
  }

  @Test
  void severalMayAskAtOnce() {
    try (SuperResolutionModel model = open("bicubic");
        FineTiles tiles = tiles(model, b -> b.tile(16).threads(2))) {
      final float[][] expected = joined(tiles);
      IntStream.range(0, 8)
          .parallel()
          .forEach(i -> assertTrue(Arrays.deepEquals(expected, joined(tiles))));
    }
  }

  @Test
  void progressReachesTheEndOnce() {
    final AtomicLong last = new AtomicLong();
    final AtomicLong end = new AtomicLong();
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(16).build();
    try (SuperResolutionModel model = open("bicubic");
        FineTiles tiles =
            FineTiles.open(
                request.method(),
                request.run(),
                raster(),
                model,
                FineTiles.CachePolicy.ROWS,
                (stage, done, total) -> {
                  last.set(done);
                  end.set(total);
                },
                () -> false)) {
      joined(tiles);
      joined(tiles);
      assertEquals(3L * 16 * WIDTH * HEIGHT, last.get());
      assertEquals(end.get(), last.get());
    }
  }

  @Test
  void aCancelledRunMakesNoMoreTiles() {
    final AtomicBoolean cancelled = new AtomicBoolean();
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(16).threads(1).build();
    try (SuperResolutionModel model = open("bicubic");
        FineTiles tiles =
            FineTiles.open(
                request.method(),
                request.run(),
                raster(),
                model,
                FineTiles.CachePolicy.ROWS,
                ProgressListener.none(),
                cancelled::get)) {
      tiles.tile(0, 0);
      cancelled.set(true);
      assertThrows(
          CancelledException.class, () -> tiles.tile(tiles.columns() - 1, tiles.rows() - 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"COSINE", "LINEAR", "NONE"})
  void blendedTilesHaveTheCellsThatAFileWouldHave(final String blend) {
    final UnaryOperator<DownscaleRequest.Builder> settings =
        b -> b.tile(16).overlap(5).blend(DownscaleRequest.Blend.valueOf(blend)).threads(2);
    try (SuperResolutionModel model = open("fine-s")) {
      final Runs.Result file = Runs.run(raster(), model, settings);
      try (FineTiles tiles = tiles(model, settings);
          FineTiles alone = tiles(model, settings)) {
        // Before its neighbours are asked for.
        final float[][] one = alone.tile(2, 1);
        final float[][] planes = joined(tiles);
        for (int band = 0; band < planes.length; band++) {
          assertArrayEquals(file.plane(band), planes[band]);
        }
        alike(file.report(), tiles.report().orElseThrow());
        assertArrayEquals(tiles.tile(2, 1), one);
      }
    }
  }

  @Test
  void figuresCanBeHadWithoutTiles() {
    try (SuperResolutionModel model = open("bicubic");
        FineTiles tiles = tiles(model, b -> b.tile(16).threads(2));
        FineTiles others = tiles(model, b -> b.tile(16).threads(2))) {
      joined(tiles);
      others.tile(1, 2);
      alike(tiles.report().orElseThrow(), others.complete());
      assertArrayEquals(joined(tiles), joined(others));
    }
  }

  @Test
  void whatIsKeptWholeIsMadeOnce() {
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(16).build();
    final long values = 3L * 16 * WIDTH * HEIGHT;
    try (SuperResolutionModel model = open("bicubic");
        FineTiles kept = tiles(model, request, new FineTiles.CachePolicy(Float.NaN, values, 0));
        FineTiles rows =
            tiles(model, request, new FineTiles.CachePolicy(Float.NaN, values - 1, 0))) {
      assertTrue(kept.keptWhole());
      assertFalse(rows.keptWhole());
      final float[] first = kept.tile(0, 0)[0];
      final float[] other = rows.tile(0, 0)[0];
      kept.complete();
      rows.complete();
      assertSame(first, kept.tile(0, 0)[0]);
      assertNotSame(other, rows.tile(0, 0)[0]);
      assertArrayEquals(other, rows.tile(0, 0)[0]);
    }
  }

  @Test
  void aValueThatStandsForNoDataIsNoValue() {
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(16).build();
    try (SuperResolutionModel model = open("nearest");
        FineTiles nan = tiles(model, b -> b.tile(16));
        // What a cell with data has.
        FineTiles tiles =
            tiles(
                model, request, new FineTiles.CachePolicy(joined(nan)[0][0], Long.MAX_VALUE, 0))) {
      final float[][] expected = joined(nan);
      final float[][] planes = joined(tiles);
      final float noData = expected[0][0];
      for (int band = 0; band < 3; band++) {
        for (int i = 0; i < planes[band].length; i++) {
          final float value = expected[band][i];
          // Readers take for NoData what is as close to it as this.
          final float close = 1e-6f * Math.abs(noData);
          if (Float.isNaN(value)) {
            assertEquals(noData, planes[band][i]);
          } else if (Math.abs(value - noData) > close) {
            assertEquals(value, planes[band][i]);
          } else {
            assertTrue(Math.abs(planes[band][i] - noData) > close);
            assertEquals(value, planes[band][i], 4 * close);
          }
        }
      }
    }
  }

  @Test
  void whoWaitsForATileIsSentAwayByClosing() throws Exception {
    final AtomicBoolean begun = new AtomicBoolean();
    final AtomicBoolean open = new AtomicBoolean();
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).tile(16).threads(1).build();
    try (SuperResolutionModel model = open("bicubic")) {
      final FineTiles tiles =
          FineTiles.open(
              request.method(),
              request.run(),
              raster(),
              model,
              FineTiles.CachePolicy.ROWS,
              ProgressListener.none(),
              () -> {
                begun.set(true);
                while (!open.get()) {
                  Thread.onSpinWait();
                }
                return false;
              });
      // The only thread is held up in the first tile; the second waits for it.
      final CompletableFuture<float[][]> waiting =
          CompletableFuture.supplyAsync(() -> tiles.tile(0, tiles.rows() - 1));
      while (!begun.get()) {
        Thread.onSpinWait();
      }
      final CompletableFuture<Void> closing = CompletableFuture.runAsync(tiles::close);
      final ExecutionException sent =
          assertThrows(ExecutionException.class, () -> waiting.get(20, TimeUnit.SECONDS));
      assertInstanceOf(CancelledException.class, sent.getCause());
      assertFalse(closing.isDone(), "a thread still uses the model");
      open.set(true);
      closing.get(20, TimeUnit.SECONDS);
      assertThrows(CancelledException.class, () -> tiles.tile(0, 0));
    }
  }

  @Test
  void tilesAreMadeSmallerSoThatTwoRowsCanBeHeld() {
    final DownscaleRequest request =
        DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")).threads(1).build();
    final MemoryRaster wide =
        new MemoryRaster(
            MemoryRaster.projected(600, 300), MemoryRaster.field(1, 600, 300, 280, 10));
    try (SuperResolutionModel model = open("bicubic")) {
      for (final long rows : new long[] {Long.MAX_VALUE, 2L * 2400 * 600, 0}) {
        try (FineTiles tiles =
            FineTiles.open(
                request.method(),
                request.run(),
                wide,
                model,
                new FineTiles.CachePolicy(Float.NaN, 0, rows),
                ProgressListener.none(),
                () -> false)) {
          // The smallest tiles are of 64 cells.
          assertTrue(tiles.kept() <= Math.max(rows, 2L * 2400 * 256), rows + ": " + tiles.kept());
          assertTrue(tiles.edge() >= 256);
        }
      }
    }
  }
}

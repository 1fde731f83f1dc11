package org.finegrid.geoserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.finegrid.downscale.CancelledException;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.coverage.TileGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTilesTest {
  @TempDir private Path directory;

  private static ResultQuota.Part part(final TileGrid grid) {
    final long bytes = grid.values() * Float.BYTES;
    return new ResultQuota().take(bytes, bytes, bytes).orElseThrow();
  }

  /** Bands of random cells, put tile by tile in both. */
  private static void fill(final TileGrid grid, final ResultTiles... all) {
    final Random random = new Random(3);
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        final var covered = grid.covered(column, row);
        final float[][] cells = new float[grid.bands()][covered.width * covered.height];
        for (final float[] plane : cells) {
          for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextFloat();
          }
        }
        for (final ResultTiles each : all) {
          each.put(column, row, cells);
        }
      }
    }
  }

  /** Tiles of more and of fewer cells than are written at once, and rests at the edges. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 8",
    "100, 70, 1, 32",
    "100, 70, 3, 32",
    "700, 500, 2, 256",
    "64, 64, 2, 64"
  })
  void whatIsPutComesBack(final int width, final int height, final int bands, final int edge) {
    final TileGrid grid = new TileGrid(width, height, bands, edge);
    try (FileTiles file = FileTiles.create(grid, directory, part(grid), () -> false);
        MemoryTiles memory = new MemoryTiles(grid, part(grid))) {
      fill(grid, file, memory);
      for (int row = 0; row < grid.rows(); row++) {
        for (int column = 0; column < grid.columns(); column++) {
          assertTrue(Arrays.deepEquals(memory.tile(column, row), file.tile(column, row)));
          final int count = Math.max(1, grid.covered(column, row).height / 2);
          final int first = grid.covered(column, row).height - count;
          final float[][] lines = file.lines(column, row, first, count);
          assertEquals(count * grid.covered(column, row).width, lines[0].length);
          assertArrayEquals(memory.lines(column, row, first, count), lines);
        }
      }
    }
  }

  @Test
  void aClosedOneSaysSo() {
    final TileGrid grid = new TileGrid(10, 10, 1, 8);
    final FileTiles file = FileTiles.create(grid, directory, part(grid), () -> false);
    fill(grid, file);
    file.close();
    file.close();
    assertThrows(RasterException.class, () -> file.tile(0, 0));
  }

  @Test
  void readingEndsOnceCancelled() {
    final TileGrid grid = new TileGrid(10, 10, 1, 8);
    try (FileTiles file = FileTiles.create(grid, directory, part(grid), () -> true)) {
      fill(grid, file);
      assertThrows(CancelledException.class, () -> file.tile(0, 0));
    }
  }

  @Test
  void aDirectoryThatIsGoneIsOneSentence() {
    final TileGrid grid = new TileGrid(10, 10, 1, 8);
    final ResultQuota space = new ResultQuota();
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () ->
                FileTiles.create(
                    grid,
                    directory.resolve("none"),
                    space.take(400, 400, 400).orElseThrow(),
                    () -> false));
    assertTrue(refused.getMessage().startsWith("the server cannot create temporary files"));
    assertEquals(0, space.taken());
  }

  /** As a server that is out of memory, or out of luck. */
  @Test
  void aServerThatIsKilledLeavesNoFile() throws Exception {
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = process.inputReader()) {
      assertEquals("made", lines.readLine());
    }
    process.destroyForcibly().waitFor();
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
  }

  /** A program that makes a file of tiles and waits. */
  static final class KilledServer {
    private KilledServer() {}

    public static void main(final String[] arguments) throws InterruptedException {
      final TileGrid grid = new TileGrid(1000, 1000, 1, 256);
      try (FileTiles file =
          FileTiles.create(grid, Path.of(arguments[0]), part(grid), () -> false)) {
        fill(grid, file);
        System.out.println("made");
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}

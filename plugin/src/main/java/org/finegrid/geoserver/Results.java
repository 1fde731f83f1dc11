package org.finegrid.geoserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.finegrid.internal.coverage.TileGrid;

/**
 * Where the server keeps results from when they are made until they are written: small ones on the
 * heap while it has space for them, others in temporary files.
 */
final class Results {
  private static final double GIGA = 1e9;
  private static final Results OF_SERVER = new Results();

  private final ResultQuota heap = new ResultQuota();
  private final ResultQuota disk = new ResultQuota();

  /** Those of the server. */
  static Results ofServer() {
    return OF_SERVER;
  }

  /**
   * Room for the tiles of a result.
   *
   * @param cancelled asked while a large result is written
   * @throws org.geotools.process.ProcessException where there is not enough
   */
  ResultTiles allocate(final TileGrid grid, final Limits limits, final BooleanSupplier cancelled) {
    final long bytes = grid.values() * Float.BYTES;
    if (grid.values() <= limits.heldCells()) {
      final Optional<ResultQuota.Part> part = heap.take(bytes, Limits.heldBytes(), Long.MAX_VALUE);
      if (part.isPresent()) {
        return new MemoryTiles(grid, part.get());
      }
    }
    final Path directory = limits.temporaryDirectory();
    final long free = free(directory);
    return FileTiles.create(
        grid,
        directory,
        disk.take(bytes, limits.temporaryBytes(), free)
            .orElseThrow(
                () ->
                    ErrorTexts.of(
                        "data",
                        String.format(
                            Locale.ROOT,
                            "the result takes %.2f GB of temporary files, for which this server has"
                                + " no space now; request a part of it, fewer bands or a smaller"
                                + " factor, or try again later",
                            bytes / GIGA))),
        cancelled);
  }

  private static long free(final Path directory) {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      throw ErrorTexts.because(
          "finegrid: the server has no directory for temporary files; inform its administrator", e);
    }
  }

  /** Bytes of the heap that results take. */
  long onHeap() {
    return heap.taken();
  }

  /** Bytes of temporary files that results take. */
  long onDisk() {
    return disk.taken();
  }
}

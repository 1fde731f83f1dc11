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
    return FileTiles.create(
        grid, limits.temporaryDirectory(), onDisk("the result takes", bytes, limits), cancelled);
  }

  /**
   * Room for the temporary files of covariates.
   *
   * @return the part of the disk that they take, to be closed with them
   * @throws org.geotools.process.ProcessException where there is not enough
   */
  ResultQuota.Part covariates(final long bytes, final Limits limits) {
    return onDisk("the covariates take", bytes, limits);
  }

  private ResultQuota.Part onDisk(final String what, final long bytes, final Limits limits) {
    return disk.take(bytes, limits.temporaryBytes(), free(limits.temporaryDirectory()))
        .orElseThrow(
            () ->
                ErrorTexts.of(
                    DownscaleProcess.DATA,
                    String.format(
                        Locale.ROOT,
                        "%s %.2f GB of temporary files, for which this server has no space now;"
                            + " request a part of it, fewer bands or a smaller factor, or try again"
                            + " later",
                        what,
                        bytes / GIGA)));
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

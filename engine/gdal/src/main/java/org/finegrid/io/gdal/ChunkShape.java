package org.finegrid.io.gdal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an array is cut into chunks, each read and packed as a whole. */
final class ChunkShape {
  /** Edge of a chunk of cells: a mebibyte of them. */
  private static final int EDGE = 512;

  /** Steps of a small grid share a chunk up to so many cells: each chunk of Zarr is a file. */
  private static final long SHARED_CELLS = 1 << 14;

  private ChunkShape() {}

  /** The numbers, outermost dimension first, as GDAL's {@code BLOCKSIZE} takes them. */
  static String of(final GridArray array) {
    final int[] sizes = array.dimensions().stream().mapToInt(GridArray.Along::size).toArray();
    final int[] chunk = new int[sizes.length];
    long cells = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      final boolean isStep = i < sizes.length - 2;
      chunk[i] = Math.min(sizes[i], isStep ? (int) Math.max(1, SHARED_CELLS / cells) : EDGE);
      cells *= chunk[i];
    }
    return joined(chunk);
  }

  /** One chunk for all. */
  static String whole(final GridArray array) {
    return joined(array.dimensions().stream().mapToInt(GridArray.Along::size).toArray());
  }

  private static String joined(final int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}

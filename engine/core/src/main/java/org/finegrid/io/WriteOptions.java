package org.finegrid.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to write a file.
 *
 * @param overwrite whether a file of that name may be replaced
 * @param compression how cells are compressed, where the format has a choice
 * @param tile edge of the square blocks of a tiled format, in fine cells, a multiple of 16
 * @param hasNoData whether a NoData value must be declared; the writers choose it
 * @param target the format and its options
 */
public record WriteOptions(
    boolean overwrite, Compression compression, int tile, boolean hasNoData, Target target) {

  /** How the cells of a tiled format are compressed. */
  public enum Compression {
    /** As they are. */
    NONE,
    /** Deflate after a floating-point predictor. */
    DEFLATE
  }

  /**
   * Which format a file shall have.
   *
   * @param format its name; empty: the one that the file's extension means
   * @param creation options of GDAL for it, such as {@code BLOCKSIZE=256}
   */
  public record Target(Optional<String> format, Map<String, String> creation) {

    /** Copies the map, keeping its order. */
    public Target {
      creation = Collections.unmodifiableMap(new LinkedHashMap<>(creation));
    }

    /** By the extension, without further options. */
    public static Target byExtension() {
      return new Target(Optional.empty(), Map.of());
    }
  }

  /** In the format that the file's extension means. */
  public WriteOptions(
      final boolean overwrite,
      final Compression compression,
      final int tile,
      final boolean hasNoData) {
    this(overwrite, compression, tile, hasNoData, Target.byExtension());
  }

  /** Tiles of 512 cells, Deflate, no replacing, NoData declared. */
  public static WriteOptions defaults() {
    return new WriteOptions(false, Compression.DEFLATE, 512, true);
  }
}

package org.finegrid.io;

/**
 * How to write a file.
 *
 * @param overwrite whether a file of that name may be replaced
 * @param compression how cells are compressed, where the format has a choice
 * @param tile edge of the square blocks of a tiled format, in fine cells, a multiple of 16
 * @param hasNoData whether a NoData value must be declared; the writers choose it
 */
public record WriteOptions(
    boolean overwrite, Compression compression, int tile, boolean hasNoData) {

  /** How the cells of a tiled format are compressed. */
  public enum Compression {
    /** As they are. */
    NONE,
    /** Deflate after a floating-point predictor. */
    DEFLATE
  }

  /** Tiles of 512 cells, Deflate, no replacing, NoData declared. */
  public static WriteOptions defaults() {
    return new WriteOptions(false, Compression.DEFLATE, 512, true);
  }
}

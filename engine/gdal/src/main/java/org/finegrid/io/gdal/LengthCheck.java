package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.ForwardingReader;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.RasterReader;

/**
 * Refuses the cells of a file that became shorter since it was opened: libraries below GDAL take
 * what is missing for zeros.
 */
final class LengthCheck extends ForwardingReader {
  private final Path file;
  private final long length;

  /**
   * Watches a file.
   *
   * @param reader who reads the cells
   * @param file the file it reads
   * @param length in bytes, before it was opened
   */
  LengthCheck(final RasterReader reader, final Path file, final long length) {
    super(reader);
    this.file = file;
    this.length = length;
  }

  /** The length of a file. */
  static long of(final Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    super.read(bands, window, planes);
    // Behind the read, so that what went missing meanwhile is seen as well.
    if (of(file) < length) {
      throw new RasterException(
          file + ": was truncated while it was read; wait until it is written, then run again");
    }
  }
}

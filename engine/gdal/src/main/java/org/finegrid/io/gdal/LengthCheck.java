package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.IoReason;
import org.finegrid.io.RasterReader;

/**
 * Refuses the cells of a file that became shorter since it was opened: libraries behind GDAL take
 * what is missing for zeros.
 *
 * @param reader who reads the cells
 * @param file the file it reads
 * @param length in bytes, before it was opened
 */
record LengthCheck(RasterReader reader, Path file, long length) implements RasterReader {

  /** The length of a file. */
  static long of(final Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  @Override
  public RasterDescription description() {
    return reader.description();
  }

  @Override
  public Window readable() {
    return reader.readable();
  }

  @Override
  public Window whole() {
    return reader.whole();
  }

  @Override
  public List<String> notes() {
    return reader.notes();
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    reader.read(bands, window, planes);
    // Behind the read, so that what went missing meanwhile is seen as well.
    if (of(file) < length) {
      throw new RasterException(
          file + ": became shorter while it was read; wait until it is written, then run again");
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}

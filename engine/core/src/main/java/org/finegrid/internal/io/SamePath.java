package org.finegrid.internal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;

/** Whether two names are those of one file, or of a directory and what lies in it. */
public final class SamePath {

  private SamePath() {}

  /**
   * Tells, links and all.
   *
   * @throws RasterException where a file cannot be looked at
   */
  public static boolean of(final Path one, final Path other) {
    if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
      return true;
    }
    try {
      return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      throw new RasterException(one + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /**
   * Whether a file lies in a directory, at any depth, such as an array in a Zarr store. The file
   * need not be there yet.
   *
   * @throws RasterException where one of them cannot be looked at
   */
  public static boolean isIn(final Path file, final Path directory) {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try {
      final Path whole = directory.toRealPath();
      final Path named = file.toAbsolutePath().normalize();
      Path there = named;
      while (!Files.exists(there)) {
        there = there.getParent();
      }
      final Path real = there.toRealPath();
      return real.startsWith(whole) && !(there.equals(named) && real.equals(whole));
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }
}

package org.finegrid.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;

/** Whether two names are those of one file. */
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
}

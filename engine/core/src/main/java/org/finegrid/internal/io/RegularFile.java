package org.finegrid.internal.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;

/**
 * Tells files from pipes, devices and sockets. Opening a pipe waits for who writes into it, and
 * putting a file in the place of a device takes the device away.
 */
public final class RegularFile {

  private RegularFile() {}

  /**
   * Refuses what is there and is neither a file nor a directory; good to ask before it is opened.
   *
   * @throws RasterException where it is a pipe, a device or a socket
   */
  public static void require(final Path file) {
    if (isSpecial(file)) {
      throw new RasterException(
          file + ": is a pipe, a device or a socket; save what it gives to a file and name that");
    }
  }

  /** Whether this is there, but neither a file nor a directory. */
  static boolean isSpecial(final Path file) {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Whether this is a link to what is not there. */
  public static boolean isBrokenLink(final Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  /** What a link names, for messages. */
  public static String linked(final Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "something that cannot be read (" + IoReason.of(e) + ")";
    }
  }
}

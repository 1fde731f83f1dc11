package org.finegrid.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;
import org.finegrid.grid.RasterException;

/**
 * A file that appears under its name only when it is whole: written under another name in the same
 * directory, so that the final rename is atomic.
 */
public final class PendingFile implements Closeable {
  private final Path target;
  private final Path temporary;
  private final boolean overwrite;
  private boolean settled;

  /**
   * Reserves a temporary name beside the target and creates the file.
   *
   * @throws RasterException where the target exists and may not be replaced, or the directory
   *     cannot be written
   */
  public PendingFile(final Path target, final boolean overwrite) {
    this.target = target.toAbsolutePath();
    this.overwrite = overwrite;
    check(target, overwrite);
    final Path directory = this.target.getParent();
    this.temporary = beside(this.target);
    try {
      Files.createFile(temporary);
    } catch (IOException e) {
      throw new RasterException(
          target + ": cannot write into " + directory + " (" + IoReason.of(e) + ")", e);
    }
  }

  /**
   * A hidden name of its own beside a target, under which it is made.
   *
   * @param target an absolute path
   */
  public static Path beside(final Path target) {
    return target.resolveSibling(
        "."
            + target.getFileName()
            + "."
            + Long.toHexString(ThreadLocalRandom.current().nextLong())
            + ".part");
  }

  /**
   * Refuses what could not be put in place; good to ask before any work is done for it.
   *
   * @throws RasterException where the target exists and may not be replaced, or its directory does
   *     not exist
   */
  public static void check(final Path target, final boolean overwrite) {
    if (Files.isDirectory(target)) {
      throw new RasterException(target + ": is a directory; name a file");
    }
    if (!overwrite && Files.exists(target)) {
      throw new RasterException(
          target + ": exists already; choose another name or add --overwrite");
    }
    final Path directory = target.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new RasterException(target + ": the directory " + directory + " does not exist");
    }
  }

  /** Where to write until the file is whole. */
  public Path path() {
    return temporary;
  }

  /**
   * Gives the file its name, in one step. What it replaces, where that is allowed, is whole until
   * then.
   */
  public void commit() {
    try {
      if (overwrite) {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        // A hard link fails where the name has been taken meanwhile; a rename would replace it.
        linkOrMove();
      }
      settled = true;
    } catch (FileAlreadyExistsException e) {
      throw new RasterException(target + ": was made by someone else meanwhile; not replaced", e);
    } catch (IOException e) {
      throw new RasterException(target + ": cannot be put in place (" + IoReason.of(e) + ")", e);
    }
  }

  private void linkOrMove() throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links (FAT, some network shares).
      check(target, overwrite);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    Files.delete(temporary);
  }

  /** Removes the temporary file, unless it has its name by now. */
  @Override
  public void close() {
    if (settled) {
      return;
    }
    settled = true;
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new RasterException(temporary + ": cannot be removed (" + IoReason.of(e) + ")", e);
    }
  }
}

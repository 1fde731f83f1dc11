package org.finegrid.internal.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
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
    check(target, overwrite);
    this.target = followed(target);
    this.overwrite = overwrite;
    final Path directory = this.target.getParent();
    this.temporary = beside(this.target);
    try {
      Files.createFile(temporary);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target
              + ": cannot write into "
              + directory
              + " ("
              + IoReason.of(e)
              + "); name another place",
          e);
    }
  }

  /**
   * The file that a name stands for: where it is a link, what that leads to, so that the link stays
   * when the file is replaced. An absolute path.
   */
  public static Path followed(final Path target) {
    if (!Files.isSymbolicLink(target)) {
      return target.toAbsolutePath();
    }
    try {
      return target.toRealPath();
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": the link cannot be followed (" + IoReason.of(e) + ")",
          e);
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
   * @throws RasterException where the target exists and may not be replaced, is no regular file, or
   *     its directory does not exist
   */
  public static void check(final Path target, final boolean overwrite) {
    if (Files.isDirectory(target)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT, target + ": is a directory; name a file");
    }
    refuseSpecial(target);
    if (RegularFile.isBrokenLink(target)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target
              + ": is a link to "
              + RegularFile.linked(target)
              + ", which does not exist; remove the link or name another file");
    }
    if (!overwrite && Files.exists(target)) {
      throw exists(target);
    }
    final Path directory = target.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT, target + ": the directory " + directory + " does not exist");
    }
  }

  /** The refusal of a name that is taken. */
  public static RasterException exists(final Path target) {
    return new RasterException(
        ErrorCode.OUTPUT_EXISTS,
        ParameterName.OVERWRITE,
        target
            + ": exists already; choose another name or add "
            + ParameterName.OVERWRITE.placeholder());
  }

  /** A device that is replaced by a file is gone for all programs. */
  private static void refuseSpecial(final Path target) {
    if (RegularFile.isSpecial(target)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": is a pipe, a device or a socket, and only files are replaced; name a file");
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
        refuseSpecial(target);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        // A hard link fails where the name has been taken meanwhile; a rename would replace it.
        linkOrMove();
      }
      settled = true;
    } catch (FileAlreadyExistsException e) {
      throw new RasterException(
          ErrorCode.OUTPUT_EXISTS,
          target + ": was created by another program meanwhile; not replaced",
          e);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": cannot be put in place (" + IoReason.of(e) + ")",
          e);
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
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          temporary + ": cannot be removed (" + IoReason.of(e) + ")",
          e);
    }
  }
}

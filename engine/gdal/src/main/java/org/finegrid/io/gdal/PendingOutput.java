package org.finegrid.io.gdal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;

/**
 * What GDAL writes, a file or a directory, in a hidden directory beside its name until it is whole:
 * drivers may write more files beside the requested one.
 */
final class PendingOutput implements Closeable {
  private final Path target;
  private final boolean overwrite;
  private final Path directory;

  /**
   * Makes the hidden directory.
   *
   * @throws RasterException where the target may not be replaced or its directory not be written
   */
  PendingOutput(final Path target, final boolean overwrite) {
    check(target, overwrite);
    this.target = PendingFile.followed(target);
    this.overwrite = overwrite;
    this.directory = PendingFile.beside(this.target);
    try {
      Files.createDirectory(directory);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": cannot write into " + this.target.getParent() + " (" + message(e) + ")",
          e);
    }
  }

  /**
   * Refuses what could not be put in place.
   *
   * @throws RasterException where the target exists and may not be replaced, is a directory but no
   *     Zarr store, or its directory does not exist
   */
  static void check(final Path target, final boolean overwrite) {
    final Path parent = target.toAbsolutePath().getParent();
    if (parent != null && isStore(parent)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": lies in a Zarr store; choose a name outside of " + parent);
    }
    if (!Files.isDirectory(target)) {
      PendingFile.check(target, overwrite);
      return;
    }
    if (!isStore(target)) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": is a directory that holds no Zarr store; choose another name");
    }
    if (!overwrite) {
      throw PendingFile.exists(target);
    }
  }

  private static boolean isStore(final Path directory) {
    return Stream.of(".zgroup", ".zarray", ".zmetadata", "zarr.json")
        .anyMatch(name -> Files.exists(directory.resolve(name)));
  }

  /** Where GDAL writes. */
  Path path() {
    return directory.resolve(target.getFileName());
  }

  /** A place for what is needed on the way there. */
  Path scratch(final String name) {
    return directory.resolve(".scratch." + name);
  }

  /** Gives what was written its name; files beside it come first. */
  void commit() {
    try {
      for (final Path each : written()) {
        if (!each.equals(path())) {
          place(each, target.resolveSibling(each.getFileName()));
        }
      }
      place(path(), target);
    } catch (FileAlreadyExistsException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          target + ": was created by another program meanwhile; not replaced",
          e);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT, target + ": cannot be put in place (" + message(e) + ")", e);
    }
  }

  private List<Path> written() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(each -> !each.getFileName().toString().startsWith(".scratch."))
          .sorted()
          .toList();
    }
  }

  private void place(final Path from, final Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
    }
    if (!overwrite) {
      placeNew(from, to);
    } else if (Files.isDirectory(to) || Files.isDirectory(from) && Files.exists(to)) {
      new DirectorySwap(to, directory).replaceBy(from);
    } else {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void placeNew(final Path from, final Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      try {
        // Fails where the name has been taken meanwhile; a rename would replace what has it.
        Files.createLink(to, from);
        return;
      } catch (FileAlreadyExistsException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        // A file system without hard links: looked at and then renamed, below.
      }
    }
    if (Files.exists(to)) {
      throw new FileAlreadyExistsException(to.toString());
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes the hidden directory and all that is left in it. */
  @Override
  public void close() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (final Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT, directory + ": cannot be removed (" + message(e) + ")", e);
    }
  }

  private static String message(final IOException e) {
    return IoReason.of(e);
  }
}

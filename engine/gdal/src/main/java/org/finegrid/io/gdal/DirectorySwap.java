package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/**
 * Replaces a directory, such as a Zarr store. No call of Java's does that in one step, so the old
 * one is put aside under a hidden name that follows from its own. A process that is killed between
 * the two renames leaves the old one there, whole, and the next run that names it puts it back.
 *
 * <p>What has the hidden name is whole at any time: it gets there and leaves by a rename, and is
 * removed only under yet another name.
 */
final class DirectorySwap {
  /** Runs that replace one directory at the same time get out of each other's way so often. */
  private static final int ATTEMPTS = 20;

  private final Path target;
  private final Path discards;

  /**
   * A replacement to come.
   *
   * @param target what is to be replaced, an absolute path
   * @param discards a directory for what is to be removed, on the same file system
   */
  DirectorySwap(final Path target, final Path discards) {
    this.target = target;
    this.discards = discards;
  }

  /** The hidden name of an old directory while a new one gets its name. */
  static Path aside(final Path target) {
    return target.resolveSibling("." + target.getFileName() + ".finegrid-old");
  }

  /**
   * Gives a new file or directory the target's name. What had the name goes to the discards.
   *
   * @throws IOException where that fails; the old one then has its name again
   */
  void replaceBy(final Path made) throws IOException {
    for (int attempt = 1; ; attempt++) {
      putAside();
      try {
        place(made);
        break;
      } catch (FileSystemException e) {
        // Another run may have put the old one back, or placed one of its own.
        if (!exists(target) || attempt == ATTEMPTS) {
          putBack(target);
          throw e;
        }
      }
    }
    discard();
  }

  /** Frees the name. */
  void putAside() throws IOException {
    if (!exists(target)) {
      return;
    }
    discard();
    move(target, aside(target));
  }

  /** Gives the new one the name. */
  void place(final Path made) throws IOException {
    Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes the old one away. */
  void discard() throws IOException {
    if (exists(aside(target))) {
      final Path place = Files.createTempDirectory(discards, ".scratch.");
      move(aside(target), place.resolve("old"));
    }
  }

  /**
   * Puts back what a killed run had put aside, where nothing has the name now.
   *
   * @return whether something was put back
   * @throws RasterException where it cannot be put back
   */
  static boolean putBack(final Path target) {
    final Path absolute = behindLink(target.toAbsolutePath());
    if (absolute.getFileName() == null || exists(absolute) || !exists(aside(absolute))) {
      return false;
    }
    try {
      return move(aside(absolute), absolute);
    } catch (IOException e) {
      if (exists(absolute)) {
        return false;
      }
      throw new RasterException(
          target
              + ": a run that was replacing it was killed; the previous one is "
              + aside(absolute)
              + " and cannot be renamed ("
              + IoReason.of(e)
              + ")",
          e);
    }
  }

  /** The directory at or above a path, not there now, that a killed run had put aside. */
  static Optional<Path> missing(final Path path) {
    return Stream.iterate(path.toAbsolutePath(), each -> each != null, Path::getParent)
        .map(DirectorySwap::behindLink)
        .filter(each -> each.getFileName() != null && !exists(each) && exists(aside(each)))
        .findFirst();
  }

  /** What a link leads to that leads nowhere now; any other path as it is. */
  private static Path behindLink(final Path path) {
    if (!Files.isSymbolicLink(path) || Files.exists(path)) {
      return path;
    }
    try {
      return path.resolveSibling(Files.readSymbolicLink(path)).normalize();
    } catch (IOException e) {
      throw new RasterException(path + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /** Renames; answers false where another run has taken the file away meanwhile. */
  private static boolean move(final Path from, final Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean exists(final Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }
}

package org.finegrid.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;
import org.finegrid.internal.io.SamePath;

/**
 * Where an evaluation's rasters lie while it runs: a directory of its own that is removed at the
 * end. Rasters that are to be kept are moved from it when all are whole.
 */
final class Workspace implements AutoCloseable {
  private final Path directory;
  private final Optional<Path> save;
  private final boolean overwrite;
  private final boolean made;
  private final List<Path> inputs;
  private boolean committed;

  private Workspace(
      final Path directory,
      final Optional<Path> save,
      final boolean overwrite,
      final boolean made,
      final List<Path> inputs) {
    this.inputs = List.copyOf(inputs);
    this.directory = directory;
    this.save = save;
    this.overwrite = overwrite;
    this.made = made;
  }

  /**
   * A new workspace: inside the directory for kept rasters, so that they only need another name, or
   * else in the one for temporary files.
   *
   * @param save the directory for kept rasters
   * @param temporary that for temporary files; empty: the machine's own
   * @param inputs files that are read and must not be replaced
   */
  static Workspace open(
      final Optional<Path> save,
      final Optional<Path> temporary,
      final boolean overwrite,
      final List<Path> inputs) {
    final boolean made = save.isPresent() && !Files.exists(save.get());
    try {
      if (made) {
        Files.createDirectory(save.get());
      }
      final Path directory;
      if (save.isPresent()) {
        directory = Files.createTempDirectory(save.get(), ".finegrid-");
      } else if (temporary.isPresent()) {
        directory = Files.createTempDirectory(temporary.get(), "finegrid-");
      } else {
        directory = Files.createTempDirectory("finegrid-");
      }
      return new Workspace(directory, save, overwrite, made, inputs);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          save.map(path -> path + ": cannot be written into")
                  .orElse("no temporary directory can be made")
              + " ("
              + IoReason.of(e)
              + ")",
          e);
    }
  }

  /** Whether rasters are kept. */
  boolean keeps() {
    return save.isPresent();
  }

  /**
   * The place of a raster.
   *
   * @throws RasterException where it is to be kept and its name is taken, or is that of a file that
   *     is read, which is never replaced
   */
  Path file(final String name) {
    save.map(kept -> kept.resolve(name)).ifPresent(this::check);
    return directory.resolve(name);
  }

  private void check(final Path target) {
    for (final Path read : inputs) {
      if (SamePath.of(target, read)) {
        throw new RasterException(
            ErrorCode.UNWRITABLE_OUTPUT,
            target + ": is read by this run and would be replaced; name another directory");
      }
    }
    PendingFile.check(target, overwrite);
  }

  /** Removes a raster that is not to be kept. */
  void done(final Path file) {
    if (save.isEmpty()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new RasterException(
            ErrorCode.UNWRITABLE_OUTPUT, file + ": cannot be removed (" + IoReason.of(e) + ")", e);
      }
    }
  }

  /** Gives the kept rasters their names. */
  void commit() {
    if (save.isEmpty()) {
      return;
    }
    final List<Path> whole = content(directory);
    // All names first, so that one which is taken by now leaves none of the others in place.
    whole.forEach(file -> check(save.get().resolve(file.getFileName())));
    for (final Path file : whole) {
      final Path target = save.get().resolve(file.getFileName());
      try {
        Files.move(file, PendingFile.followed(target), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new RasterException(
            ErrorCode.UNWRITABLE_OUTPUT,
            target + ": cannot be put in place (" + IoReason.of(e) + ")",
            e);
      }
    }
    committed = true;
  }

  @Override
  public void close() {
    final List<Path> left = new ArrayList<>(content(directory));
    left.add(directory);
    if (made && !committed) {
      left.add(save.orElseThrow());
    }
    for (final Path path : left) {
      try {
        Files.deleteIfExists(path);
      } catch (IOException e) {
        throw new RasterException(
            ErrorCode.UNWRITABLE_OUTPUT, path + ": cannot be removed (" + IoReason.of(e) + ")", e);
      }
    }
  }

  private static List<Path> content(final Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          directory + ": cannot be listed (" + IoReason.of(e) + ")",
          e);
    } catch (UncheckedIOException e) {
      throw new RasterException(
          ErrorCode.UNWRITABLE_OUTPUT,
          directory + ": cannot be listed (" + IoReason.of(e) + ")",
          e);
    }
  }
}

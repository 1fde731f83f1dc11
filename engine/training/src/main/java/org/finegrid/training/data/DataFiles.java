package org.finegrid.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.RegularFile;
import org.finegrid.io.RasterFormats;

/** The files that a path means. */
final class DataFiles {
  private DataFiles() {}

  /**
   * The file itself, or all images and rasters in a directory and below, in the order of their
   * names. Which of a directory's files are meant, their extensions say.
   *
   * @throws RasterException where there is nothing of that name or nothing to read in the directory
   */
  static List<Path> of(final Path path) {
    if (!Files.exists(path)) {
      throw new RasterException(path + ": no such file or directory");
    }
    if (!Files.isDirectory(path)) {
      RegularFile.require(path);
      return List.of(path);
    }
    try (Stream<Path> tree = Files.walk(path)) {
      final List<Path> files =
          tree.filter(Files::isRegularFile)
              .filter(file -> Images.isImage(file) || isRaster(file))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new RasterException(path + ": holds no raster and no image");
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      throw new RasterException(path + ": cannot be listed (" + IoReason.of(e) + ")", e);
    }
  }

  /** What the card calls the files of a path: no one else knows this machine's directories. */
  static String title(final Path path, final List<Path> files) {
    final Path name = path.toAbsolutePath().normalize().getFileName();
    return name + (Files.isDirectory(path) ? " (" + files.size() + " files)" : "");
  }

  private static boolean isRaster(final Path file) {
    final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return RasterFormats.all().stream()
        .flatMap(format -> format.extensions().stream())
        .anyMatch(extension -> name.endsWith("." + extension));
  }
}

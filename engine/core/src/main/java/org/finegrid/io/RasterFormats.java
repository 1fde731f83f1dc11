package org.finegrid.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;

/** The formats on the class path, and which of them is for a file. */
public final class RasterFormats {
  private static final int HEAD = 16;

  private RasterFormats() {}

  /** All formats, in the order the service loader finds them. */
  public static List<RasterFormat> all() {
    return ServiceLoader.load(RasterFormat.class, RasterFormats.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /**
   * Opens a file with the format that recognises its first bytes.
   *
   * @throws RasterException where the file is missing, unreadable or of no known format
   */
  public static RasterReader open(final Path file, final ReadOptions options) {
    return of(file).open(file, options);
  }

  /**
   * What to ask for to read all rasters of a file, one after the other.
   *
   * @throws RasterException where the file is missing, unreadable, of no known format or without a
   *     raster
   */
  public static List<ReadOptions> rasters(final Path file) {
    final List<String> variables = of(file).variables(file);
    return variables.isEmpty()
        ? List.of(ReadOptions.defaults())
        : variables.stream().map(ReadOptions::variable).toList();
  }

  /**
   * The format that recognises a file's first bytes.
   *
   * @throws RasterException where the file is missing, unreadable or of no known format
   */
  public static RasterFormat of(final Path file) {
    final byte[] head = head(file);
    if (head.length == 0) {
      throw new RasterException(file + ": is empty; fetch or make the file again");
    }
    return all().stream()
        .filter(format -> format.recognises(head))
        .findFirst()
        .orElseThrow(
            () ->
                new RasterException(
                    file + ": not a raster this build reads (it reads " + names() + ")"));
  }

  /**
   * Begins a file in the format that its extension names.
   *
   * @throws RasterException where no format writes that extension or the raster does not fit it
   */
  public static RasterWriter create(
      final Path file, final RasterDescription description, final WriteOptions options) {
    return forExtension(file).create(file, description, options);
  }

  /**
   * The format that a file's extension names.
   *
   * @throws RasterException where there is none
   */
  public static RasterFormat forExtension(final Path file) {
    final String name = String.valueOf(file.getFileName());
    final int dot = name.lastIndexOf('.');
    // A name that begins with its only dot is a hidden file's, without an extension.
    final String extension = dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(format -> format.extensions().contains(extension))
        .findFirst()
        .orElseThrow(
            () ->
                new RasterException(
                    file
                        + ": the extension names no format this build writes; use "
                        + all().stream()
                            .flatMap(format -> format.extensions().stream())
                            .map(each -> "." + each)
                            .collect(Collectors.joining(", "))));
  }

  private static String names() {
    return all().stream().map(RasterFormat::name).collect(Collectors.joining(", "));
  }

  private static byte[] head(final Path file) {
    if (Files.isDirectory(file)) {
      throw new RasterException(file + ": is a directory; name a raster file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    } catch (NoSuchFileException e) {
      throw new RasterException(file + ": no such file", e);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }
}

package org.finegrid.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.RegularFile;

/** The formats on the class path, and which of them is for a file. */
public final class RasterFormats {
  private static final int HEAD = 16;

  private RasterFormats() {}

  /** All formats; those that take what others do not come last. */
  public static List<RasterFormat> all() {
    return ServiceLoader.load(RasterFormat.class, RasterFormats.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(RasterFormat::takesOthers))
        .toList();
  }

  /**
   * Opens a file with the format that recognises it. Where that does not read files of this kind
   * and no reader was requested, the fallback format opens it, with a note.
   *
   * @throws RasterException where the file is missing, unreadable or of no known format
   */
  public static RasterReader open(final Path file, final ReadOptions options) {
    try {
      return of(file, options).open(file, options);
    } catch (UnsupportedFileException e) {
      return fallback(file, options, e).open(options);
    }
  }

  /** Another reader for what the first one does not read; the first one's refusal if none is. */
  private static Fallback fallback(
      final Path file, final ReadOptions options, final UnsupportedFileException refusal) {
    return first(options.reader().isPresent() ? List.of() : all(), RasterFormat::takesOthers)
        .map(second -> new Fallback(file, second, refusal))
        .orElseThrow(() -> refusal);
  }

  /**
   * What to ask for to read all rasters of a file, one after the other.
   *
   * @throws RasterException where the file is missing, unreadable, of no known format or without a
   *     raster
   */
  public static List<ReadOptions> rasters(final Path file) {
    final ReadOptions options = ReadOptions.defaults();
    final List<String> variables = variables(file, options);
    return variables.isEmpty()
        ? List.of(options)
        : variables.stream().map(ReadOptions::variable).toList();
  }

  /**
   * The names of the variables of a file; none where it has one raster and no name for it. The
   * variable that the options name plays no part.
   *
   * @throws RasterException where the file is missing, unreadable, of no known format or without a
   *     raster
   */
  public static List<String> variables(final Path file, final ReadOptions options) {
    try {
      return of(file, options).variables(file, options);
    } catch (UnsupportedFileException e) {
      return fallback(file, options, e).variables(options);
    }
  }

  /**
   * The format that recognises a file by its first bytes, else one that takes what others do not.
   *
   * @throws RasterException where the file is missing, unreadable or of no known format
   */
  public static RasterFormat of(final Path file, final ReadOptions options) {
    final List<RasterFormat> formats = readers(options);
    if (!Files.exists(file)) {
      return first(formats, format -> format.understands(file))
          .orElseThrow(() -> new RasterException(ErrorCode.NOT_FOUND, file + missing(file)));
    }
    final Optional<RasterFormat> other = first(formats, RasterFormat::takesOthers);
    if (Files.isDirectory(file)) {
      return other.orElseThrow(
          () -> new RasterException(file + ": is a directory; name a raster file"));
    }
    RegularFile.require(file);
    final byte[] head = head(file);
    if (head.length == 0) {
      throw new RasterException(file + ": is empty; fetch or make the file again");
    }
    return first(formats, format -> format.recognises(head))
        .or(() -> other)
        .orElseThrow(
            () ->
                new RasterException(
                    ErrorCode.UNSUPPORTED_INPUT,
                    file
                        + ": not a raster format that is supported (supported: "
                        + names(formats)
                        + ")"));
  }

  /** The file of this machine that a name leads into; the name itself where it is one. */
  public static Path fileOf(final Path name) {
    return Files.exists(name)
        ? name
        : first(all(), format -> format.understands(name))
            .map(format -> format.fileOf(name))
            .orElse(name);
  }

  private static String missing(final Path file) {
    if (RegularFile.isBrokenLink(file)) {
      return ": is a link to " + RegularFile.linked(file) + ", which does not exist";
    }
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return ": no such file";
    } catch (IOException e) {
      // Such as that of a directory which may not be entered.
      return ": cannot be read (" + IoReason.of(e) + ")";
    }
    return ": was created only now; try again";
  }

  private static List<RasterFormat> readers(final ReadOptions options) {
    final List<RasterFormat> all = all();
    if (options.reader().isEmpty()) {
      return all;
    }
    final String reader = options.reader().get();
    final List<RasterFormat> chosen =
        all.stream().filter(format -> format.reader().equals(reader)).toList();
    if (chosen.isEmpty()) {
      throw RasterException.invalid(
          ParameterName.READER,
          "'"
              + reader
              + "' is unknown; there are "
              + all.stream()
                  .map(RasterFormat::reader)
                  .distinct()
                  .collect(Collectors.joining(", ")));
    }
    return chosen;
  }

  private static Optional<RasterFormat> first(
      final List<RasterFormat> formats, final Predicate<RasterFormat> which) {
    return formats.stream().filter(which).findFirst();
  }

  /**
   * Creates a file in the requested format, or that of its extension.
   *
   * @throws RasterException where no format writes that or the raster does not fit it
   */
  public static RasterWriter create(
      final Path file, final RasterDescription description, final WriteOptions options) {
    return toWrite(file, options.target()).create(file, description, options);
  }

  /**
   * The requested format, or that of a file's extension.
   *
   * @throws RasterException where there is none
   */
  public static RasterFormat toWrite(final Path file, final WriteOptions.Target target) {
    final List<RasterFormat> all = all();
    if (target.format().isPresent()) {
      final String asked = target.format().get();
      return first(all, format -> format.writes(asked))
          .orElseThrow(
              () ->
                  new RasterException(
                      ErrorCode.UNSUPPORTED_OUTPUT,
                      ParameterName.FORMAT,
                      file
                          + ": unsupported output format '"
                          + asked
                          + "'; it writes "
                          + names(all)));
    }
    final String name = String.valueOf(file.getFileName());
    final int dot = name.lastIndexOf('.');
    // A name that begins with its only dot is a hidden file's, without an extension.
    final String extension = dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return first(all, format -> format.extensions().contains(extension))
        .orElseThrow(
            () ->
                new RasterException(
                    ErrorCode.UNSUPPORTED_OUTPUT,
                    ParameterName.OUTPUT,
                    file
                        + ": unsupported file extension; use "
                        + all.stream()
                            .flatMap(format -> format.extensions().stream())
                            .distinct()
                            .map(each -> "." + each)
                            .collect(Collectors.joining(", "))));
  }

  private static String names(final List<RasterFormat> formats) {
    return formats.stream().map(RasterFormat::name).collect(Collectors.joining(", "));
  }

  private static byte[] head(final Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }
}

package org.finegrid.internal.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Native libraries that were unpacked into the temporary directory to be loaded. Those who unpack
 * them remove them when Java ends, but not where it is interrupted or killed, and not always all.
 * Linux allows a file to be deleted once it is loaded, and lists which ones are.
 */
public final class UnpackedLibraries {
  private static final Path LOADED = Path.of("/proc/self/maps");

  private UnpackedLibraries() {}

  /**
   * Removes the files of loaded libraries, and the directories made for them. Elsewhere than on
   * Linux this does nothing.
   *
   * @param files a pattern of their paths below the temporary directory; a star stands for part of
   *     a name
   */
  public static void remove(final String files) {
    if (!Files.isReadable(LOADED)) {
      return;
    }
    try {
      final Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
      for (final Path library : loaded(temporary, files)) {
        Files.deleteIfExists(library);
        final Path directory = library.getParent();
        if (!directory.equals(temporary) && isEmpty(directory)) {
          Files.delete(directory);
        }
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      // The library works all the same, and is tried to be removed again when Java ends.
      System.getLogger(UnpackedLibraries.class.getName())
          .log(System.Logger.Level.DEBUG, "unpacked libraries stay for now", e);
    }
  }

  /**
   * What keeps libraries from being unpacked: good to ask before, since those who unpack them leave
   * half of one behind where the disk is full, and few of them report why they failed.
   *
   * @param bytes how much is unpacked
   * @return the end of a sentence; empty where nothing is known to be in the way
   */
  public static Optional<String> hindrance(final long bytes) {
    final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isDirectory(temporary)) {
      return Optional.of("the temporary directory " + temporary + " does not exist");
    }
    if (!Files.isWritable(temporary)) {
      return Optional.of("the temporary directory " + temporary + " may not be written into");
    }
    // Answers 0 also where it does not know.
    final long space = temporary.toFile().getUsableSpace();
    return space < bytes && temporary.toFile().getTotalSpace() > 0
        ? Optional.of(
            "the temporary directory "
                + temporary
                + " has "
                + (space >> 20)
                + " MiB left of the "
                + ((bytes - 1 >> 20) + 1)
                + " that are needed")
        : Optional.empty();
  }

  private static List<Path> loaded(final Path temporary, final String files) throws IOException {
    final PathMatcher matcher = temporary.getFileSystem().getPathMatcher("glob:" + files);
    try (Stream<String> lines = Files.lines(LOADED)) {
      return lines
          .filter(line -> line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .filter(path -> path.startsWith(temporary))
          .filter(path -> matcher.matches(temporary.relativize(path)))
          .distinct()
          .toList();
    }
  }

  private static boolean isEmpty(final Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }
}

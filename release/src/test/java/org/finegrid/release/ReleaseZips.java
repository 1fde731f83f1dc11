package org.finegrid.release;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The zips that the build made. */
final class ReleaseZips {
  /** The command line. */
  static final Path PROGRAM = Path.of(System.getProperty("release.program"));

  /** The training add-on. */
  static final Path TRAINING = Path.of(System.getProperty("release.training"));

  /** The sources that both were built from. */
  static final Path CHECKOUT = Path.of(System.getProperty("release.checkout"));

  private ReleaseZips() {}

  /** The files in a zip, without the directory that all of them are in. */
  static List<String> files(final Path zip) throws IOException {
    try (FileSystem system = open(zip);
        Stream<Path> files = Files.walk(top(system))) {
      final Path top = top(system);
      return files
          .filter(Files::isRegularFile)
          .map(each -> top.relativize(each).toString())
          .sorted()
          .toList();
    }
  }

  /** The names of the jars in a directory of a zip. */
  static List<String> jars(final Path zip, final String directory) throws IOException {
    return files(zip).stream()
        .filter(each -> each.startsWith(directory + "/") && each.endsWith(".jar"))
        .map(each -> each.substring(directory.length() + 1))
        .toList();
  }

  /** A file of a zip, as text. */
  static String text(final Path zip, final String file) throws IOException {
    try (FileSystem system = open(zip)) {
      return Files.readString(top(system).resolve(file));
    }
  }

  /** Unpacks a zip as unzip does, permissions too, and answers the directory that it makes. */
  static Path unpack(final Path zip, final Path into) throws IOException {
    try (FileSystem system = open(zip);
        Stream<Path> files = Files.walk(top(system))) {
      for (final Path each : files.toList()) {
        final Path copy = into.resolve(each.toString().substring(1));
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy, StandardCopyOption.COPY_ATTRIBUTES);
          Files.setPosixFilePermissions(copy, permissions(each));
        }
      }
      return into.resolve(top(system).getFileName().toString());
    }
  }

  @SuppressWarnings("unchecked") // The documented type of the zip file system's attribute.
  private static Set<PosixFilePermission> permissions(final Path file) throws IOException {
    return (Set<PosixFilePermission>) Files.getAttribute(file, "zip:permissions");
  }

  private static FileSystem open(final Path zip) throws IOException {
    return FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
  }

  private static Path top(final FileSystem system) throws IOException {
    try (Stream<Path> tops = Files.list(system.getPath("/"))) {
      final List<Path> found = tops.toList();
      if (found.size() != 1) {
        throw new IOException("more than one directory at the top: " + found);
      }
      return found.get(0);
    }
  }
}

package org.finegrid.sources;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * A Java file.
 *
 * @param module the folder of its module, such as {@code engine/core}
 * @param name its name, such as {@code Mosaic.java}
 * @param text all that it holds
 */
record SourceFile(String module, String name, String text) {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Set<String> WITHOUT_SOURCES = Set.of("target", ".git");

  /** The main code of all modules, without descriptions of packages. */
  static List<SourceFile> ofAllModules() throws IOException {
    final List<SourceFile> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(
              final Path folder, final BasicFileAttributes attributes) {
            return WITHOUT_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(final Path file, final BasicFileAttributes attributes)
              throws IOException {
            final String path = ROOT.relativize(file).toString();
            final int sources = path.indexOf(SOURCES.toString());
            final String name = file.getFileName().toString();
            if (sources > 0 && name.endsWith(".java") && !name.contains("-info")) {
              files.add(
                  new SourceFile(path.substring(0, sources - 1), name, Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(SourceFile::name).thenComparing(SourceFile::module));
    return files;
  }

  List<String> lines() {
    return text.lines().toList();
  }
}

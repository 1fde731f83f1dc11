package org.finegrid.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A list in a file, one item a line: what may break a rule, with a reason behind a {@code #}, or
 * what there is. What is listed but not found fails as well, so that lists of exceptions shrink;
 * {@code -Dsources.shrink=true} takes it out.
 */
final class ListFile {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "finegrid", "sources");
  private static final String REASON = " # ";

  private final Path file;
  private final List<String> lines;

  private ListFile(final Path file, final List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  static ListFile read(final String name) throws IOException {
    final Path file = FOLDER.resolve(name);
    return new ListFile(file, Files.readAllLines(file));
  }

  /** Fails where something is found that is not listed, or the other way round. */
  void assertExactly(final Collection<String> found) throws IOException {
    final Set<String> missing = new TreeSet<>(listed());
    missing.removeAll(found);
    if (Boolean.getBoolean("sources.shrink")) {
      Files.write(file, lines.stream().filter(line -> !missing.contains(item(line))).toList());
      missing.clear();
    }
    final Set<String> unlisted = new TreeSet<>(found);
    unlisted.removeAll(listed());
    assertEquals(Set.of(), unlisted, "not listed in " + file);
    assertEquals(Set.of(), missing, "listed but not found: " + file);
  }

  /** What is listed, without reasons. */
  List<String> listed() {
    return lines.stream().map(ListFile::item).filter(item -> !item.isEmpty()).toList();
  }

  /** Items without a reason. */
  List<String> unexplained() {
    return lines.stream().filter(line -> !item(line).isEmpty() && !line.contains(REASON)).toList();
  }

  private static String item(final String line) {
    return line.startsWith("#") ? "" : line.split(REASON, 2)[0].strip();
  }
}

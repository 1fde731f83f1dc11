package org.finegrid.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds runs of equal lines of code, in two files or twice in one. */
final class RepeatedLines {
  /** As many equal lines in a row are a repetition. */
  private static final int LENGTH = 6;

  private RepeatedLines() {}

  /**
   * A run of lines that stands twice, as far as it goes.
   *
   * @param one where it stands first
   * @param other where it stands again
   * @param first its first line
   */
  record Repetition(SourceFile one, SourceFile other, String first) {}

  /** A line of code, without its indentation, in the list of those of its file. */
  private record Place(SourceFile file, List<String> code, int index) {

    List<String> run() {
      return code.subList(index, index + LENGTH);
    }

    /** Whether two runs only go on from where they were found already. */
    boolean continues(final Place earlier) {
      return index > 0
          && earlier.index > 0
          && code.get(index - 1).equals(earlier.code.get(earlier.index - 1));
    }
  }

  /** All that stands twice. Imports, comments, and lines without a word do not count. */
  static List<Repetition> in(final List<SourceFile> files) {
    final Map<List<String>, List<Place>> places = new HashMap<>();
    final List<Repetition> found = new ArrayList<>();
    for (final SourceFile file : files) {
      final List<String> code = code(file);
      for (int i = 0; i + LENGTH <= code.size(); i++) {
        final Place place = new Place(file, code, i);
        final List<Place> earlier = places.computeIfAbsent(place.run(), each -> new ArrayList<>());
        for (final Place each : earlier) {
          final boolean overlapping = each.file == file && i - each.index < LENGTH;
          if (!overlapping && !place.continues(each)) {
            found.add(new Repetition(each.file, file, code.get(i)));
          }
        }
        earlier.add(place);
      }
    }
    return found;
  }

  private static List<String> code(final SourceFile file) {
    final List<String> code = new ArrayList<>();
    boolean comment = false;
    for (final String each : file.lines()) {
      final String line = each.strip().replaceAll("\\s+", " ");
      final boolean inside = comment || line.startsWith("/*");
      comment = inside && !line.contains("*/");
      if (!inside
          && line.chars().anyMatch(Character::isLetterOrDigit)
          && !line.startsWith("//")
          && !line.startsWith("import ")
          && !line.startsWith("package ")) {
        code.add(line);
      }
    }
    return code;
  }
}

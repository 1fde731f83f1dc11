package org.finegrid.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for the main code of all modules; what may break one is listed with a reason. */
class SourcesTest {
  private static final int MOST_LINES = 300;

  /** An option of the command line. */
  private static final Pattern OPTION = Pattern.compile("(?<![\\w<!-])--[a-z]");

  /** Modules that do not know who calls them. */
  private static final Set<String> WITHOUT_OPTIONS =
      Set.of("engine/core", "engine/gdal", "engine/fields", "engine/training", "plugin");

  private static List<SourceFile> files;

  @BeforeAll
  static void read() throws IOException {
    files = SourceFile.ofAllModules();
    assertTrue(files.size() > 300, files.size() + " files");
  }

  @Test
  void noFileIsLong() throws IOException {
    ListFile.read("long-files.txt")
        .assertExactly(
            files.stream()
                .filter(file -> file.lines().size() > MOST_LINES)
                .map(SourceFile::name)
                .toList());
  }

  @Test
  void noNameStandsForTwoThings() {
    final Map<String, List<String>> modules =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    SourceFile::name, Collectors.mapping(SourceFile::module, Collectors.toList())));
    modules.values().removeIf(each -> each.size() == 1);
    assertEquals(Map.of(), modules);
  }

  @Test
  void noRunOfLinesStandsTwice() throws IOException {
    final Map<String, Long> counts =
        RepeatedLines.in(files).stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.one().name() + " " + each.other().name(), Collectors.counting()));
    ListFile.read("repeated-lines.txt")
        .assertExactly(
            counts.entrySet().stream().map(each -> each.getValue() + " " + each.getKey()).toList());
  }

  @Test
  void noOptionOfTheCommandLineIsNamedBelowIt() throws IOException {
    ListFile.read("option-names.txt")
        .assertExactly(
            files.stream()
                .filter(file -> WITHOUT_OPTIONS.contains(file.module()))
                .filter(
                    file -> StringLiterals.in(file.text()).stream().anyMatch(OPTION.asPredicate()))
                .map(SourceFile::name)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"long-files.txt", "repeated-lines.txt", "option-names.txt"})
  void everyExceptionStatesItsReason(final String list) throws IOException {
    assertEquals(List.of(), ListFile.read(list).unexplained());
  }
}

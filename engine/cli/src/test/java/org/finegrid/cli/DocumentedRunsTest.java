package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedRunsTest {
  /** An argument that names a file or a directory, but not one of the samples. */
  private static final Pattern FILE = Pattern.compile("[\\w-]+(?:\\.(?:nc|tif|json|html)|/)");

  /** Commands whose results go to standard output, where pages show them. */
  private static final Set<String> PRINTING = Set.of("info", "evaluate");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/tutorial.md", "samples/README.md"})
  void everyCommandOfThePageRunsAndPrintsWhatThePageShows(final String page) {
    final List<String> blocks = MarkdownPage.of(MarkdownPage.ROOT.resolve(page)).blocks();
    int runs = 0;
    for (int i = 0; i < blocks.size(); i++) {
      final List<String[]> commands = DocumentedCommandsTest.commands(blocks.get(i)).toList();
      String printed = "";
      for (final String[] command : commands) {
        runs++;
        printed = run(command);
      }
      if (commands.size() == 1
          && PRINTING.contains(commands.get(0)[0])
          && i + 1 < blocks.size()
          && DocumentedCommandsTest.commands(blocks.get(i + 1)).findAny().isEmpty()) {
        assertEquals(List.of(), missing(blocks.get(i + 1), printed), page);
      }
    }
    assertTrue(runs >= 3, "only " + runs + " commands in " + page);
  }

  private String run(final String... command) {
    final String[] args =
        Arrays.stream(command)
            .map(
                arg ->
                    FILE.matcher(arg).matches()
                        ? folder.resolve(arg).toString()
                        : arg.replaceFirst("^samples/", MarkdownPage.ROOT + "/samples/"))
            .toArray(String[]::new);
    final Outcome outcome = Outcome.real(args);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    return outcome.out().replace(MarkdownPage.ROOT + "/", "");
  }

  /** The lines of a page that were not printed. */
  private static List<String> missing(final String shown, final String printed) {
    final List<String> missing = new ArrayList<>(shown.strip().lines().toList());
    missing.removeIf(line -> line.strip().equals("..."));
    missing.removeIf(line -> printed.lines().anyMatch(each -> sameResult(line, each)));
    return missing;
  }

  /** Figures of networks vary a little with the processor, and so does which is the best. */
  private static boolean sameResult(final String shown, final String printed) {
    if (!shown.startsWith("fine-")) {
      return shown.equals(printed);
    }
    final String[] expected = shown.replace("*", " ").split(" +");
    final String[] actual = printed.replace("*", " ").split(" +");
    return expected.length == actual.length
        && expected[0].equals(actual[0])
        && IntStream.range(1, expected.length)
            .allMatch(i -> isNear(Double.parseDouble(expected[i]), Double.parseDouble(actual[i])));
  }

  private static boolean isNear(final double expected, final double actual) {
    return Math.abs(actual - expected) <= 0.001 + 0.01 * Math.abs(expected);
  }
}

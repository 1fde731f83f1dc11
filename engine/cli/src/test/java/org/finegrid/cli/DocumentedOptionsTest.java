package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class DocumentedOptionsTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*[a-z]");

  /** Every command has these; they are described once, for all. */
  private static final Set<String> EVERYWHERE = Set.of("--help", "--version", "--debug");

  /** Options of other programs that the documentation shows. */
  private static final Set<String> FOREIGN =
      Set.of(
          "--data-binary", // curl
          "--no_history", // cdo
          "--no", // the same, as far as an option's letters go
          "--formats", // gdalinfo
          "--rm", // docker
          "--url",
          "--user",
          "--password",
          "--layer",
          "--parallel",
          "--timeout", // the smoke test
          "--dismissal",
          "--only");

  @ParameterizedTest
  @ValueSource(strings = {"downscale", "evaluate", "info", "import"})
  void theReferenceOfACommandHasAllOfItsOptionsAndNoOthers(final String command) {
    final CommandLine line =
        DocumentedCommandsTest.commandLine(command).getSubcommands().get(command);
    assertEquals(visible(line), inSection("docs/command-line.md", "finegrid " + command));
  }

  @Test
  void everyOptionOfEveryMethodOfTrainingIsInTheReferenceOfTraining() {
    final Set<String> documented = inSection("docs/command-line.md", "finegrid train");
    documented.addAll(inSection("docs/training.md", "Options of the methods"));
    final Set<String> options = new TreeSet<>();
    methods().forEach(method -> options.addAll(visible(method)));
    assertEquals(options, documented);
  }

  @Test
  void everyOptionThatASentenceOrATableNamesExists() {
    final Set<String> options = new TreeSet<>(EVERYWHERE);
    options.addAll(FOREIGN);
    Stream.concat(
            DocumentedCommandsTest.commandLine("import").getSubcommands().values().stream(),
            methods())
        .forEach(line -> options.addAll(visible(line)));
    final List<String> unknown = new ArrayList<>();
    for (final MarkdownPage page : MarkdownPage.all()) {
      if (page.file().toString().endsWith("CHANGELOG.md")) {
        // It names options of earlier versions as well.
        continue;
      }
      page.spans().stream()
          .flatMap(span -> options(span.text()))
          .filter(option -> !options.contains(option))
          .forEach(option -> unknown.add(page.file() + ": " + option));
    }
    assertEquals(List.of(), unknown);
  }

  private static Stream<CommandLine> methods() {
    final Stream<CommandLine> methods =
        DocumentedCommandsTest.commandLine("train")
            .getSubcommands()
            .get("train")
            .getSubcommands()
            .values()
            .stream();
    final List<CommandLine> all = methods.toList();
    assertFalse(all.isEmpty(), "no method of training");
    return all.stream();
  }

  /** The options that a command's help shows, but for those that every command has. */
  private static Set<String> visible(final CommandLine line) {
    return line.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .filter(name -> !EVERYWHERE.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The options that the first cells of a section's tables name. */
  private static Set<String> inSection(final String page, final String heading) {
    final Set<String> found =
        MarkdownPage.of(MarkdownPage.ROOT.resolve(page)).spans().stream()
            .filter(span -> span.heading().equals(heading) && span.firstOfItsRow())
            .flatMap(span -> options(span.text()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(found.isEmpty(), "no options in " + page + " under " + heading);
    return found;
  }

  private static Stream<String> options(final String code) {
    return OPTION.matcher(code).results().map(MatchResult::group);
  }
}

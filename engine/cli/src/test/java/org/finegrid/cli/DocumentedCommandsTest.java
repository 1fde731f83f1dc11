package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DocumentedCommandsTest {
  /** A line that starts the program, perhaps with variables of the environment before it. */
  private static final Pattern COMMAND =
      Pattern.compile("^\\s*(?:\\w+=\\S*\\s+)*(?:\\./)?finegrid(\\s.*)?$");

  /** What ends a command in a shell, or leads its input and output elsewhere. */
  private static final Pattern END = Pattern.compile("\\s+(?:\\||&&|;|#|\\d?>|<).*$");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @Test
  void everyCommandThatTheDocumentationShowsCanBeParsed() {
    final List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (final MarkdownPage page : MarkdownPage.all()) {
      for (final String[] args :
          page.blocks().stream().flatMap(block -> commands(block)).toList()) {
        commands++;
        try {
          commandLine(args).parseArgs(args);
        } catch (CommandLine.ParameterException e) {
          wrong.add(page.file() + ": finegrid " + String.join(" ", args) + ": " + e.getMessage());
        }
      }
    }
    assertTrue(commands > 20, "only " + commands + " commands were found");
    assertEquals(List.of(), wrong);
  }

  /** The program's commands, ready to parse such arguments. */
  static CommandLine commandLine(final String... args) {
    final Terminal terminal =
        new Terminal(
            new ByteArrayOutputStream(),
            StandardCharsets.UTF_8,
            new PrintWriter(new StringWriter()),
            false,
            80);
    return CommandLineProgram.commandLine(
        new CoreEngine(), TrainingAddOn::installed, terminal, new Failures(terminal), args);
  }

  /** The arguments of each command that a block of code shows. */
  static Stream<String[]> commands(final String block) {
    return block
        .replace("\\\n", " ")
        .lines()
        .map(COMMAND::matcher)
        .filter(Matcher::matches)
        .map(line -> words(line.group(1) == null ? "" : line.group(1)));
  }

  private static String[] words(final String command) {
    return WORD.matcher(END.matcher(command).replaceFirst(""))
        .results()
        .map(
            word ->
                Stream.of(word.group(1), word.group(2), word.group(3))
                    .filter(each -> each != null)
                    .findFirst()
                    .orElseThrow())
        .toArray(String[]::new);
  }
}

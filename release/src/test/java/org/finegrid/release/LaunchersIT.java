package org.finegrid.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The launchers agree with one another. That for Windows is read, as no Windows is here. */
class LaunchersIT {
  private static final Set<String> COMMANDS =
      Set.of("@echo", "rem", "setlocal", "set", "if", "for", "goto", "java", "exit", "echo");

  private final String shell;
  private final String windows;

  LaunchersIT() throws IOException {
    shell = ReleaseZips.text(ReleaseZips.PROGRAM, "finegrid");
    windows = ReleaseZips.text(ReleaseZips.PROGRAM, "finegrid.bat");
  }

  @Test
  void javasOptionsAreThoseOfTheCheckoutsLauncher() throws IOException {
    final String checkout = Files.readString(ReleaseZips.CHECKOUT.resolve("finegrid"));
    final String usual = first("(?md)^options=\"(-Xmx.*)\"$", checkout);
    assertEquals(usual, first("(?md)^options=\"(-Xmx.*)\"$", shell));
    assertEquals(usual, first("(?md)^set \"options=(-Xmx.*)\"\r$", windows));

    final String training = first("options=\"(-XX:MaxRAM\\S+) ", checkout);
    final String memory = first("(-Dorg\\.bytedeco\\.javacpp\\.maxbytes=\\d+%)", checkout);
    final String ofTraining = usual.replaceFirst("-Xmx\\S+", training);
    assertTrue(shell.contains("options=\"" + training + " "), shell);
    assertTrue(shell.contains(memory), shell);
    assertTrue(windows.contains("set \"options=" + ofTraining + "\""), windows);
    // A percent sign is written twice there.
    assertTrue(windows.contains(memory + "%"), windows);
  }

  @Test
  void whatIsSharedWithTheCheckoutsLauncherIsTheSame() throws IOException {
    final String checkout = code(Files.readString(ReleaseZips.CHECKOUT.resolve("finegrid")));
    for (final String part :
        List.of(
            "set -uf\n.*?home=\\$\\(.*?\n",
            "find_java\\(\\) \\{.*?\n\\}\n",
            "files=\\$\\(ulimit.*?\nesac\n",
            "case \\$\\{LC_ALL.*?\nesac\n",
            "screen=.*?\nfi\n",
            "case \\$\\{1:-\\} in.*?\nesac\n",
            "natives=.*?\nesac\n",
            "case \" \\$\\* \" in\n  \\*\" --end-with-input .*")) {
      final String pattern = "(?s)(" + part + ")";
      assertEquals(first(pattern, checkout), first(pattern, code(shell)), part);
    }
  }

  /** A script without comments and empty lines. */
  private static String code(final String script) {
    return script.replaceAll("(?m)^ *#.*\n", "").replaceAll("\n{2,}", "\n");
  }

  @Test
  void theLauncherForWindowsHasItsLineEndsAndOnlyAscii() {
    assertFalse(windows.replace("\r\n", "").contains("\n"));
    assertFalse(windows.replace("\r\n", "").contains("\r"));
    assertTrue(windows.chars().allMatch(each -> each < 128));
    windows.lines().forEach(line -> assertTrue(line.length() < 1000, line));
  }

  @Test
  void itConsistsOfFewKindsOfCommandsOfWindowsAlone() {
    for (final String line : windows.lines().map(String::strip).toList()) {
      if (!line.isEmpty() && !line.startsWith(":")) {
        assertTrue(COMMANDS.contains(line.split(" ")[0]), line);
      }
      if (!line.startsWith("rem ")) {
        assertFalse(line.matches(".*(/dev/|\\$\\{?\\w|`|\\bmvn\\b|\\bsh\\b|;;).*"), line);
      }
    }
  }

  @Test
  void everyLabelThatItGoesToIsThereOnce() {
    final TreeSet<String> targets = all("\\bgoto (\\w+)", windows);
    final List<String> labels =
        windows
            .lines()
            .filter(each -> each.startsWith(":"))
            .map(each -> each.substring(1))
            .toList();
    assertEquals(targets, new TreeSet<>(labels));
    assertEquals(labels.size(), new TreeSet<>(labels).size());
  }

  @Test
  void everyFileThatItNamesIsInAZip() throws IOException {
    final TreeSet<String> named = all("%home%([^\"%;]+)", windows);
    assertEquals(new TreeSet<>(Set.of(".", "finegrid.jar", "native", "training\\*")), named);
    final List<String> program = ReleaseZips.files(ReleaseZips.PROGRAM);
    assertTrue(program.contains("finegrid.jar"));
    assertTrue(program.stream().anyMatch(each -> each.startsWith("native/")));
    assertFalse(ReleaseZips.jars(ReleaseZips.TRAINING, "training").isEmpty());
  }

  @Test
  void itHandsOnArgumentsAsTheyAre() {
    // Neither read again by 'call' nor searched for exclamation marks.
    assertTrue(windows.contains("setlocal EnableExtensions DisableDelayedExpansion\r\n"), windows);
    assertFalse(windows.matches("(?s).*\\b(call|shift|EnableDelayedExpansion)\\b.*"), windows);
    final String java = first("(?md)^(java %options% .*)\r$", windows);
    assertTrue(java.endsWith(" org.finegrid.cli.Main %*"), java);
    assertTrue(windows.contains(java + "\r\nexit /b %ERRORLEVEL%\r\n"), windows);
    // Only looked at, in quotation marks.
    assertEquals(1, windows.split("%~1", -1).length - 1);
    assertEquals(1, windows.split("%\\*", -1).length - 1);
  }

  @Test
  void everyQuotationMarkHasItsPairAndNoBackslashBeforeTheLast() {
    for (final String line : windows.lines().filter(each -> !each.startsWith("rem ")).toList()) {
      assertEquals(0, line.chars().filter(each -> each == '"').count() % 2, line);
      assertFalse(line.startsWith("java ") && line.contains("\\\""), line);
    }
    // Directories that end in a backslash would hide the quotation mark behind them.
    assertTrue(windows.contains("\"-Dfinegrid.home=%home%.\""), windows);
  }

  @Test
  void itAsksForJava17() {
    assertTrue(windows.contains("if %major% LSS 17 goto old_java\r\n"), windows);
    assertTrue(windows.contains("in ('java -version 2^>^&1') do"), windows);
  }

  private static String first(final String pattern, final String text) {
    final Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), () -> pattern + " is not in\n" + text);
    return matcher.group(1);
  }

  private static TreeSet<String> all(final String pattern, final String text) {
    final TreeSet<String> found = new TreeSet<>();
    final Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

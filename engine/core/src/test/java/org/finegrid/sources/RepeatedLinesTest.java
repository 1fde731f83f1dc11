package org.finegrid.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {

  private static SourceFile file(final String name, final String text) {
    return new SourceFile("module", name, text);
  }

  private static String lines(final int from, final int to) {
    return IntStream.range(from, to).mapToObj(i -> "line" + i).collect(Collectors.joining("\n"));
  }

  @Test
  void aRunThatStandsInTwoFilesIsFoundOnceHoweverLongItIs() {
    final SourceFile one = file("One", "a\n" + lines(0, 20) + "\nb");
    final SourceFile other = file("Other", "c\nd\n" + lines(0, 20));
    assertEquals(
        List.of(new RepeatedLines.Repetition(one, other, "line0")),
        RepeatedLines.in(List.of(one, other)));
  }

  @Test
  void fiveLinesAreTooFew() {
    assertEquals(
        List.of(), RepeatedLines.in(List.of(file("One", lines(0, 5)), file("Two", lines(0, 5)))));
  }

  @Test
  void aRunThatStandsTwiceInOneFileIsFound() {
    final SourceFile file = file("One", lines(0, 6) + "\nbetween\n" + lines(0, 6));
    assertEquals(
        List.of(new RepeatedLines.Repetition(file, file, "line0")),
        RepeatedLines.in(List.of(file)));
  }

  @Test
  void indentationCommentsBracesAndImportsMakeNoDifference() {
    final SourceFile one = file("One", lines(0, 6));
    final SourceFile other =
        file(
            "Other",
            lines(0, 3) + "\n\n  // why\n/**\n * Text.\n */\n}\nimport a.B;\n  " + lines(3, 6));
    assertEquals(1, RepeatedLines.in(List.of(one, other)).size());
  }

  @Test
  void codeBehindACommentCounts() {
    final SourceFile one = file("One", lines(0, 6));
    final SourceFile other = file("Other", lines(0, 3) + "\n/* why */\nmore\n" + lines(3, 6));
    assertEquals(List.of(), RepeatedLines.in(List.of(one, other)));
  }
}

package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedJsonTest {
  private static final String SAMPLE = MarkdownPage.ROOT + "/samples/island/temperature.tif";
  private static final String ELEVATION =
      "--elevation=" + MarkdownPage.ROOT + "/samples/island/elevation-fine.tif";
  private static final String RAIN =
      MarkdownPage.ROOT + "/samples/island/precipitation-fine-truth.nc";

  /** What these hold has keys of its own: those of a file, or of a card. */
  private static final Set<String> FREE =
      Set.of("attributes", "variable_attributes", "metadata", "training", "skill");

  @TempDir private Path folder;

  @Test
  void theReferenceOfTheRunReportHasAllOfItsKeysAndNoOthers() throws IOException {
    final Path report = folder.resolve("report.json");
    final String output = folder.resolve("fine.tif").toString();
    run("downscale", SAMPLE, output, "--factor=4", ELEVATION, "--report", report.toString());
    final JsonNode json = new ObjectMapper().readTree(Files.readString(report));
    final MarkdownPage page = MarkdownPage.of(MarkdownPage.ROOT.resolve("docs/report.md"));
    assertEquals(fields(json), firstCells(page, "Keys"));
    assertEquals(fields(json.get("bands").get(0)), firstCells(page, "Bands"));
    assertEquals(Set.of(), undocumented(json, page));
  }

  @Test
  void theReferenceOfScoresHasEveryKeyOfTheJson() throws IOException {
    final Path scores = folder.resolve("scores.json");
    run("evaluate", RAIN, "--factor", "8", "--json", scores.toString());
    final JsonNode json = new ObjectMapper().readTree(Files.readString(scores));
    final MarkdownPage page = MarkdownPage.of(MarkdownPage.ROOT.resolve("docs/scores.md"));
    assertEquals(fields(json), firstCells(page, "JSON"));
    assertEquals(Set.of(), undocumented(json, page));
  }

  @Test
  void theReferenceOfInfoHasEveryKeyOfTheJson() throws IOException {
    final JsonNode json = new ObjectMapper().readTree(run("info", SAMPLE, "--json"));
    final MarkdownPage page = MarkdownPage.of(MarkdownPage.ROOT.resolve("docs/command-line.md"));
    assertEquals(Set.of(), undocumented(json, page));
  }

  private static String run(final String... args) {
    final Outcome outcome = Outcome.real(args);
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
    return outcome.out();
  }

  private static Set<String> undocumented(final JsonNode json, final MarkdownPage page) {
    final Set<String> keys = allFields(json).collect(Collectors.toCollection(TreeSet::new));
    keys.removeAll(page.spans().stream().map(MarkdownPage.Span::text).toList());
    return keys;
  }

  private static Set<String> firstCells(final MarkdownPage page, final String heading) {
    return page.spans().stream()
        .filter(span -> span.firstOfItsRow() && span.heading().equals(heading))
        .map(MarkdownPage.Span::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(final JsonNode json) {
    return json.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keys of an object and of all inside it. */
  private static Stream<String> allFields(final JsonNode json) {
    if (json.isArray()) {
      return elements(json).stream().flatMap(DocumentedJsonTest::allFields);
    }
    return json.properties().stream()
        .flatMap(
            field ->
                Stream.concat(
                    Stream.of(field.getKey()),
                    FREE.contains(field.getKey()) ? Stream.of() : allFields(field.getValue())));
  }

  private static List<JsonNode> elements(final JsonNode array) {
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get).toList();
  }
}

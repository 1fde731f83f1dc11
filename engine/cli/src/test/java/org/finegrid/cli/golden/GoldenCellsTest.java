package org.finegrid.cli.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fine cells stay what they were; CONTRIBUTING.md has the command that records them anew. */
class GoldenCellsTest {
  private static final Path SAMPLES = Path.of("..", "..", "samples");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  /** How far cells of another kind of processor may lie off, in standard deviations of a band. */
  private static final double TOLERANCE = 1e-5;

  private static final Map<String, GoldenFile.Entry> MADE = new TreeMap<>();
  private static Map<String, GoldenFile.Entry> recorded;

  @TempDir private Path directory;

  @BeforeAll
  static void read() throws IOException {
    recorded = GoldenFile.read();
  }

  @AfterAll
  static void write() throws IOException {
    if (WRITE) {
      GoldenFile.write(MADE);
    }
  }

  static List<String> commands() throws IOException {
    return GoldenFile.commands();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void cellsStayWhatTheyWere(final String command) throws IOException {
    final FineCells fine = downscale(command);
    if (WRITE) {
      MADE.put(command, recordedAnew(command, fine));
      return;
    }
    final GoldenFile.Entry entry = recorded.get(command);
    assertNotNull(entry, "no cells are recorded of this command");
    final float[] sample = fine.sample();
    for (int i = 0; i < sample.length; i++) {
      final float expected = entry.sample()[i];
      final boolean same =
          expected == fine.fill()
              ? sample[i] == expected
              : Math.abs(sample[i] - expected) <= TOLERANCE * entry.deviation();
      assertTrue(same, "cell " + i + " of the sample is " + sample[i] + ", not " + expected);
    }
    final String kind = Processor.kind();
    assertEquals(
        entry.checksums().getOrDefault(kind, fine.checksum()),
        fine.checksum(),
        "the sample agrees, but some cells are not those that another processor of the kind '"
            + kind
            + "' made");
  }

  /** Checksums of other kinds of processors stay where this one's cells did not change. */
  private static GoldenFile.Entry recordedAnew(final String command, final FineCells fine) {
    final Map<String, String> checksums = new TreeMap<>();
    final GoldenFile.Entry before = recorded.get(command);
    if (before != null && fine.checksum().equals(before.checksums().get(Processor.kind()))) {
      checksums.putAll(before.checksums());
    }
    checksums.put(Processor.kind(), fine.checksum());
    return new GoldenFile.Entry(fine.smallestDeviation(), fine.sample(), checksums);
  }

  private FineCells downscale(final String command) throws IOException {
    final Path output = directory.resolve("fine.nc");
    final List<String> arguments = new ArrayList<>(List.of("downscale"));
    arguments.addAll(List.of(command.split(" ")));
    arguments.set(1, SAMPLES.resolve(arguments.get(1)).toString());
    arguments.add(2, output.toString());
    // The number of threads decides on tiles, and these on the last bit.
    arguments.addAll(List.of("--threads", "1", "--device", "cpu", "--progress", "none"));
    final Outcome outcome = Outcome.real(arguments.toArray(String[]::new));
    assertEquals(0, outcome.code(), outcome.err());
    return FineCells.read(output);
  }

  @Test
  void nothingIsRecordedOfCommandsThatAreGone() throws IOException {
    final Set<String> gone = new TreeSet<>(recorded.keySet());
    gone.removeAll(GoldenFile.commands());
    assertEquals(Set.of(), WRITE ? Set.of() : gone);
  }

  @Test
  void thereAreCellsOfEveryShippedModel() throws IOException {
    final String commands = String.join("\n", GoldenFile.commands()) + "\n";
    final Outcome outcome = Outcome.real("models", "--json");
    assertEquals(0, outcome.code(), outcome.err());
    final Map<String, String> missing = new HashMap<>();
    for (final JsonNode card : new ObjectMapper().readTree(outcome.out())) {
      final String name = card.get("name").asText();
      if (!commands.contains("--model " + name + " ")
          && !commands.contains("--model " + name + "\n")) {
        missing.put(name, card.get("title").asText());
      }
    }
    assertEquals(Map.of(), missing);
  }
}

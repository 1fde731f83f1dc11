package org.finegrid.cli.golden;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was recorded: for each command line some cells, and the checksum of all of them. */
final class GoldenFile {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "org", "finegrid", "cli", "golden");
  private static final Path COMMANDS = FOLDER.resolve("commands.txt");
  private static final Path CELLS = FOLDER.resolve("cells.json");

  private GoldenFile() {}

  /**
   * The cells of one output.
   *
   * @param deviation the standard deviation of the band that varies least
   * @param sample some of the cells
   * @param checksums SHA-256 of the bits of all cells, by the kind of processor they were made on
   */
  record Entry(double deviation, float[] sample, Map<String, String> checksums) {}

  /** The arguments of {@code downscale} that cells are recorded of, without the output. */
  static List<String> commands() throws IOException {
    return Files.readAllLines(COMMANDS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** What was recorded, by command. */
  static Map<String, Entry> read() throws IOException {
    return new ObjectMapper().readValue(CELLS.toFile(), new TypeReference<>() {});
  }

  /** Replaces what was recorded; a line for each command, so that differences can be read. */
  static void write(final Map<String, Entry> entries) throws IOException {
    final ObjectMapper json = new ObjectMapper();
    final StringBuilder text = new StringBuilder("{");
    String separator = "\n";
    for (final Map.Entry<String, Entry> each : new TreeMap<>(entries).entrySet()) {
      text.append(separator)
          .append(json.writeValueAsString(each.getKey()))
          .append(": ")
          .append(json.writeValueAsString(each.getValue()));
      separator = ",\n";
    }
    Files.writeString(CELLS, text.append("\n}\n"));
  }
}

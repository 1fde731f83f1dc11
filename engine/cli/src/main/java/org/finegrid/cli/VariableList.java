package org.finegrid.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ReadOptions;

/**
 * The output of {@code info} for a file of several variables.
 *
 * @param file the file
 * @param format the name of its format
 * @param variables one entry for each
 */
record VariableList(Path file, String format, List<VariableFacts> variables) {

  /** Reads each variable's metadata. One that cannot be read does not hide the others. */
  static VariableList of(
      final Engine engine, final Path file, final ReadOptions options, final List<String> names) {
    return new VariableList(
        file,
        engine.format(file, options),
        names.stream().map(name -> facts(engine, file, options, name)).toList());
  }

  private static VariableFacts facts(
      final Engine engine, final Path file, final ReadOptions options, final String name) {
    try {
      final ReadOptions one = options.withVariable(Optional.of(name));
      return new VariableFacts(name, Optional.of(engine.describe(file, one).raster()), "");
    } catch (RasterException e) {
      return new VariableFacts(
          name, Optional.empty(), e.message(OptionNames::of).replace(file + ": ", ""));
    }
  }

  /** For people. */
  String text() {
    final Table table = Table.ofText(List.of("VARIABLE", "UNIT", "SIZE", "STEPS", "TITLE"));
    for (final VariableFacts each : variables) {
      table.add(
          List.of(
              each.name(),
              AlignedLines.brief(each.unit()),
              each.size(),
              each.steps(),
              AlignedLines.brief(each.problem().isEmpty() ? each.title() : each.problem())));
    }
    final String head =
        new AlignedLines()
            .add("file", RasterText.fileAndSize(file))
            .add("format", format)
            .add("variables", variables.size() + "; choose one with --variable")
            .text();
    return String.join(System.lineSeparator(), head, "", table.text());
  }

  /** For programs. */
  Map<String, Object> map() {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file.toString());
    map.put("format", format);
    map.put("variables", variables.stream().map(VariableFacts::map).toList());
    return map;
  }
}

package org.finegrid.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.model.ModelCard;

/** Models as a table, one a line. */
final class ModelsTable {

  private ModelsTable() {}

  static String of(final List<ModelCard> models) {
    final List<List<String>> rows =
        Stream.concat(
                Stream.of(List.of("NAME", "FACTOR", "METHOD", "HALO", "TITLE")),
                models.stream()
                    .map(
                        card ->
                            List.of(
                                card.name(),
                                ModelFacts.factor(card),
                                card.method(),
                                ModelFacts.halo(card),
                                card.title())))
            .toList();
    final int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining(System.lineSeparator()));
  }
}

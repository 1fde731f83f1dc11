package org.finegrid.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells in columns: the first one to the left, all others, numbers, to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();
  private final boolean numbers;

  private Table(final List<String> head, final boolean numbers) {
    rows.add(List.copyOf(head));
    this.numbers = numbers;
  }

  /** A table with its head. */
  Table(final List<String> head) {
    this(head, true);
  }

  /** A table of texts, all to the left. */
  static Table ofText(final List<String> head) {
    return new Table(head, false);
  }

  /** Adds a line of as many cells as the head has. */
  Table add(final List<String> row) {
    rows.add(List.copyOf(row));
    return this;
  }

  /** All lines. */
  String text() {
    final int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream()
        .map(row -> line(row, widths))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(final List<String> row, final int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(
            i -> {
              final String space = " ".repeat(widths[i] - row.get(i).length());
              return i == 0 || !numbers ? row.get(i) + space : space + row.get(i);
            })
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}

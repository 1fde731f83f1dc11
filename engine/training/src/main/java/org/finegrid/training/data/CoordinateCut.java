package org.finegrid.training.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts fields of different cells over the same ground along lines of one coordinate. Cells on a
 * line go to no part.
 *
 * @param edges for each group the smallest and the largest coordinate along each edge between its
 *     rows or columns
 * @param byRows whether these edges lie between rows
 * @param validationTo where the validation part ends and training begins, upwards
 * @param testTo where the test part ends and validation begins, upwards; minus infinity for no test
 * @param minSide the smallest side of a part, in cells
 */
record CoordinateCut(
    List<FieldGroup> site,
    List<double[][]> edges,
    boolean byRows,
    double validationTo,
    double testTo,
    int minSide) {
  private static final int ROOMY = 4;

  /** Cells with data in a row or column, and where its middle is. */
  private record Line(double at, long valid) {}

  /** The cut of a site; empty where that is too small. */
  static Optional<CoordinateCut> of(
      final List<FieldGroup> site, final DataSplit.Shares shares, final int minSide) {
    final List<Ground> grounds = site.stream().map(group -> group.ground().orElseThrow()).toList();
    final boolean oneFrame = grounds.stream().allMatch(grounds.get(0)::sharesFrame);
    // Longitudes run around the globe, and only latitudes are common to all frames.
    final boolean byRows =
        !oneFrame || grounds.get(0).spherical() || extent(grounds, true) >= extent(grounds, false);
    final List<double[][]> edges =
        grounds.stream()
            .map(ground -> oneFrame ? ground.edges(byRows) : ground.latitudes())
            .toList();
    final double low = lowest(edges);
    final double high = highest(edges);
    final double least = minSide * largestCell(edges);
    if (!(high - low >= shares.parts() * least)) {
      return Optional.empty();
    }
    final List<Line> lines = lines(site, edges, byRows);
    double testTo = Double.NEGATIVE_INFINITY;
    if (shares.test() > 0) {
      testTo = clamp(upTo(lines, low, shares.test()), low + least, high - 2 * least);
    }
    final double from = Math.max(low, testTo);
    final double kept = Math.max(least, Math.min(ROOMY * least, (high - from) / 3));
    final double validationTo =
        clamp(upTo(lines, from, shares.validation()), from + kept, high - least);
    return Optional.of(new CoordinateCut(site, edges, byRows, validationTo, testTo, minSide));
  }

  private static double clamp(final double value, final double least, final double most) {
    return Math.min(most, Math.max(least, value));
  }

  private static double extent(final List<Ground> grounds, final boolean byRows) {
    final List<double[][]> edges = grounds.stream().map(ground -> ground.edges(byRows)).toList();
    return highest(edges) - lowest(edges);
  }

  private static double lowest(final List<double[][]> edges) {
    return edges.stream()
        .mapToDouble(each -> Math.min(each[0][0], each[each.length - 1][0]))
        .min()
        .orElseThrow();
  }

  private static double highest(final List<double[][]> edges) {
    return edges.stream()
        .mapToDouble(each -> Math.max(each[0][1], each[each.length - 1][1]))
        .max()
        .orElseThrow();
  }

  private static double largestCell(final List<double[][]> edges) {
    return edges.stream()
        .mapToDouble(each -> Math.abs(each[each.length - 1][0] - each[0][0]) / (each.length - 1))
        .max()
        .orElseThrow();
  }

  /** All rows or columns of all groups, upwards. */
  private static List<Line> lines(
      final List<FieldGroup> site, final List<double[][]> edges, final boolean byRows) {
    final List<Line> lines = new ArrayList<>();
    for (int group = 0; group < site.size(); group++) {
      final long[] valid = site.get(group).plane().validAlong(byRows);
      final double[][] own = edges.get(group);
      for (int i = 0; i < valid.length; i++) {
        lines.add(new Line((own[i][0] + own[i + 1][1]) / 2, valid[i]));
      }
    }
    lines.sort(Comparator.comparingDouble(Line::at));
    return lines;
  }

  /** Up to where, from a coordinate on, a share of all cells with data lies. */
  private static double upTo(final List<Line> lines, final double from, final double share) {
    final double wanted = share * lines.stream().mapToLong(Line::valid).sum();
    long sum = 0;
    for (final Line line : lines) {
      if (line.at() >= from) {
        sum += line.valid();
        if (sum >= wanted) {
          return line.at();
        }
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Adds what lies wholly between the lines. */
  void addTo(final DataSplit split) {
    for (int group = 0; group < site.size(); group++) {
      final FieldGroup each = site.get(group);
      final double[][] own = edges.get(group);
      add(each, own, validationTo, Double.POSITIVE_INFINITY, split.training());
      add(each, own, testTo, validationTo, split.validation());
      if (testTo > Double.NEGATIVE_INFINITY) {
        add(each, own, Double.NEGATIVE_INFINITY, testTo, split.test());
      }
    }
  }

  private void add(
      final FieldGroup group,
      final double[][] own,
      final double from,
      final double to,
      final List<FineField> part) {
    int first = -1;
    int last = -1;
    for (int i = 0; i + 1 < own.length; i++) {
      if (Math.min(own[i][0], own[i + 1][0]) >= from && Math.max(own[i][1], own[i + 1][1]) <= to) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first >= 0 && last + 1 - first >= minSide) {
      for (final FineField field : group.fields()) {
        part.add(SiteCut.part(field, byRows, first, last + 1));
      }
    }
  }
}

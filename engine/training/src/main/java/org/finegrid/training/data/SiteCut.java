package org.finegrid.training.data;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts the fields of one site: across the longer axis where it is long enough, else between times.
 * What is too small for either is learned from whole.
 */
final class SiteCut {
  private static final int ROOMY = 4;

  /** Of so many steps one lies between parts, as neighbouring steps are alike. */
  private static final int STEPS_PER_GAP = 50;

  private final List<FieldGroup> site;
  private final DataSplit.Shares shares;
  private final int factor;
  private final int minSide;

  SiteCut(
      final List<FieldGroup> site,
      final DataSplit.Shares shares,
      final int factor,
      final int minSide) {
    this.site = site;
    this.shares = shares;
    this.factor = factor;
    this.minSide = minSide;
  }

  void addTo(final DataSplit split) {
    final FieldGroup first = site.get(0);
    if (site.stream().allMatch(group -> group == first || group.sameCells(first))) {
      cutCells(split);
    } else {
      CoordinateCut.of(site, shares, minSide)
          .ifPresentOrElse(cut -> cut.addTo(split), () -> cutTimes(split));
    }
  }

  /** All fields are of the same cells, so all are cut between the same ones. */
  private void cutCells(final DataSplit split) {
    final FloatPlane plane = site.get(0).plane();
    final boolean byRows = plane.height() >= plane.width();
    final int length = byRows ? plane.height() : plane.width();
    if (length < shares.parts() * minSide) {
      cutTimes(split);
      return;
    }
    final long[] valid = plane.validAlong(byRows);
    int testFrom = length;
    if (shares.test() > 0) {
      testFrom = from(valid, length, shares.test(), minSide, 2 * minSide);
    }
    // Larger where there is room for it, so that whole patches fit into it.
    final int room = Math.min(ROOMY * minSide, testFrom / 3 / factor * factor);
    final int validationFrom =
        from(valid, testFrom, shares.validation(), Math.max(minSide, room), minSide);
    for (final FieldGroup group : site) {
      for (final FineField field : group.fields()) {
        split.training().add(part(field, byRows, 0, validationFrom));
        split.validation().add(part(field, byRows, validationFrom, testFrom));
        if (testFrom < length) {
          split.test().add(part(field, byRows, testFrom, length));
        }
      }
    }
  }

  /**
   * Where the last part before an end begins that holds a share of all cells with data.
   *
   * @param min the smallest length of the part
   * @param before the smallest length of what comes before it
   */
  private int from(
      final long[] valid, final int end, final double share, final int min, final int before) {
    long total = 0;
    for (final long count : valid) {
      total += count;
    }
    long beyond = 0;
    int at = end;
    while (at > 0 && beyond < share * total) {
      at--;
      beyond += valid[at];
    }
    return Math.max(before, Math.min((end - min) / factor * factor, at / factor * factor));
  }

  static FineField part(final FineField field, final boolean byRows, final int from, final int to) {
    final FloatPlane plane = field.plane();
    return field.with(
        byRows
            ? plane.crop(0, from, plane.width(), to - from)
            : plane.crop(from, 0, to - from, plane.height()));
  }

  /** The last steps are the test part, those before them the validation part. */
  private void cutTimes(final DataSplit split) {
    final List<FineField> fields = site.stream().flatMap(group -> group.fields().stream()).toList();
    final Set<String> distinct = new TreeSet<>();
    fields.forEach(field -> field.time().ifPresent(distinct::add));
    final List<String> times = List.copyOf(distinct);
    final int count = times.size();
    final int gap = Math.max(1, count / STEPS_PER_GAP);
    final int tests = shares.test() > 0 ? (int) Math.max(1, Math.round(shares.test() * count)) : 0;
    final int validations = (int) Math.max(1, Math.round(shares.validation() * count));
    final int testFrom = count - tests;
    final int validationTo = tests > 0 ? testFrom - gap : count;
    final int validationFrom = validationTo - validations;
    final int trainingTo = validationFrom - gap;
    if (trainingTo < 1 || fields.stream().anyMatch(field -> field.time().isEmpty())) {
      split.training().addAll(fields);
      return;
    }
    for (final FineField field : fields) {
      final int step = times.indexOf(field.time().orElseThrow());
      if (step < trainingTo) {
        split.training().add(field);
      } else if (step >= validationFrom && step < validationTo) {
        split.validation().add(field);
      } else if (step >= testFrom) {
        split.test().add(field);
      }
    }
  }
}

package org.finegrid.training.data;

import java.util.ArrayList;
import java.util.List;

/** Brings fields of the same ground together, whichever files they are from. */
final class Sites {
  private Sites() {}

  /** Groups that overlap one another, directly or through others, in the order of the first. */
  static List<List<FieldGroup>> of(final List<FieldGroup> groups) {
    final List<List<FieldGroup>> sites = new ArrayList<>();
    for (final FieldGroup group : groups) {
      if (group.ground().isEmpty()) {
        // One of many thousand generated fields or images.
        sites.add(List.of(group));
        continue;
      }
      final List<List<FieldGroup>> touched =
          sites.stream().filter(site -> site.stream().anyMatch(group::overlaps)).toList();
      if (touched.isEmpty()) {
        sites.add(new ArrayList<>(List.of(group)));
      } else {
        final List<FieldGroup> joined = touched.get(0);
        for (final List<FieldGroup> other : touched.subList(1, touched.size())) {
          joined.addAll(other);
          sites.removeIf(site -> site == other);
        }
        joined.add(group);
      }
    }
    return sites;
  }
}

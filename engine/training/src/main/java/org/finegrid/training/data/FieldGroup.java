package org.finegrid.training.data;

import java.util.List;

/**
 * Fields of the same ground, such as a raster's bands: what is held out of one is held out of all.
 *
 * @param fields at least one, all of one size
 */
record FieldGroup(List<FineField> fields) {

  FieldGroup {
    fields = List.copyOf(fields);
  }

  static FieldGroup of(final String name, final FloatPlane plane) {
    return new FieldGroup(List.of(new FineField(name, plane)));
  }
}

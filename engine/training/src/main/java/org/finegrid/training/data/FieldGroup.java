package org.finegrid.training.data;

import java.util.List;
import java.util.Optional;

/**
 * Fields of the same cells, such as a raster's bands: what is held out of one is held out of all.
 *
 * @param ground where these cells lie; empty where nobody else has any of it
 * @param fields at least one, all of one size
 */
record FieldGroup(Optional<Ground> ground, List<FineField> fields) {

  FieldGroup {
    fields = List.copyOf(fields);
  }

  /** One field on ground of its own. */
  static FieldGroup of(final String name, final FloatPlane plane) {
    return new FieldGroup(Optional.empty(), List.of(new FineField(name, plane)));
  }

  /** Other fields of the same cells. */
  FieldGroup with(final List<FineField> others) {
    return new FieldGroup(ground, others);
  }

  /** Its cells. */
  FloatPlane plane() {
    return fields.get(0).plane();
  }

  /** Whether both show some of the same ground. */
  boolean overlaps(final FieldGroup other) {
    return ground.isPresent()
        && other.ground.isPresent()
        && ground.get().overlaps(other.ground.get());
  }

  /** Whether both are of the same cells. */
  boolean sameCells(final FieldGroup other) {
    return ground.isPresent()
        && other.ground.isPresent()
        && plane().width() == other.plane().width()
        && plane().height() == other.plane().height()
        && ground.get().sameCells(other.ground.get());
  }
}

package org.finegrid.training.data;

import org.finegrid.internal.climate.MinMax;

/**
 * A field as it was loaded.
 *
 * @param name where it is from, for messages
 * @param plane its values, NaN where there is no data
 * @param times how many times it counts as often as other fields of its size
 */
record FineField(String name, FloatPlane plane, double times) {

  /** A field that counts like others. */
  FineField(final String name, final FloatPlane plane) {
    this(name, plane, 1);
  }

  /** The same field, counting more or less often. */
  FineField counting(final double other) {
    return new FineField(name, plane, other);
  }

  /** A part of it, or another form. */
  FineField with(final FloatPlane other) {
    return new FineField(name, other, times);
  }

  /** Number of cells with data. */
  int valid() {
    return plane.valid();
  }

  /** Whether all cells with data, if any, have one value. */
  boolean constant() {
    final MinMax range = MinMax.of(plane.values(), 0, plane.values().length);
    return !(range.largest() > range.smallest());
  }
}

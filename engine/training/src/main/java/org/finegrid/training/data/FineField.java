package org.finegrid.training.data;

import java.util.Optional;
import org.finegrid.internal.climate.MinMax;

/**
 * A field as it was loaded.
 *
 * @param name where it is from, for messages
 * @param plane its values, NaN where there is no data
 * @param times how many times it counts as often as other fields of its size
 * @param time when it was, as ISO 8601 text; empty where that is not known
 */
record FineField(String name, FloatPlane plane, double times, Optional<String> time) {

  /** A field that counts like others. */
  FineField(final String name, final FloatPlane plane) {
    this(name, plane, 1, Optional.empty());
  }

  /** The same field, counting more or less often. */
  FineField counting(final double other) {
    return new FineField(name, plane, other, time);
  }

  /** A part of it, or another form. */
  FineField with(final FloatPlane other) {
    return new FineField(name, other, times, time);
  }

  /** The same field under another name. */
  FineField named(final String other) {
    return new FineField(other, plane, times, time);
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

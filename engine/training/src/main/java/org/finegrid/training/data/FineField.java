package org.finegrid.training.data;

/**
 * A field as it was loaded.
 *
 * @param name where it is from, for messages
 * @param plane its values, NaN where there is no data
 */
record FineField(String name, FloatPlane plane) {

  /** Number of cells with data. */
  int valid() {
    int count = 0;
    for (final float value : plane.values()) {
      count += Float.isNaN(value) ? 0 : 1;
    }
    return count;
  }

  /** Whether all cells with data, if any, have one value. */
  boolean constant() {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (final float value : plane.values()) {
      if (!Float.isNaN(value)) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    return !(most > least);
  }
}

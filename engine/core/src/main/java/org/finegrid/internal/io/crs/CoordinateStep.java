package org.finegrid.internal.io.crs;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;

/** One step of a transform of coordinates. Safe to use from several threads at once. */
@FunctionalInterface
interface CoordinateStep {

  /**
   * Changes coordinates in place.
   *
   * @param places x and y by turns; NaN where they have none, before and after
   * @param count number of places
   */
  void apply(double[] places, int count);

  /** A transform of GeoTools as a step: NaN for places that it refuses. */
  static CoordinateStep of(final MathTransform transform) {
    return (places, count) -> {
      final double[] before = places.clone();
      try {
        transform.transform(places, 0, places, 0, count);
      } catch (TransformException e) {
        // It stops at the first place that it refuses, and leaves the others half done.
        System.arraycopy(before, 0, places, 0, 2 * count);
        oneByOne(transform, places, count);
      }
    };
  }

  private static void oneByOne(
      final MathTransform transform, final double[] places, final int count) {
    for (int i = 0; i < count; i++) {
      try {
        transform.transform(places, 2 * i, places, 2 * i, 1);
      } catch (TransformException e) {
        places[2 * i] = Double.NaN;
        places[2 * i + 1] = Double.NaN;
      }
    }
  }

  /** Changes x and y for each other. */
  static void swap(final double[] places, final int count) {
    for (int i = 0; i < count; i++) {
      final double x = places[2 * i];
      places[2 * i] = places[2 * i + 1];
      places[2 * i + 1] = x;
    }
  }
}

package org.finegrid.training.dictionary;

import org.finegrid.training.data.FloatPlane;

/** Continues planes beyond their edges as the engine does: mirrored, the edge cell repeated. */
final class Mirror {

  private Mirror() {}

  /** The plane with so many cells more on each side. */
  static FloatPlane pad(final FloatPlane plane, final int by) {
    final FloatPlane padded = FloatPlane.zeros(plane.width() + 2 * by, plane.height() + 2 * by);
    for (int row = 0; row < padded.height(); row++) {
      final int source = at(row - by, plane.height());
      for (int column = 0; column < padded.width(); column++) {
        padded.values()[row * padded.width() + column] =
            plane.at(at(column - by, plane.width()), source);
      }
    }
    return padded;
  }

  private static int at(final int index, final int size) {
    final int place = Math.floorMod(index, 2 * size);
    return place < size ? place : 2 * size - 1 - place;
  }
}

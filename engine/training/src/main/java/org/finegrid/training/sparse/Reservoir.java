package org.finegrid.training.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingStopped;
import org.finegrid.training.data.TrainingField;

/**
 * Draws so many of all places it is shown, each with the same chance, none twice, without knowing
 * how many there are (Vitter, Random sampling with a reservoir, 1985).
 */
final class Reservoir {
  private final int size;
  private final SplittableRandom random;
  private final List<PatchPosition> places = new ArrayList<>();
  private long seen;

  Reservoir(final int size, final long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  /** Shows a reservoir the places of one field. */
  @FunctionalInterface
  interface Places {
    /** Shows those of the field of a number. */
    void show(TrainingField field, int number, Reservoir reservoir);
  }

  /**
   * Shows it the places of all fields.
   *
   * @throws TrainingStopped where the listener requests it
   */
  void showAll(
      final List<TrainingField> fields, final Places each, final TrainingListener listener) {
    final TrainingStage stage = new TrainingStage(listener, "patches", fields.size());
    for (int i = 0; i < fields.size(); i++) {
      stage.at(i);
      each.show(fields.get(i), i, this);
    }
    stage.at(fields.size());
  }

  /** Shows it a place. */
  void show(final int field, final int column, final int row) {
    seen++;
    if (places.size() < size) {
      places.add(new PatchPosition(field, column, row));
      return;
    }
    final long drawn = random.nextLong(seen);
    if (drawn < size) {
      places.set((int) drawn, new PatchPosition(field, column, row));
    }
  }

  /** The places drawn. */
  List<PatchPosition> places() {
    return List.copyOf(places);
  }
}

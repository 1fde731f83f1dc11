package org.finegrid.training.sparse;

import java.util.OptionalDouble;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingStopped;

/** One stage of a training, before its listener. */
final class TrainingStage {
  private final TrainingListener listener;
  private final String stage;
  private final long total;
  private OptionalDouble loss = OptionalDouble.empty();

  TrainingStage(final TrainingListener listener, final String stage, final long total) {
    this.listener = listener;
    this.stage = stage;
    this.total = total;
  }

  /** The loss to report from now on. */
  void loss(final double value) {
    loss = OptionalDouble.of(value);
  }

  /**
   * Tells how far it is.
   *
   * @throws TrainingStopped where the listener requests it
   */
  void at(final long done) {
    listener.progress(stage, done, total, loss, OptionalDouble.empty());
    if (listener.stopped()) {
      throw new TrainingStopped();
    }
  }
}

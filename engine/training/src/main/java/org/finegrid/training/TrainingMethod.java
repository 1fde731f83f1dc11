package org.finegrid.training;

import java.util.List;
import org.finegrid.training.data.TrainingData;

/** A way to learn a model, by the name that the command line has for it. Without state. */
public interface TrainingMethod {

  /** Its name: {@code aplus}, {@code srcnn}. */
  String name();

  /** One line for people, with the paper it is from. */
  String title();

  /** What its user may choose. */
  List<Parameter> parameters();

  /**
   * Whether it learns step by step: then it keeps checkpoints, goes on from them, and can begin
   * with another model's weights.
   */
  default boolean stepwise() {
    return false;
  }

  /**
   * Refuses choices that do not go together, before any data is read.
   *
   * @throws org.finegrid.grid.RasterException naming them
   */
  default void check(final TrainingRequest request) {}

  /**
   * Learns. The same data, request and seed give the same weights.
   *
   * @throws org.finegrid.grid.RasterException where there is too little data, or learning fails
   * @throws TrainingStopped where the listener requested it
   */
  TrainedModel train(TrainingData data, TrainingRequest request, TrainingListener listener);
}

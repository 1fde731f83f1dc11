package org.finegrid.cli.training;

import java.util.List;
import java.util.function.Consumer;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRun;

/** What the commands need of {@code engine/training}: one place for tests to stand in. */
interface Trainer {

  /** The methods that models can be trained with. */
  List<TrainingMethod> methods();

  /**
   * Trains a model, as {@link org.finegrid.training.Training#run} does.
   *
   * @param notes receives what a person may want to know
   */
  ModelCard train(TrainingRun run, TrainingListener listener, Consumer<String> notes);
}

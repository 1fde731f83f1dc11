package org.finegrid.cli.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Parameter;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.TrainingRun;
import org.finegrid.training.data.TrainingData;

/** A trainer that learns nothing: remembers what it was asked and does what a test tells it. */
final class FakeTrainer implements Trainer {
  /** The trainings that came, in order. */
  final List<TrainingRun> trainings = new ArrayList<>();

  /** The only method. */
  TrainingMethod method = new OneParameterMethod();

  /** What happens during a training. */
  TrainingStep training =
      (asked, listener, notes) ->
          listener.progress("training", 7, 7, OptionalDouble.of(0.125), OptionalDouble.of(33.3333));

  /** What a training does besides answering a card. */
  @FunctionalInterface
  interface TrainingStep {
    void run(TrainingRun asked, TrainingListener listener, Consumer<String> notes);
  }

  /** A method that is never run. */
  static final class OneParameterMethod implements TrainingMethod {
    @Override
    public boolean stepwise() {
      return true;
    }

    @Override
    public String name() {
      return "aplus";
    }

    @Override
    public String title() {
      return "A+ (Timofte et al. 2014)";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
          Parameter.integer("atoms", "atoms of the dictionary", 1024, 2, 65_536),
          Parameter.real("lambda", "weight of the ridge", 0.1, 0, 10));
    }

    @Override
    public TrainedModel train(
        final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
      throw new AssertionError("the trainer trains");
    }
  }

  @Override
  public List<TrainingMethod> methods() {
    return List.of(method);
  }

  @Override
  public ModelCard train(
      final TrainingRun asked, final TrainingListener listener, final Consumer<String> notes) {
    trainings.add(asked);
    training.run(asked, listener, notes);
    final String name = asked.request().name();
    return ModelCard.builder(name, asked.options().factor())
        .title("Title of " + name)
        .method("aplus")
        .halo(3)
        .training(Map.of("seed", 1))
        .build();
  }
}

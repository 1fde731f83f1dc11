package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.TrainingData;

/** A method that learns a dictionary, and a rule from it. */
record DictionaryMethod(String name, String title, List<Parameter> parameters, Teacher teacher)
    implements TrainingMethod {

  /** Learns the rule. */
  interface Teacher {
    /** The rule, from the fields and the dictionary that was learned of them. */
    DetailPredictor learn(Lesson lesson);
  }

  /**
   * What rules are learned from.
   *
   * @param views the fields
   * @param dictionary learned from them
   * @param parameters the user's
   * @param seed of all that is random
   * @param work does it
   */
  record Lesson(
      ScaledFields views,
      CoupledDictionary dictionary,
      ParameterValues parameters,
      long seed,
      OrderedParallel work) {}

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final DictionaryModel model = learn(data, request, listener);
    final ModelCard card = card(request.name(), data.factor(), data.aggregation());
    return new TrainedModel(model.onnx(card), card);
  }

  /** The card, but for what its caller knows of the data. */
  ModelCard card(final String named, final int factor, final Aggregation aggregation) {
    return ModelCard.builder(named, factor)
        .title(title)
        .method(name)
        .halo(DictionaryModel.HALO)
        .aggregation(aggregation.word())
        .build();
  }

  /** What is learned, before it becomes a file. */
  DictionaryModel learn(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ScaledFields views = ScaledFields.of(data);
    final ParameterValues chosen = request.parameters();
    try (OrderedParallel work = new OrderedParallel(listener)) {
      final CoupledDictionary dictionary =
          CoupledDictionary.learn(
              views, DictionaryMethods.dictionary(chosen), request.seed(), work);
      final DetailPredictor rule =
          teacher.learn(new Lesson(views, dictionary, chosen, request.seed(), work));
      return new DictionaryModel(data.factor(), data.aggregation(), dictionary.features(), rule);
    }
  }
}

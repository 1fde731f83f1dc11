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

/** A method that learns a dictionary, and a predictor of detail from it. */
record DictionaryMethod(String name, String title, List<Parameter> parameters, Teacher teacher)
    implements TrainingMethod {

  /** Learns the predictor. */
  interface Teacher {
    /** Learns the predictor from the fields and their dictionary. */
    DetailPredictor learn(PredictorInputs inputs);
  }

  /**
   * What predictors are learned from.
   *
   * @param views the fields
   * @param dictionary learned from them
   * @param parameters the user's
   * @param seed of all that is random
   * @param work runs it in parallel
   */
  record PredictorInputs(
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

  /** The card without what only its caller knows of the data. */
  ModelCard card(final String named, final int factor, final Aggregation aggregation) {
    return ModelCard.builder(named, factor)
        .title(title)
        .method(name)
        .halo(DictionaryModel.HALO)
        .aggregation(aggregation.word())
        .build();
  }

  /** The trained model, before it is written to a file. */
  DictionaryModel learn(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ScaledFields views = ScaledFields.of(data);
    final ParameterValues chosen = request.parameters();
    try (OrderedParallel work = new OrderedParallel(listener)) {
      final CoupledDictionary dictionary =
          CoupledDictionary.learn(
              views, DictionaryMethods.dictionary(chosen), request.seed(), work);
      final DetailPredictor predictor =
          teacher.learn(new PredictorInputs(views, dictionary, chosen, request.seed(), work));
      return new DictionaryModel(
          data.factor(), data.aggregation(), dictionary.features(), predictor);
    }
  }
}

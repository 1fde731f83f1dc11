package org.finegrid.training.sparse;

import java.util.List;
import org.finegrid.model.ModelCard;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * Sparse coding of Olshausen and Field (1996, 1997), put to use for finer fields. Their sparse code
 * of whitened patches is learned for the coarse cells alone; then each atom is given the fine
 * detail that goes with it by least squares over the codes, as Zeyde, Elad and Protter (2010) do
 * for dictionaries of another kind.
 *
 * <p>Features are divided by their norm and what is made of their code is multiplied by it, so the
 * model is unit-equivariant: neither a scale nor an offset of values matters.
 */
public final class OlshausenMethod implements TrainingMethod {
  private static final String ATOMS = "atoms";
  private static final String SAMPLES = "samples";
  private static final String ITERATIONS = "iterations";
  private static final String LAMBDA = "lambda";
  private static final String STEPS = "steps";

  @Override
  public String name() {
    return "olshausen";
  }

  @Override
  public String title() {
    return "Sparse code of whitened patches (Olshausen and Field, 1996), detail by least squares";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.integer(ATOMS, "atoms of the dictionary", 512, 2, 4096),
        Parameter.integer(SAMPLES, "patches to learn from", 100_000, 10, 2_000_000),
        Parameter.integer(ITERATIONS, "alternating updates of codes and atoms", 30, 1, 1000)
            .formerly("turns"),
        Parameter.real(LAMBDA, "penalty on codes", 0.1, 1e-3, 1),
        Parameter.integer(STEPS, "steps of coding when applied", 30, 1, 500));
  }

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ParameterValues chosen = request.parameters();
    final int atoms = chosen.integer(ATOMS);
    final float penalty = (float) chosen.real(LAMBDA);
    final OlshausenPatches.Drawn drawn =
        OlshausenPatches.draw(data, chosen.integer(SAMPLES), request.seed(), listener);
    DictionaryLearner.check(drawn.features(), atoms, ATOMS);
    final DictionaryLearner learner =
        new DictionaryLearner(atoms, penalty, chosen.integer(ITERATIONS), request.seed());
    final DictionaryLearner.Learned learned = learner.learn(drawn.features(), listener);
    final OlshausenModel model =
        new OlshausenModel(
            data.factor(),
            drawn.kernels(),
            learned.dictionary(),
            Coupling.of(learned.codes(), drawn.details(), atoms),
            penalty,
            chosen.integer(STEPS));
    final GraphBuilder graph = new GraphBuilder();
    final String fine = OlshausenGraph.add(model, graph);
    final ModelCard card =
        SparseModelCards.of(
            this,
            data,
            request.name(),
            ModelCard.Input.COARSE,
            OlshausenModel.HALO,
            ModelCard.Normalisation.NONE,
            SparseModelCards.facts(drawn.features().count(), learned));
    return new TrainedModel(graph.build(fine, card), card);
  }
}

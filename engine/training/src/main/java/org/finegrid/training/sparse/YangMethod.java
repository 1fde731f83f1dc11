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
 * Coupled dictionaries: Yang, Wright, Huang and Ma, Image super-resolution via sparse
 * representation (2010). One dictionary of features of the upsampled field and one of fine patches
 * are learned together, so that a patch has the same code in both. A field is made finer by coding
 * the features of all its patches and joining what the codes stand for.
 *
 * <p>As in the code that the authors gave out, patches have 5×5 cells of the upsampled grid and
 * overlap by all but one cell, and a fine patch is given 1.2 times the norm of its upsampled one.
 * Unlike there, dictionaries are learned for each factor itself, and are applied as learned: each
 * pair of atoms is scaled as one.
 *
 * <p>The paper codes patches one after the other and binds each to the cells that those before it
 * have covered (its overlap term, weighted β), which the code given out leaves away. Patches coded
 * all at once have no order. So with β above zero they are coded twice: the first time freely, the
 * second time each bound to the mean that all other patches came to in its cells.
 */
public final class YangMethod implements TrainingMethod {
  private static final String ATOMS = "atoms";
  private static final String SAMPLES = "samples";
  private static final String ITERATIONS = "iterations";
  private static final String LAMBDA = "lambda";
  private static final String CODING_LAMBDA = "coding-lambda";
  private static final String STEPS = "steps";
  private static final String BETA = "beta";
  private static final String GAIN = "gain";

  /** Features of images are divided by their norm only where it is above one of 255 steps. */
  private static final float IMAGE_FLOOR = 1f / 255;

  @Override
  public String name() {
    return "yang";
  }

  @Override
  public String title() {
    return "Coupled dictionaries with L1 codes (Yang et al., 2010)";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.integer(ATOMS, "atoms of the dictionaries", 512, 2, 4096),
        Parameter.integer(SAMPLES, "patches to learn from", 100_000, 10, 2_000_000),
        Parameter.integer(ITERATIONS, "alternating updates of codes and atoms", 40, 1, 1000)
            .formerly("turns"),
        Parameter.real(LAMBDA, "penalty on codes while learning", 0.15, 1e-3, 1),
        Parameter.real(CODING_LAMBDA, "penalty on codes when applied", 0.2, 1e-3, 1),
        Parameter.integer(STEPS, "steps of coding when applied", 30, 1, 500),
        Parameter.real(BETA, "weight of the overlap with neighbouring patches", 0, 0, 10),
        Parameter.real(GAIN, "norm of fine patches over upsampled ones", 1.2, 0.1, 10));
  }

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ParameterValues chosen = request.parameters();
    final int atoms = chosen.integer(ATOMS);
    final YangPatches.Drawn drawn =
        YangPatches.draw(data, chosen.integer(SAMPLES), request.seed(), listener);
    final SampleVectors samples = drawn.pairs();
    DictionaryLearner.check(samples, atoms, ATOMS);
    final DictionaryLearner learner =
        new DictionaryLearner(
            atoms, (float) chosen.real(LAMBDA), chosen.integer(ITERATIONS), request.seed());
    final DictionaryLearner.Learned learned = learner.learn(samples, listener);
    final YangModel model = model(drawn.axes(), learned.dictionary(), chosen, data.images());
    final GraphBuilder graph = new GraphBuilder();
    final String fine = YangGraph.add(model, graph);
    final ModelCard card =
        SparseModelCards.of(
            this,
            data,
            request.name(),
            ModelCard.Input.UPSAMPLED,
            SparseModelCards.halo(model.radius(), data.factor()),
            data.images() ? ModelCard.Normalisation.MINMAX : ModelCard.Normalisation.NONE,
            SparseModelCards.facts(samples.count(), learned));
    return new TrainedModel(graph.build(fine, card), card);
  }

  /** The learned pairs, scaled so that features' halves have unit norm. */
  static YangModel model(
      final Axes axes, final Dictionary pairs, final ParameterValues chosen, final boolean images) {
    final int high = Derivatives.PATCH * Derivatives.PATCH;
    final Dictionary low = pairs.part(high, axes.count());
    final float[] scales = new float[pairs.atoms()];
    for (int atom = 0; atom < scales.length; atom++) {
      // A pair that hardly shows in the features could never be lastReport from them.
      scales[atom] = low.norm(atom) > 0.01f ? 1 / low.norm(atom) : 0;
    }
    return new YangModel(
        axes.kernels(Derivatives.kernels()),
        low.scaled(scales),
        pairs.part(0, high).scaled(scales),
        (float) chosen.real(CODING_LAMBDA),
        chosen.integer(STEPS),
        (float) chosen.real(BETA),
        (float) chosen.real(GAIN),
        images ? IMAGE_FLOOR : YangModel.NOTHING);
  }
}

package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finegrid.model.ModelInput;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A copy of the network for the thread that makes it, with the loss and its gradient. The loss is
 * the mean over all that counts of √(d² + δ²) − δ, with d what is missing to the target times its
 * importance: the absolute error for δ = 0 (Charbonnier et al., 1994).
 */
final class Replica {
  private static final String TARGET = "target";
  private static final String IMPORTANCE = "importance";

  private final SameDiff graph = SameDiff.create();
  private final PatchShape shape;
  private final int patches;
  private final List<String> names;
  private final Weights weights;
  private final String loss;
  private final String squares;
  private final List<ArrayPool> pools;

  /**
   * Builds the graph.
   *
   * @param patches in a batch
   * @param smoothing δ
   */
  Replica(
      final Architecture architecture,
      final boolean meanKept,
      final Weights weights,
      final PatchShape shape,
      final int patches,
      final double smoothing) {
    this.shape = shape;
    this.patches = patches;
    this.weights = weights;
    this.names = new ArrayList<>(weights.places().keySet());
    final SDVariable made = architecture.build(new SameDiffLayers(graph, weights, true), meanKept);
    final SDVariable target =
        graph.placeHolder(
            TARGET, DataType.FLOAT, patches, shape.outputs(), shape.edge(), shape.edge());
    final SDVariable importance =
        graph.placeHolder(IMPORTANCE, DataType.FLOAT, patches, 1, shape.edge(), shape.edge());
    final SDVariable difference = made.sub(target).mul(importance);
    final SDVariable error =
        smoothing == 0
            ? graph.math().abs(difference)
            : graph
                .math()
                .sqrt(difference.mul(difference).add(smoothing * smoothing))
                .sub(smoothing);
    final double counted = (double) patches * shape.outputs() * shape.counted() * shape.counted();
    final SDVariable sum = error.sum().mul(1 / counted);
    loss = sum.name();
    squares = difference.mul(difference).sum().mul(1 / counted).name();
    graph.setLossVariables(loss);
    graph.createGradFunction();
    pools = List.of(pool(graph), pool(graph.getFunction("grad")));
  }

  private static ArrayPool pool(final SameDiff graph) {
    final ArrayPool pool = new ArrayPool();
    final InferenceSession session = new InferenceSession(graph);
    session.setMmgr(pool);
    graph.getSessions().put(Thread.currentThread().getId(), session);
    return pool;
  }

  /** Takes over other weights. */
  void set(final float[] values) {
    final Weights all = weights.with(values);
    for (final String name : names) {
      final INDArray array = graph.getArrForVarName(name);
      try (INDArray fresh = Nd4j.createFromArray(all.of(name))) {
        array.assign(fresh.reshape(array.shape()));
      }
    }
  }

  /**
   * The loss and its gradient.
   *
   * @param gradient receives the gradient, in the order of the weights
   * @return the loss
   */
  double gradient(final Batch batch, final float[] gradient) {
    final Map<String, INDArray> modelInput = feed(batch);
    final OutAndGrad result = graph.calculateGradientsAndOutputs(modelInput, List.of(loss), names);
    for (final String name : names) {
      try (INDArray each = result.getGradients().get(name).dup('c')) {
        final float[] numbers = each.data().asFloat();
        System.arraycopy(numbers, 0, gradient, weights.places().get(name).from(), numbers.length);
      }
    }
    final double value = result.getOutputs().get(loss).getDouble(0);
    pools.forEach(ArrayPool::reclaim);
    modelInput.values().forEach(INDArray::close);
    return value;
  }

  /** The mean over all that counts of the square of error times importance. */
  double meanSquare(final Batch batch) {
    final Map<String, INDArray> modelInput = feed(batch);
    final double value = graph.output(modelInput, squares).get(squares).getDouble(0);
    pools.forEach(ArrayPool::reclaim);
    modelInput.values().forEach(INDArray::close);
    return value;
  }

  private Map<String, INDArray> feed(final Batch batch) {
    final int in = shape.inputEdge();
    final int out = shape.edge();
    final Map<String, INDArray> modelInput = new HashMap<>();
    modelInput.put(
        SameDiffLayers.INPUT, Nd4j.create(batch.input(), new long[] {patches, 1, in, in}, 'c'));
    for (final ModelInput further : shape.further()) {
      modelInput.put(
          further.name(),
          Nd4j.create(batch.further().get(further.name()), shape.shape(further, patches), 'c'));
    }
    modelInput.put(
        TARGET, Nd4j.create(batch.target(), new long[] {patches, shape.outputs(), out, out}, 'c'));
    modelInput.put(
        IMPORTANCE, Nd4j.create(batch.importance(), new long[] {patches, 1, out, out}, 'c'));
    return modelInput;
  }
}

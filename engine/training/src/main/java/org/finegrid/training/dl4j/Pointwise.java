package org.finegrid.training.dl4j;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.finegrid.training.onnx.GraphBuilder;

/** Layers that change each cell by itself, as ONNX nodes. */
final class Pointwise {
  private final GraphBuilder graph;

  Pointwise(final GraphBuilder graph) {
    this.graph = graph;
  }

  /** One slope below zero for each channel. */
  GraphTensor prelu(final NetworkStep step, final GraphTensor x) {
    final float[] slopes = step.weights("W");
    if (slopes.length != 1 && slopes.length != x.channels()) {
      throw step.refusal(
          "has slopes "
              + Arrays.toString(step.shape("W"))
              + ", one for each place; share them over rows and columns (sharedAxes)");
    }
    final String slope = graph.constant(slopes, 1, slopes.length, 1, 1);
    return x.as(graph.node("PRelu", List.of(x.id(), slope)));
  }

  /** With the figures of the training, which makes it one product and one sum for each channel. */
  GraphTensor batchNormalisation(
      final NetworkStep step, final BatchNormalization layer, final GraphTensor x) {
    final float[] mean = step.weights("mean");
    if (mean.length != x.channels()) {
      throw step.refusal("takes " + mean.length + " channels and gets " + x.channels());
    }
    final float[] scale = new float[mean.length];
    final float[] shift = new float[mean.length];
    for (int c = 0; c < mean.length; c++) {
      final double gamma = layer.isLockGammaBeta() ? layer.getGamma() : step.weights("gamma")[c];
      final double beta = layer.isLockGammaBeta() ? layer.getBeta() : step.weights("beta")[c];
      final double variance =
          layer.isUseLogStd()
              ? Math.pow(10, 2 * step.weights("log10stdev")[c])
              : step.weights("var")[c];
      final double factor = gamma / Math.sqrt(variance + layer.getEps());
      scale[c] = (float) factor;
      shift[c] = (float) (beta - mean[c] * factor);
    }
    final String product =
        graph.node("Mul", List.of(x.id(), graph.constant(scale, 1, mean.length, 1, 1)));
    return x.as(graph.node("Add", List.of(product, graph.constant(shift, 1, mean.length, 1, 1))));
  }

  /** A factor. */
  GraphTensor scale(final ScaleVertex vertex, final GraphTensor x) {
    final String factor = graph.constant(new float[] {(float) vertex.getScaleFactor()});
    return x.as(graph.node("Mul", List.of(x.id(), factor)));
  }

  /** A summand. */
  GraphTensor shift(final ShiftVertex vertex, final GraphTensor x) {
    final String summand = graph.constant(new float[] {(float) vertex.getShiftFactor()});
    return x.as(graph.node("Add", List.of(x.id(), summand)));
  }
}

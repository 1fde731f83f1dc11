package org.finegrid.training.network;

import org.finegrid.model.ModelInput;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.DataFormat;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/** Layers as a SameDiff graph, whose gradients it derives. */
final class SameDiffLayers implements Layers<SDVariable> {
  /** The placeholder for the network's input, {@code [n, 1, h, w]}. */
  static final String INPUT = "input";

  private final SameDiff graph;
  private final Weights weights;
  private final boolean allowValidPadding;

  /**
   * Layers of a graph.
   *
   * @param allowValidPadding whether convolutions that say so drop what has no real neighbours;
   *     else zeros stand for those, as in the model file
   */
  SameDiffLayers(final SameDiff graph, final Weights weights, final boolean allowValidPadding) {
    this.graph = graph;
    this.weights = weights;
    this.allowValidPadding = allowValidPadding;
  }

  @Override
  public SDVariable input() {
    return graph.placeHolder(INPUT, DataType.FLOAT, -1, 1, -1, -1);
  }

  @Override
  public SDVariable input(final ModelInput further) {
    final SDVariable planes =
        graph.placeHolder(further.name(), DataType.FLOAT, -1, further.channels(), -1, -1);
    return further.factor() == 1
        ? planes
        : graph.cnn().spaceToDepth(planes, further.factor(), DataFormat.NCHW);
  }

  @Override
  public SDVariable concat(final SDVariable a, final SDVariable b) {
    return graph.concat(1, a, b);
  }

  private SDVariable variable(final String name) {
    final INDArray values = Nd4j.createFromArray(weights.of(name));
    return graph.var(name, values.reshape('c', weights.places().get(name).shape()));
  }

  @Override
  public SDVariable conv(final SDVariable x, final Conv conv) {
    SDVariable kernels = variable(Weights.kernels(conv));
    if (conv.constraint() == Conv.Constraint.ZERO_SUM) {
      kernels = kernels.sub(kernels.mean(true, 1, 2, 3));
    } else if (conv.constraint() == Conv.Constraint.ZERO_MEAN_OF_CHANNELS) {
      kernels = kernels.sub(kernels.mean(true, 0));
    }
    // The gradient of conv2d takes this order of weights only.
    kernels = kernels.permute(2, 3, 1, 0);
    final Conv2DConfig config =
        Conv2DConfig.builder()
            .kH(conv.kernel())
            .kW(conv.kernel())
            .sH(1)
            .sW(1)
            .paddingMode(
                allowValidPadding && conv.validPadding() ? PaddingMode.VALID : PaddingMode.SAME)
            .dataFormat(Conv2DConfig.NCHW)
            .weightsFormat(WeightsFormat.YXIO)
            .build();
    return conv.bias()
        ? graph.cnn().conv2d(x, kernels, variable(Weights.biases(conv)), config)
        : graph.cnn().conv2d(x, kernels, config);
  }

  /**
   * By the absolute value: the gradient of SameDiff's own takes as long as a convolution's third.
   */
  @Override
  public SDVariable relu(final SDVariable x) {
    return x.add(graph.math().abs(x)).mul(0.5);
  }

  /** SameDiff's own PReLU fails in training. */
  @Override
  public SDVariable prelu(final SDVariable x, final String name, final int channels) {
    final SDVariable slopes = variable(Weights.slopes(name));
    final SDVariable even = slopes.mul(-0.5).add(0.5);
    final SDVariable odd = slopes.mul(0.5).add(0.5);
    return x.mul(odd).add(graph.math().abs(x).mul(even));
  }

  @Override
  public SDVariable tanh(final SDVariable x) {
    return graph.math().tanh(x);
  }

  @Override
  public SDVariable add(final SDVariable a, final SDVariable b) {
    return a.add(b);
  }
}

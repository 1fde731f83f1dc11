package org.finegrid.training.dl4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution2D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.finegrid.training.onnx.GraphBuilder;

/** Writes the steps of a saved network as ONNX nodes, one after the other. */
final class Translator {
  private final Convolutions convolutions;
  private final Reshaping reshaping;
  private final Pointwise pointwise;
  private final MergeLayers joins;
  private final Activations activations;
  private final boolean channelsLast;
  private final Map<Class<?>, Translation<?>> known = new LinkedHashMap<>();

  private interface Translation<T> {
    GraphTensor of(NetworkStep step, T config, List<GraphTensor> inputs);
  }

  private interface OfOne<T> {
    GraphTensor of(NetworkStep step, T config, GraphTensor input);
  }

  Translator(final GraphBuilder graph, final boolean channelsLast) {
    this.activations = new Activations(graph);
    this.convolutions = new Convolutions(graph, activations);
    this.reshaping = new Reshaping(graph);
    this.pointwise = new Pointwise(graph);
    this.joins = new MergeLayers(graph);
    this.channelsLast = channelsLast;
    layers();
    vertices();
  }

  // By the very class: what extends one of these does something else.
  private void layers() {
    one(ConvolutionLayer.class, convolutions::convolution);
    one(Convolution2D.class, convolutions::convolution);
    one(DepthwiseConvolution2D.class, convolutions::depthwise);
    one(SeparableConvolution2D.class, convolutions::separable);
    one(Deconvolution2D.class, convolutions::transposed);
    one(Upsampling2D.class, (step, layer, x) -> reshaping.upsampling(layer, x));
    one(SpaceToDepthLayer.class, reshaping::spaceToDepth);
    one(
        DepthToSpaceLayer.class,
        (step, layer, x) -> reshaping.depthToSpace(step, layer.getBlockSize(), x));
    one(ZeroPaddingLayer.class, (step, layer, x) -> reshaping.padding(layer, x));
    one(Cropping2D.class, (step, layer, x) -> reshaping.cropping(layer, x));
    one(PReLULayer.class, (step, layer, x) -> pointwise.prelu(step, x));
    one(BatchNormalization.class, pointwise::batchNormalisation);
    one(DropoutLayer.class, (step, layer, x) -> x);
    one(
        ActivationLayer.class,
        (step, layer, x) -> x.as(activations.apply(step, layer.getActivationFn(), x.id())));
    one(
        CnnLossLayer.class,
        (step, layer, x) -> x.as(activations.apply(step, layer.getActivationFn(), x.id())));
    one(
        LossLayer.class,
        (step, layer, x) -> x.as(activations.apply(step, layer.getActivationFn(), x.id())));
  }

  private void vertices() {
    known(ElementWiseVertex.class, joins::elementWise);
    known(
        MergeVertex.class,
        (step, vertex, inputs) -> joins.merge(step, vertex, inputs, channelsLast));
    one(SubsetVertex.class, (step, vertex, x) -> joins.subset(step, vertex, x, channelsLast));
    one(ScaleVertex.class, (step, vertex, x) -> pointwise.scale(vertex, x));
    one(ShiftVertex.class, (step, vertex, x) -> pointwise.shift(vertex, x));
  }

  private <T> void known(final Class<T> type, final Translation<T> translation) {
    known.put(type, translation);
  }

  private <T> void one(final Class<T> type, final OfOne<T> translation) {
    known(
        type,
        (step, config, inputs) -> {
          if (inputs.size() != 1) {
            throw step.refusal("takes " + inputs.size() + " inputs; one is needed");
          }
          return translation.of(step, config, inputs.get(0));
        });
  }

  /**
   * Adds one step to the graph.
   *
   * @throws org.finegrid.grid.RasterException where it has no ONNX form
   */
  GraphTensor translate(final NetworkStep step, final List<GraphTensor> inputs) {
    if (step.preprocessor().isPresent()) {
      throw step.refusal(
          "its input goes through a "
              + step.preprocessor().get().getClass().getSimpleName()
              + "; only networks of images from the first layer to the last can be imported"
              + " (InputType.convolutional, no flattening)");
    }
    try {
      return translate(step, step.config(), inputs);
    } catch (ArithmeticException e) {
      throw step.refusal("makes " + e.getMessage());
    }
  }

  // The map holds each class with a translation of that class.
  @SuppressWarnings("unchecked")
  private <T> GraphTensor translate(
      final NetworkStep step, final T config, final List<GraphTensor> inputs) {
    final Translation<T> translation = (Translation<T>) known.get(config.getClass());
    if (translation == null) {
      throw step.refusal(
          "layers of this kind cannot be imported; docs/how-to/import-network.md lists those that can");
    }
    return translation.of(step, config, inputs);
  }
}

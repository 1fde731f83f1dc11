package org.finegrid.training.network;

import java.util.List;
import java.util.Map;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.onnx.BicubicKernels;
import org.finegrid.training.onnx.GraphBuilder;

/** Writes a trained network as an ONNX file. */
final class NetworkFile {

  private NetworkFile() {}

  /**
   * The network with its card.
   *
   * @param training the card's training section so far; the caller completes it
   */
  static TrainedModel write(
      final String name,
      final String title,
      final Architecture architecture,
      final Aggregation aggregation,
      final Weights weights,
      final Map<String, Object> training) {
    final boolean meanKept = architecture.keepsMeans(aggregation);
    final int factor = architecture.factor();
    final boolean coarse = architecture.input() == ModelCard.Input.COARSE;
    final GraphBuilder graph = new GraphBuilder();
    String result = architecture.build(new OnnxLayers(graph, weights), meanKept);
    if (architecture.residual()) {
      final String skip =
          coarse
              ? graph.conv(
                  GraphBuilder.INPUT,
                  meanKept ? BicubicKernels.keepingMeans(factor) : BicubicKernels.of(factor),
                  factor * factor,
                  1,
                  BicubicKernels.EDGE)
              : GraphBuilder.INPUT;
      result = graph.node("Add", List.of(result, skip));
    }
    if (coarse) {
      result = graph.depthToSpace(result, factor);
    }
    final ModelCard card =
        ModelCard.builder(name, factor)
            .title(title)
            .method(architecture.method())
            .inputs(architecture.inputs())
            .halo(halo(architecture))
            .aggregation(aggregation.word())
            .training(training)
            .build();
    return new TrainedModel(graph.build(result, card), card);
  }

  /** Coarse cells that can influence a cell, the interpolation before the network included. */
  static int halo(final Architecture architecture) {
    final int radius = ReceptiveField.of(architecture);
    if (architecture.input() == ModelCard.Input.COARSE) {
      return Math.max(radius, BicubicKernels.RADIUS);
    }
    return (radius + architecture.factor() - 1) / architecture.factor() + BicubicKernels.RADIUS;
  }
}

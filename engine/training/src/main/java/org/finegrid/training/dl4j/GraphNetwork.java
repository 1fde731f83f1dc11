package org.finegrid.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.finegrid.grid.RasterException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@code ComputationGraph} of one input and one output. */
record GraphNetwork(String library, ComputationGraph graph) implements SavedNetwork {

  /**
   * Takes a graph.
   *
   * @throws RasterException where it has several inputs or outputs
   */
  GraphNetwork {
    single(graph.getConfiguration().getNetworkInputs(), "inputs");
    single(graph.getConfiguration().getNetworkOutputs(), "outputs");
  }

  private static void single(final List<String> names, final String what) {
    if (names.size() != 1) {
      throw new RasterException(
          "the network has " + names.size() + " " + what + " " + names + "; one is needed");
    }
  }

  @Override
  public String input() {
    return graph.getConfiguration().getNetworkInputs().get(0);
  }

  @Override
  public String output() {
    return graph.getConfiguration().getNetworkOutputs().get(0);
  }

  @Override
  public List<NetworkStep> steps() {
    final ComputationGraphConfiguration configuration = graph.getConfiguration();
    final List<NetworkStep> steps = new ArrayList<>();
    for (final int index : graph.topologicalSortOrder()) {
      final String name = graph.getVertices()[index].getVertexName();
      final GraphVertex vertex = configuration.getVertices().get(name);
      // The input is a vertex of the run, but not of the configuration.
      if (vertex != null) {
        steps.add(
            step(name, configuration.getVertexInputs().get(name), FrozenLayers.thawed(vertex)));
      }
    }
    return steps;
  }

  private NetworkStep step(final String name, final List<String> inputs, final GraphVertex vertex) {
    if (!(vertex instanceof LayerVertex layer)) {
      return new NetworkStep(name, inputs, vertex, Map.of(), Optional.empty());
    }
    final Map<String, INDArray> weights = graph.getLayer(name).paramTable(false);
    final Optional<InputPreProcessor> preprocessor = Optional.ofNullable(layer.getPreProcessor());
    return new NetworkStep(
        name,
        inputs,
        FrozenLayers.thawed(layer.getLayerConf().getLayer()),
        weights == null ? Map.of() : weights,
        preprocessor);
  }

  @Override
  public long parameters() {
    return graph.numParams();
  }

  @Override
  public INDArray run(final INDArray input) {
    return graph.outputSingle(input.castTo(graph.getConfiguration().getDataType()));
  }
}

package org.finegrid.training.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A {@code MultiLayerNetwork}: each layer takes the output of the one before. */
record SequenceNetwork(String library, MultiLayerNetwork network) implements SavedNetwork {

  @Override
  public String input() {
    return "the network's input";
  }

  @Override
  public String output() {
    return name(network.getnLayers() - 1);
  }

  @Override
  public List<NetworkStep> steps() {
    final List<NetworkStep> steps = new ArrayList<>();
    String before = input();
    for (int i = 0; i < network.getnLayers(); i++) {
      final Map<String, INDArray> weights = network.getLayer(i).paramTable(false);
      steps.add(
          new NetworkStep(
              name(i),
              List.of(before),
              FrozenLayers.thawed(config(i)),
              weights == null ? Map.of() : weights,
              Optional.ofNullable(network.getLayerWiseConfigurations().getInputPreProcess(i))));
      before = name(i);
    }
    return steps;
  }

  private Layer config(final int i) {
    return network.getLayerWiseConfigurations().getConf(i).getLayer();
  }

  /** Names may be missing or not be unique; the number is both there and unique. */
  private String name(final int i) {
    final String given = config(i).getLayerName();
    final long namesakes =
        IntStream.range(0, network.getnLayers())
            .filter(each -> Objects.equals(config(each).getLayerName(), given))
            .count();
    return given == null ? Integer.toString(i) : namesakes == 1 ? given : given + " (" + i + ")";
  }

  @Override
  public long parameters() {
    return network.numParams();
  }

  @Override
  public INDArray run(final INDArray input) {
    return network.output(input.castTo(network.getLayerWiseConfigurations().getDataType()));
  }
}

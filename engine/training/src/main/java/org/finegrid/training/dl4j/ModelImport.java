package org.finegrid.training.dl4j;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.RegularFile;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainedModel;

/**
 * Makes a model file of a network that was trained in DeepLearning4J or Keras. The file is compared
 * with DL4J's own output on random cells before it is returned.
 */
public final class ModelImport {
  /** How much 32-bit sums in another order may differ, relative to the largest value. */
  private static final double TOLERANCE = 1e-4;

  private ModelImport() {}

  /**
   * Reads a saved network and makes a model of it.
   *
   * @param file a {@code MultiLayerNetwork} or {@code ComputationGraph} as DL4J's {@code
   *     ModelSerializer} writes it, or a Keras model in an HDF5 file
   * @throws RasterException naming the file, and the layer where it is one that cannot be imported
   */
  public static TrainedModel run(final Path file, final ImportOptions options) {
    RegularFile.require(file);
    try {
      return model(file, SavedNetworks.read(file), options);
    } catch (RasterException e) {
      throw e.edit(sentence -> file + ": " + sentence);
    }
  }

  private static TrainedModel model(
      final Path file, final SavedNetwork network, final ImportOptions options) {
    final GraphTensor covered = NetworkGraph.covered(network, AxisExtent.input());
    final NetworkPurpose purpose = NetworkPurpose.of(covered.rows(), covered.columns(), options);
    final NetworkGraph graph = NetworkGraph.of(network, purpose.span());
    final ModelCard card = card(file, network, graph, purpose, options);
    final byte[] onnx = graph.builder().build(graph.id(), card);
    final double difference = ParityCheck.of(network, graph, purpose, onnx);
    if (!(difference <= TOLERANCE)) {
      throw new RasterException(
          String.format(
              Locale.ROOT,
              "the ONNX graph and DeepLearning4J's own result differ by %.1e of the largest value;"
                  + " nothing was written; please report this network",
              difference));
    }
    return new TrainedModel(onnx, card);
  }

  private static ModelCard card(
      final Path file,
      final SavedNetwork network,
      final NetworkGraph graph,
      final NetworkPurpose purpose,
      final ImportOptions options) {
    final String from = file.getFileName().toString();
    final Map<String, Object> training = new LinkedHashMap<>();
    training.put("imported_from", from);
    training.put("trained_with", network.library());
    training.put("layers", network.steps().size());
    training.put("parameters", network.parameters());
    return ModelCard.builder(options.name(), purpose.factor())
        .title(options.title().orElse(from + ", trained in " + network.library()))
        .method(network.library().toLowerCase(Locale.ROOT))
        .input(purpose.input())
        .normalisation(options.normalisation())
        .halo(Math.max(graph.result().rows().halo(), graph.result().columns().halo()))
        .aggregation(options.aggregation())
        .training(training)
        .build();
  }
}

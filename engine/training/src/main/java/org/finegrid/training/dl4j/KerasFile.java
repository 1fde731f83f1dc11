package org.finegrid.training.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.hdf5.Exception;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.finegrid.grid.RasterException;

/** Reads a whole Keras model from an HDF5 file, by DL4J's importer. */
final class KerasFile {

  private KerasFile() {}

  /**
   * Reads a model.
   *
   * @throws RasterException where the file is corrupt or holds unknown layers
   */
  static SavedNetwork read(final Path file) {
    try {
      // HDF5 would print its own messages on standard error.
      Exception.dontPrint();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new RasterException(
          "is a Keras model, but there is no HDF5 library for this machine; save it as a"
              + " DeepLearning4J zip on another",
          e);
    }
    KerasLayer.registerCustomLayer(KerasModelJson.DEPTH_TO_SPACE, KerasDepthToSpace.class);
    try (KerasModelBuilder builder = builder(file)) {
      final KerasModelJson json = KerasModelJson.of(builder.getModelJson());
      builder.modelJson(json.text());
      return build(builder, json);
    }
  }

  private static KerasModelBuilder builder(final Path file) {
    try {
      return new KerasModel().modelBuilder().modelHdf5Filename(file.toString());
    } catch (InvalidKerasConfigurationException e) {
      throw new RasterException(
          "holds no Keras model, or its weights only; save the whole of it: model.save('x.h5')", e);
    } catch (UnsupportedKerasConfigurationException | IOException | RuntimeException e) {
      throw new RasterException(
          "is an HDF5 file that cannot be read ("
              + Dl4jErrors.of(e)
              + "); it may be truncated: copy it again",
          e);
    }
  }

  private static SavedNetwork build(final KerasModelBuilder builder, final KerasModelJson json) {
    try {
      if (json.sequential()) {
        final KerasSequentialModel model = new KerasSequentialModel(builder);
        final MultiLayerNetwork network = model.getMultiLayerNetwork(true);
        Arrays.stream(network.getLayers()).forEach(layer -> completeWeights(model, layer));
        return new SequenceNetwork("Keras", network);
      }
      final KerasModel model = new KerasModel(builder);
      final ComputationGraph graph = model.getComputationGraph(true);
      Arrays.stream(graph.getLayers()).forEach(layer -> completeWeights(model, layer));
      return new GraphNetwork("Keras", graph);
    } catch (RasterException e) {
      throw e;
    } catch (UnsupportedKerasConfigurationException e) {
      throw new RasterException(
          json.layerOfUnknownType(e.getMessage())
                  .map(layer -> layer + ": DeepLearning4J's importer does not know layers like it")
                  .orElse("DeepLearning4J's importer cannot take it (" + Dl4jErrors.of(e) + ")")
              + "; docs/how-to/import-network.md lists those that can be imported",
          e);
    } catch (InvalidKerasConfigurationException | IOException | RuntimeException e) {
      throw new RasterException(
          "DeepLearning4J's importer cannot take it (" + Dl4jErrors.of(e) + ")", e);
    }
  }

  /**
   * Gives a layer the weights that DL4J's importer has read for it and fails to set, as it does
   * with the slopes of PReLU: it copies none where a layer reports no parameters.
   */
  private static void completeWeights(final KerasModel model, final Layer layer) {
    final KerasLayer keras = model.getLayers().get(layer.conf().getLayer().getLayerName());
    if (keras != null && keras.getNumParams() == 0 && keras.getWeights() != null) {
      keras
          .getWeights()
          .forEach(
              (name, values) -> layer.setParam(name, values.reshape(layer.getParam(name).shape())));
    }
  }
}

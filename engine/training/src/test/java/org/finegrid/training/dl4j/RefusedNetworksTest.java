package org.finegrid.training.dl4j;

import static org.finegrid.training.dl4j.Saved.conv;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationRReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** What cannot be imported is refused in one sentence that names the file and the layer. */
class RefusedNetworksTest {
  @TempDir private Path directory;

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(
            new SubsamplingLayer.Builder(2, 2).name("pool").build(),
            "layer 'pool' (SubsamplingLayer): layers of this kind cannot be imported"),
        Arguments.of(
            new LocalResponseNormalization.Builder().name("lrn").build(),
            "layer 'lrn' (LocalResponseNormalization): layers of this kind"),
        Arguments.of(
            conv(3, 1).stride(2, 2).build(),
            "layer 'layer1' (ConvolutionLayer): its stride is [2, 2]"),
        Arguments.of(
            conv(3, 1).activation(new ActivationRReLU(0.1, 0.3)).build(),
            "layer 'layer1' (ConvolutionLayer): its activation ActivationRReLU has no ONNX form"),
        Arguments.of(
            conv(3, 1).activation(Activation.RATIONALTANH).build(),
            "its activation ActivationRationalTanh has no ONNX form"),
        Arguments.of(
            new PReLULayer.Builder().inputShape(2, 20, 20).build(),
            "layer 'layer1' (PReLULayer): has slopes [2, 20, 20], one for each place"));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void aLayerThatHasNoOnnxFormIsNamed(final Layer layer, final String told) throws Exception {
    refused(
        Saved.sequence(CNN2DFormat.NCHW, conv(3, 2).build(), layer, conv(3, 1).build()),
        Saved.plain(),
        told);
  }

  @Test
  void aLayerThatSeesTheWholeWindowIsNamed() throws Exception {
    refused(
        Saved.sequence(
            CNN2DFormat.NCHW,
            conv(3, 2).build(),
            new GlobalPoolingLayer.Builder().build(),
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build()),
        Saved.plain(),
        "layer 'layer1' (GlobalPoolingLayer): ");
  }

  @Test
  void aNetworkThatFlattensIsToldWhy() throws Exception {
    refused(
        Saved.sequence(
            CNN2DFormat.NCHW,
            conv(3, 2).build(),
            new OutputLayer.Builder(LossFunctions.LossFunction.MSE)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build()),
        Saved.plain(),
        "layer 'layer1' (OutputLayer): its input goes through a CnnToFeedForwardPreProcessor");
  }

  @Test
  void severalChannelsGoingOut() throws Exception {
    refused(
        Saved.sequence(CNN2DFormat.NCHW, conv(3, 3).build()),
        Saved.factor(2),
        "makes 3 channels of one; end it with a layer of one channel");
  }

  @Test
  void severalChannelsGoingIn() throws Exception {
    final MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(conv(3, 1).build())
                .setInputType(InputType.convolutional(8, 8, 3))
                .build());
    network.init();
    refused(
        network, Saved.factor(2), "layer 'layer0' (ConvolutionLayer): takes 3 channels and gets 1");
  }

  @Test
  void severalInputs() throws Exception {
    final ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("a", "b")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                .addLayer("c", conv(3, 1).build(), "sum")
                .setOutputs("c")
                .setInputTypes(InputType.convolutional(8, 8, 1), InputType.convolutional(8, 8, 1))
                .build());
    network.init();
    refused(network, Saved.factor(2), "has 2 inputs [a, b]; one is needed");
  }

  @Test
  void blocksOfCoarseCellsThatTilesWouldCut() throws Exception {
    refused(
        Saved.sequence(
            CNN2DFormat.NCHW,
            new SpaceToDepthLayer.Builder<>(2).build(),
            conv(3, 16).build(),
            new DepthToSpaceLayer(4, CNN2DFormat.NCHW),
            conv(3, 1).build()),
        Saved.plain(),
        "would depend on where a tile begins");
  }

  @Test
  void theOptionsHaveToAgreeWithTheLayers() throws Exception {
    final MultiLayerNetwork same = Saved.sequence(CNN2DFormat.NCHW, conv(3, 1).build());
    refused(
        same,
        Saved.plain(),
        "output has as many cells as its input, which is upsampled cells; state");
    final MultiLayerNetwork finer =
        Saved.sequence(CNN2DFormat.NCHW, new Upsampling2D.Builder(3).build(), conv(3, 1).build());
    refused(finer, Saved.factor(2), "makes x3, not x2");
    refused(
        finer,
        Saved.options(OptionalInt.of(3), Optional.of(ModelCard.Input.UPSAMPLED)),
        "not upsampled ones");
    final MultiLayerNetwork oblong =
        Saved.sequence(
            CNN2DFormat.NCHW,
            new Upsampling2D.Builder(2).size(new int[] {2, 3}).build(),
            conv(3, 1).build());
    refused(oblong, Saved.plain(), "makes 2 rows and 3 columns of each");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.1, 0.5, 0.99})
  void aZipCutShort(final double part) throws Exception {
    final Path whole = Saved.write(directory, Saved.sequence(CNN2DFormat.NCHW, conv(3, 1).build()));
    final byte[] bytes = Files.readAllBytes(whole);
    refused(Files.write(whole, Arrays.copyOf(bytes, (int) (bytes.length * part))), "");
  }

  @Test
  void aZipWithParametersThatAreDamaged() throws Exception {
    final Path file = Saved.write(directory, Saved.sequence(CNN2DFormat.NCHW, conv(3, 1).build()));
    final Path damaged = directory.resolve("damaged.zip");
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
      for (final ZipEntry entry : java.util.Collections.list(zip.entries())) {
        final byte[] bytes = zip.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(
            entry.getName().endsWith(".bin") ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      }
    }
    refused(damaged, "DeepLearning4J cannot load it (");
  }

  @Test
  void otherFiles() throws Exception {
    refused(directory.resolve("none.zip"), "no such file");
    refused(
        Files.write(directory.resolve("text.h5"), "text".getBytes(StandardCharsets.UTF_8)),
        "is neither a DeepLearning4J model (zip) nor a Keras model (HDF5)");
    refused(zip("other.zip", "a.txt"), "is a zip file without configuration.json");
    refused(zip("empty.zip", "configuration.json"), "holds no parameters");
    refused(zip("x.keras", "config.json", "model.weights.h5"), "is a model of Keras 3");
    refused(zip("broken.zip", "configuration.json", "coefficients.bin"), "cannot load it (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambda.h5 | layer 'double' (Lambda): is Python code",
        "unknown-layer.h5 | layer 'norm' (LayerNormalization): DeepLearning4J's importer does not know",
        "weights-only.h5 | holds no Keras model, or its weights only",
      })
  void aKerasFileThatCannotBeTaken(final String name, final String told) throws Exception {
    refused(resource(name), told);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.5, 0.9})
  void aKerasFileCutShort(final double part) throws Exception {
    final Path file = resource("sequential.h5");
    final byte[] bytes = Files.readAllBytes(file);
    refused(
        Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part))),
        "is an HDF5 file that cannot be read");
  }

  private Path resource(final String name) throws Exception {
    try (InputStream in = RefusedNetworksTest.class.getResourceAsStream(name)) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }

  private Path zip(final String name, final String... entries) throws Exception {
    final Path file = directory.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (final String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write('{');
      }
    }
    return file;
  }

  private void refused(final Model network, final ImportOptions options, final String told)
      throws Exception {
    refused(Saved.write(directory, network), options, told);
  }

  private static void refused(final Path file, final String told) {
    refused(file, Saved.factor(2), told);
  }

  private static void refused(final Path file, final ImportOptions options, final String told) {
    final RasterException failure =
        assertThrows(RasterException.class, () -> ModelImport.run(file, options));
    assertTrue(failure.getMessage().startsWith(file + ": "), failure.getMessage());
    assertTrue(failure.getMessage().contains(told), failure.getMessage());
    assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    assertEquals(1, failure.getMessage().lines().count());
  }
}

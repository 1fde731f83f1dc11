package org.finegrid.training.dl4j;

import static org.finegrid.training.dl4j.Saved.conv;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainedModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

@Tag("slow")
class ImportedNetworksTest {
  private static final int H = 12;
  private static final int W = 15;

  @TempDir private Path directory;

  /** SRCNN 9-1-5 (Dong et al., 2014) with fewer filters, as one writes it with DL4J's layers. */
  private static MultiLayerNetwork srcnn(final ConvolutionMode mode, final DataType type) {
    final MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(type)
                .updater(new Adam(2e-3))
                .weightInit(WeightInit.RELU)
                .convolutionMode(mode)
                .list()
                .layer(layer(9, 8, Activation.RELU))
                .layer(layer(1, 4, Activation.RELU))
                .layer(layer(5, 1, Activation.IDENTITY))
                .layer(
                    new CnnLossLayer.Builder(LossFunctions.LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.convolutional(16, 16, 1))
                .build());
    network.init();
    return network;
  }

  private static ConvolutionLayer layer(final int k, final int out, final Activation activation) {
    return new ConvolutionLayer.Builder(k, k).stride(1, 1).nOut(out).activation(activation).build();
  }

  @Test
  void anSrcnnTrainedWithDl4jsLayersMakesWhatDl4jMakes() throws Exception {
    final MultiLayerNetwork network = srcnn(ConvolutionMode.Same, DataType.FLOAT);
    final INDArray modelInput = Nd4j.rand(DataType.FLOAT, 8, 1, 16, 16);
    final INDArray expected = modelInput.mul(2).subi(0.5);
    network.fit(modelInput, expected);
    final double first = network.score();
    for (int i = 0; i < 60; i++) {
      network.fit(modelInput, expected);
    }
    assertTrue(network.score() < first / 2, network.score() + " after " + first);
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.factor(3));
    final ModelCard card = model.card();
    assertEquals(ModelCard.Input.UPSAMPLED, card.input());
    assertEquals(3, card.factor());
    // Six fine cells are two coarse ones, and two more are in the upsampling.
    assertEquals(OptionalInt.of(4), card.halo());
    assertEquals(network.numParams(), card.training().get("parameters"));
    final float[] coarse = Saved.field(H * W);
    final float[] upsampled = Saved.upsampled(coarse, H, W, 3);
    Saved.assertSame(
        Saved.values(network.output(Saved.array(CNN2DFormat.NCHW, upsampled, 3 * H, 3 * W))),
        Saved.fine(model, coarse, H, W));
  }

  @Test
  void aNetworkOfDoublesIsBroughtIn() throws Exception {
    final MultiLayerNetwork network = srcnn(ConvolutionMode.Same, DataType.DOUBLE);
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.factor(2));
    final float[] coarse = Saved.field(H * W);
    final float[] upsampled = Saved.upsampled(coarse, H, W, 2);
    final INDArray modelInput = Saved.array(CNN2DFormat.NCHW, upsampled, 2 * H, 2 * W);
    Saved.assertSame(
        Saved.values(network.output(modelInput.castTo(DataType.DOUBLE)).castTo(DataType.FLOAT)),
        Saved.fine(model, coarse, H, W));
  }

  @Test
  void cellsThatUnpaddedLayersLoseAreMadeUpForAtTheEdgesOnly() throws Exception {
    final MultiLayerNetwork network = srcnn(ConvolutionMode.Truncate, DataType.FLOAT);
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.factor(2));
    final float[] coarse = Saved.field(H * W);
    final float[] upsampled = Saved.upsampled(coarse, H, W, 2);
    final float[] inner =
        Saved.values(network.output(Saved.array(CNN2DFormat.NCHW, upsampled, 2 * H, 2 * W)));
    assertEquals((2 * H - 12) * (2 * W - 12), inner.length);
    Saved.assertSame(inner, inside(Saved.fine(model, coarse, H, W), 2 * W, 6));
  }

  private static float[] inside(final float[] plane, final int width, final int border) {
    final int height = plane.length / width;
    final int inner = width - 2 * border;
    final float[] inside = new float[(height - 2 * border) * inner];
    for (int y = 0; y < height - 2 * border; y++) {
      System.arraycopy(plane, (y + border) * width + border, inside, y * inner, inner);
    }
    return inside;
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void aResidualGraphWithSubPixelsMakesWhatDl4jMakes(final CNN2DFormat format) throws Exception {
    final ComputationGraph network =
        graph(
            format,
            new NeuralNetConfiguration.Builder()
                .seed(2)
                .graphBuilder()
                .addInputs("coarse")
                .addLayer("first", conv(3, 4).dataFormat(format).build(), "coarse")
                .addLayer("second", conv(3, 4).dataFormat(format).build(), "first")
                .addVertex(
                    "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                .addLayer("last", conv(3, 9).dataFormat(format).build(), "sum")
                .addLayer("fine", new DepthToSpaceLayer(3, format), "last")
                .setOutputs("fine"));
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.plain());
    assertEquals(ModelCard.Input.COARSE, model.card().input());
    assertEquals(3, model.card().factor());
    assertEquals(OptionalInt.of(3), model.card().halo());
    final float[] coarse = Saved.field(H * W);
    Saved.assertSame(
        Saved.values(network.outputSingle(Saved.array(format, coarse, H, W))),
        Saved.fine(model, coarse, H, W));
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void everyVertexMakesWhatDl4jMakes(final CNN2DFormat format) throws Exception {
    final ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(2)
            .graphBuilder()
            .addInputs("in")
            .addLayer("a", conv(3, 3).dataFormat(format).build(), "in")
            .addLayer("b", conv(5, 3).dataFormat(format).build(), "in");
    String last = "a";
    for (final ElementWiseVertex.Op op : ElementWiseVertex.Op.values()) {
      builder.addVertex(op.name(), new ElementWiseVertex(op), last, "b");
      last = op.name();
    }
    builder
        .addVertex("scaled", new ScaleVertex(0.7), last)
        .addVertex("shifted", new ShiftVertex(0.3), "scaled")
        .addVertex("joined", new MergeVertex(), "a", "shifted", "b")
        .addLayer("c", conv(3, 1).dataFormat(format).build(), "joined")
        .addVertex("skip", new ElementWiseVertex(ElementWiseVertex.Op.Add), "c", "in")
        .setOutputs("skip");
    check(graph(format, builder), format);
  }

  @Test
  void someChannelsOfSeveral() throws Exception {
    // DL4J cannot tell the channels of the part, so each layer is told its own.
    final ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", conv(3, 5).nIn(1).build(), "in")
                .addVertex("some", new SubsetVertex(1, 3), "a")
                .addLayer("b", conv(3, 1).nIn(3).build(), "some")
                .setOutputs("b")
                .build());
    network.init();
    Saved.randomise(network);
    check(network, CNN2DFormat.NCHW);
  }

  @Test
  void aSkipOverUnpaddedLayersIsCroppedToTheirSize() throws Exception {
    final ComputationGraph network =
        graph(
            CNN2DFormat.NCHW,
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", layer(5, 4, Activation.TANH), "in")
                .addLayer("b", layer(3, 1, Activation.TANH), "a")
                .addLayer("skip", new Cropping2D.Builder(3, 3, 3, 3).build(), "in")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "b", "skip")
                .setOutputs("sum"));
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.factor(2));
    final float[] coarse = Saved.field(H * W);
    final float[] modelInput = Saved.upsampled(coarse, H, W, 2);
    Saved.assertSame(
        Saved.values(network.outputSingle(Saved.array(CNN2DFormat.NCHW, modelInput, 2 * H, 2 * W))),
        inside(Saved.fine(model, coarse, H, W), 2 * W, 3));
  }

  private void check(final ComputationGraph network, final CNN2DFormat format) throws Exception {
    final TrainedModel model = ModelImport.run(Saved.write(directory, network), Saved.factor(2));
    final float[] coarse = Saved.field(H * W);
    final float[] modelInput = Saved.upsampled(coarse, H, W, 2);
    final float[] expected =
        Saved.values(network.outputSingle(Saved.array(format, modelInput, 2 * H, 2 * W)));
    assertTrue(Arrays.stream(box(expected)).distinct().count() > 100);
    Saved.assertSame(expected, Saved.fine(model, coarse, H, W));
  }

  private static Float[] box(final float[] values) {
    final Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return boxed;
  }

  private static ComputationGraph graph(
      final CNN2DFormat format, final ComputationGraphConfiguration.GraphBuilder builder) {
    final ComputationGraph network =
        new ComputationGraph(
            builder.setInputTypes(InputType.convolutional(16, 16, 1, format)).build());
    network.init();
    Saved.randomise(network);
    return network;
  }
}

package org.finegrid.training.dl4j;

import static org.finegrid.training.dl4j.Saved.conv;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.finegrid.training.TrainedModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationThresholdedReLU;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Each layer that can be imported makes in ONNX Runtime what it makes in DL4J. */
@Tag("slow")
class ImportedLayersTest {
  private static final int H = 10;
  private static final int W = 14;

  @TempDir private Path directory;

  static Stream<Arguments> layers() {
    return Stream.of(
        of("convolution with an even kernel", conv(4, 1).build()),
        of("dilation", conv(3, 4).dilation(2, 3).build(), conv(3, 1).build()),
        of("no bias", conv(3, 1).hasBias(false).build()),
        of(
            "explicit padding",
            conv(3, 1).convolutionMode(ConvolutionMode.Truncate).padding(1, 1).build()),
        of("depthwise", depthwise(), conv(1, 1).build()),
        of("separable", conv(3, 2).build(), separable(), conv(1, 1).build()),
        of("upsampling", new Upsampling2D.Builder(3).build(), conv(3, 1).build()),
        of("transposed, same", conv(3, 3).build(), transposed(5, 2, ConvolutionMode.Same, 0)),
        of("transposed, same, odd", transposed(9, 4, ConvolutionMode.Same, 0)),
        of("transposed, even kernel", transposed(4, 2, ConvolutionMode.Same, 0)),
        of("transposed, padded", transposed(4, 2, ConvolutionMode.Truncate, 1)),
        of("transposed, exact", transposed(3, 3, ConvolutionMode.Truncate, 0)),
        of("depth to space", conv(3, 8).build(), subPixel(2), conv(3, 1).build()),
        of(
            "space to depth",
            new Upsampling2D.Builder(4).build(),
            conv(3, 2).build(),
            new SpaceToDepthLayer.Builder<>(2).build(),
            conv(3, 1).build()),
        of(
            "padding and cropping",
            new ZeroPaddingLayer.Builder(2, 3, 1, 4).build(),
            conv(3, 2).build(),
            new Cropping2D.Builder(2, 3, 1, 4).build(),
            conv(3, 1).build()),
        of("batch normalisation", conv(3, 4).build(), new BatchNormalization(), conv(3, 1).build()),
        of("batch normalisation by variance", conv(3, 4).build(), variance(), conv(3, 1).build()),
        of("dropout", new DropoutLayer(0.5), conv(3, 1).dropOut(0.4).build()),
        of("frozen", new FrozenLayer(conv(3, 2).build()), conv(3, 1).build()),
        of(
            "loss",
            conv(3, 1).activation(Activation.IDENTITY).build(),
            new CnnLossLayer.Builder(LossFunctions.LossFunction.MSE)
                .activation(Activation.SIGMOID)
                .build()),
        activation(new ActivationReLU()),
        activation(new ActivationReLU(1.5, null, 0.1)),
        activation(new ActivationReLU(null, 0.3, 0.2)),
        activation(new ActivationReLU6()),
        activation(new ActivationLReLU(0.2)),
        activation(new ActivationThresholdedReLU(0.4)),
        activation(new ActivationELU()),
        activation(new ActivationGELU(false)),
        activation(new ActivationGELU(true)),
        activation(Activation.IDENTITY.getActivationFunction()),
        activation(Activation.TANH.getActivationFunction()),
        activation(Activation.SIGMOID.getActivationFunction()),
        activation(Activation.HARDSIGMOID.getActivationFunction()),
        activation(Activation.HARDTANH.getActivationFunction()),
        activation(Activation.RECTIFIEDTANH.getActivationFunction()),
        activation(Activation.SOFTPLUS.getActivationFunction()),
        activation(Activation.SOFTSIGN.getActivationFunction()),
        activation(Activation.SELU.getActivationFunction()),
        activation(Activation.SWISH.getActivationFunction()),
        activation(Activation.MISH.getActivationFunction()),
        activation(Activation.CUBE.getActivationFunction()));
  }

  private static Arguments of(final String name, final Layer... layers) {
    return Arguments.of(name, List.of(layers));
  }

  private static Arguments activation(final IActivation activation) {
    return of(
        activation.getClass().getSimpleName() + " " + activation,
        conv(3, 4).activation(activation).build(),
        new ActivationLayer(activation),
        conv(3, 1).activation(Activation.IDENTITY).build());
  }

  private static Layer depthwise() {
    return new DepthwiseConvolution2D.Builder(3, 3)
        .depthMultiplier(3)
        .nOut(3)
        .stride(1, 1)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.RELU)
        .build();
  }

  private static Layer separable() {
    return new SeparableConvolution2D.Builder(3, 3)
        .depthMultiplier(2)
        .nOut(3)
        .stride(1, 1)
        .convolutionMode(ConvolutionMode.Same)
        .activation(Activation.TANH)
        .build();
  }

  private static Layer transposed(
      final int k, final int stride, final ConvolutionMode mode, final int padding) {
    return new Deconvolution2D.Builder(k, k)
        .stride(stride, stride)
        .padding(padding, padding)
        .convolutionMode(mode)
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static Layer subPixel(final int block) {
    return new DepthToSpaceLayer(block, CNN2DFormat.NCHW);
  }

  private static Layer variance() {
    return new BatchNormalization.Builder().useLogStd(false).eps(0.7).build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layers")
  void makesWhatDl4jMakes(final String name, final List<Layer> layers) throws Exception {
    check(CNN2DFormat.NCHW, layers.toArray(Layer[]::new));
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void prelusShareTheirSlopesOverPlaces(final CNN2DFormat format) throws Exception {
    final boolean first = format == CNN2DFormat.NCHW;
    final Layer prelu =
        new PReLULayer.Builder()
            .inputShape(first ? new long[] {4, 20, 20} : new long[] {20, 20, 4})
            .sharedAxes(first ? new long[] {2, 3} : new long[] {1, 2})
            .build();
    check(
        format,
        conv(3, 4).dataFormat(format).build(),
        prelu,
        conv(3, 1).dataFormat(format).build());
  }

  @ParameterizedTest
  @EnumSource(CNN2DFormat.class)
  void bothDataFormatsMakeTheSame(final CNN2DFormat format) throws Exception {
    check(
        format,
        conv(3, 8).dataFormat(format).build(),
        new BatchNormalization.Builder().dataFormat(format).build(),
        new DepthToSpaceLayer(2, format),
        new ZeroPaddingLayer.Builder(1, 1, 2, 2).dataFormat(format).build(),
        conv(3, 2).dataFormat(format).build(),
        new Cropping2D.Builder(1, 1, 2, 2).dataFormat(format).build(),
        new Upsampling2D.Builder(2).dataFormat(format).build(),
        new SpaceToDepthLayer.Builder<>(2).dataFormat(format).build(),
        conv(3, 1).dataFormat(format).build());
  }

  private void check(final CNN2DFormat format, final Layer... layers) throws Exception {
    final MultiLayerNetwork network =
        Saved.sequence(format, Arrays.stream(layers).map(Layer::clone).toArray(Layer[]::new));
    final Path file = Saved.write(directory, network);
    final boolean upsampled =
        NetworkGraph.covered(SavedNetworks.read(file), AxisExtent.input())
                .rows()
                .factor()
                .getAsInt()
            == 1;
    final TrainedModel model = ModelImport.run(file, upsampled ? Saved.factor(2) : Saved.plain());
    final float[] coarse = Saved.field(H * W);
    final int times = upsampled ? 2 : 1;
    final float[] modelInput = upsampled ? Saved.upsampled(coarse, H, W, 2) : coarse;
    final float[] expected =
        Saved.values(network.output(Saved.array(format, modelInput, H * times, W * times)));
    assertEquals(H * W * model.card().factor() * model.card().factor(), expected.length);
    Saved.assertSame(expected, Saved.fine(model, coarse, H, W));
  }
}

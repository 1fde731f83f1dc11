package org.finegrid.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.TrainedModel;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks saved by DL4J, and what tests ask of them. */
final class Saved {

  private Saved() {}

  /** What a user says who says nothing but the factor. */
  static ImportOptions factor(final int factor) {
    return options(OptionalInt.of(factor), Optional.empty());
  }

  /** What a user says who says nothing. */
  static ImportOptions plain() {
    return options(OptionalInt.empty(), Optional.empty());
  }

  static ImportOptions options(final OptionalInt factor, final Optional<ModelCard.Input> input) {
    return new ImportOptions(
        "imported", Optional.empty(), factor, input, ModelCard.Normalisation.NONE, "");
  }

  /** Layers one after the other, for one channel, with random parameters. */
  static MultiLayerNetwork sequence(final CNN2DFormat format, final Layer... layers) {
    final NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(1).list();
    for (final Layer layer : layers) {
      list.layer(layer);
    }
    final MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.setInputType(InputType.convolutional(20, 20, 1, format)).build());
    network.init();
    randomise(network);
    return network;
  }

  /** Gives a network parameters that no layer treats alike, such as biases that are not zero. */
  static void randomise(final Model network) {
    final SplittableRandom random = new SplittableRandom(3);
    final float[] values = new float[(int) network.numParams()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * 0.3);
    }
    if (values.length > 0) {
      network.setParams(Nd4j.create(values, new long[] {1, values.length}, 'c'));
    }
  }

  static ConvolutionLayer.Builder conv(final int k, final int out) {
    return new ConvolutionLayer.Builder(k, k)
        .stride(1, 1)
        .nOut(out)
        .convolutionMode(org.deeplearning4j.nn.conf.ConvolutionMode.Same)
        .activation(Activation.TANH);
  }

  static Path write(final Path directory, final Model network) throws IOException {
    final Path file = directory.resolve("network.zip");
    ModelSerializer.writeModel(network, file.toFile(), false);
    return file;
  }

  /** Random cells. */
  static float[] field(final int cells) {
    final SplittableRandom random = new SplittableRandom(11);
    final float[] field = new float[cells];
    for (int i = 0; i < cells; i++) {
      field[i] = (float) random.nextGaussian();
    }
    return field;
  }

  /** What the imported file makes. */
  static float[] fine(final TrainedModel model, final float[] coarse, final int h, final int w) {
    final int f = model.card().factor();
    final float[] fine = new float[coarse.length * f * f];
    try (SuperResolutionModel opened =
        ModelRepository.open("imported", model.onnx(), new Device(Device.Kind.CPU, 0))) {
      opened.apply(coarse, 1, h, w, fine);
    }
    return fine;
  }

  /** The bicubic upsampling, as networks for upsampled cells are fed. */
  static float[] upsampled(final float[] coarse, final int h, final int w, final int factor) {
    final float[] fine = new float[coarse.length * factor * factor];
    try (SuperResolutionModel bicubic =
        new ModelRepository(Path.of("none"))
            .trusting()
            .open("bicubic", OptionalInt.of(factor), new Device(Device.Kind.CPU, 0))) {
      bicubic.apply(coarse, 1, h, w, fine);
    }
    return fine;
  }

  static INDArray array(final CNN2DFormat format, final float[] values, final int h, final int w) {
    return Nd4j.create(
        values,
        format == CNN2DFormat.NCHW ? new long[] {1, 1, h, w} : new long[] {1, h, w, 1},
        'c');
  }

  static float[] values(final INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** Holds two planes against each other, cell by cell, to 1e-5 of the largest value. */
  static void assertSame(final float[] expected, final float[] actual) {
    assertEquals(expected.length, actual.length);
    double largest = 1;
    for (final float each : expected) {
      largest = Math.max(largest, Math.abs(each));
    }
    for (int i = 0; i < expected.length; i++) {
      final int at = i;
      assertEquals(
          expected[i],
          actual[i],
          1e-5 * largest,
          () -> String.format(Locale.ROOT, "cell %d of %d", at, expected.length));
    }
  }
}

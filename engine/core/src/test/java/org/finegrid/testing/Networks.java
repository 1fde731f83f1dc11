package org.finegrid.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Small networks with random weights, for tests and benchmarks. */
public final class Networks {

  /** The inputs of {@link #threeInputs}, with %d for the model's factor. */
  public static final String THREE_INPUTS =
      "{\"name\": \"band\"}, {\"name\": \"elevation\", \"factor\": %d},"
          + " {\"name\": \"noise\", \"channels\": 2}";

  private Networks() {}

  /** Writes an ESPCN-sized network with random weights: {@code Networks FILE.onnx FACTOR}. */
  public static void main(final String[] args) throws IOException {
    Files.write(Path.of(args[0]), espcn(Integer.parseInt(args[1]), 64, 32));
  }

  /**
   * ESPCN's layers (Shi et al., 2016) without biases: 5×5, tanh, 3×3, tanh, 3×3, pixel shuffle.
   * Reach: 4 coarse cells.
   */
  public static byte[] espcn(final int factor, final int first, final int second) {
    final SplittableRandom random = new SplittableRandom(7);
    return new OnnxBytes()
        .conv(first, 1, 5, weights(random, first, 25))
        .unary("Tanh")
        .conv(second, first, 3, weights(random, second, 9 * first))
        .unary("Tanh")
        .conv(factor * factor, second, 3, weights(random, factor * factor, 9 * second))
        .depthToSpace(factor)
        .metadata("finegrid", card("espcn-random", factor, "4", "minmax"))
        .build();
  }

  /**
   * A unit-equivariant network: no biases, ReLU, a first layer whose kernels sum to zero, and the
   * coarse cell itself added to each child. Reach: 3 coarse cells.
   */
  public static byte[] unitEquivariant(final int factor) {
    final SplittableRandom random = new SplittableRandom(3);
    final int channels = 8;
    final float[] first = weights(random, channels, 25);
    for (int c = 0; c < channels; c++) {
      float sum = 0;
      for (int i = 0; i < 24; i++) {
        sum += first[c * 25 + i];
      }
      first[c * 25 + 24] = -sum;
    }
    final int fine = factor * factor;
    final float[] copies = new float[fine];
    Arrays.fill(copies, 1);
    final OnnxBytes network = new OnnxBytes();
    network.conv(fine, 1, 1, copies);
    final String skip = network.last();
    final OnnxBytes whole = network.from("coarse").conv(channels, 1, 5, first).unary("Relu");
    return whole
        .conv(fine, channels, 3, weights(random, fine, 9 * channels))
        .add(skip)
        .depthToSpace(factor)
        .metadata("finegrid", card("equivariant", factor, "3", "none"))
        .build();
  }

  /**
   * A U-Net of two levels: what is halved twice and doubled twice is put together with what was
   * not. Windows must be multiples of 4 cells; without bias, so unit-equivariant but for the sign.
   *
   * @param card whether it has one
   */
  public static byte[] unet(final int factor, final boolean card) {
    return unet(factor, card, "n", 1L, "h", "w");
  }

  /** The same, with an input of a shape of its own. */
  public static byte[] unet(final int factor, final boolean card, final Object... shape) {
    final SplittableRandom random = new SplittableRandom(11);
    final int fine = factor * factor;
    final OnnxBytes network = new OnnxBytes().inputShape(shape);
    network.conv(4, 1, 3, weights(random, 4, 9)).unary("Relu");
    final String top = network.last();
    network.maxPool().conv(6, 4, 3, weights(random, 6, 36)).unary("Relu");
    final String middle = network.last();
    network.maxPool().conv(8, 6, 3, weights(random, 8, 54)).unary("Relu");
    network.upConv(8, 6, weights(random, 6 * 4, 8)).concat(middle);
    network.conv(6, 12, 3, weights(random, 6, 108)).unary("Relu");
    network.upConv(6, 4, weights(random, 4 * 4, 6)).concat(top);
    network.conv(fine, 8, 3, weights(random, fine, 72)).depthToSpace(factor);
    if (card) {
      network.metadata(
          "finegrid",
          card("unet", factor, "16", "none")
              .replace("\"schema\": 1", "\"schema\": 2, \"multiple\": 4"));
    }
    return network.build();
  }

  /**
   * A network of three inputs: the band and two channels of noise on the coarse grid, which it
   * looks at together, and a fine covariate {@code elevation}. Unit-equivariant in the band where
   * the others are zero.
   *
   * @param inputs the card's list of inputs; see {@link #THREE_INPUTS}
   */
  public static byte[] threeInputs(final int factor, final String inputs) {
    return threeInputs(factor, inputs, "n", 1L, "fine_h", "fine_w");
  }

  /** The same, with a covariate of a shape of its own. */
  public static byte[] threeInputs(
      final int factor, final String inputs, final Object... covariate) {
    final SplittableRandom random = new SplittableRandom(13);
    final int fine = factor * factor;
    final OnnxBytes network =
        new OnnxBytes()
            .inputName("band")
            .otherInput("noise", "n", 2L, "h", "w")
            .otherInput("elevation", covariate);
    network.from("elevation").conv(1, 1, 5, weights(random, 1, 25));
    final String detail = network.last();
    return network
        .from("band")
        .concat("noise")
        .conv(6, 3, 5, weights(random, 6, 75))
        .unary("Relu")
        .conv(fine, 6, 3, weights(random, fine, 54))
        .depthToSpace(factor)
        .add(detail)
        .metadata(
            "finegrid",
            String.format(
                "{\"schema\": 2, \"name\": \"three-inputs\", \"factor\": %d, \"halo\": 3,"
                    + " \"inputs\": [%s]}",
                factor, String.format(inputs, factor)))
        .build();
  }

  /** A network whose every cell depends on all others: no finite halo. */
  public static byte[] global(final int factor) {
    final SplittableRandom random = new SplittableRandom(5);
    final int fine = factor * factor;
    return new OnnxBytes()
        .conv(fine, 1, 3, weights(random, fine, 9))
        .subtractGlobalMean()
        .add("coarse")
        .depthToSpace(factor)
        .metadata("finegrid", card("global", factor, "null", "none"))
        .build();
  }

  /** A card of schema 1. */
  public static String card(
      final String name, final int factor, final String halo, final String normalisation) {
    return String.format(
        "{\"schema\": 1, \"name\": \"%s\", \"title\": \"Random weights\", \"method\": \"test\","
            + " \"factor\": %d, \"input\": \"coarse\", \"channels\": [\"band\"], \"halo\": %s,"
            + " \"normalisation\": \"%s\", \"aggregation\": \"mean\"}",
        name, factor, halo, normalisation);
  }

  /** Gaussian weights that keep the size of what passes through. */
  public static float[] weights(final SplittableRandom random, final int out, final int in) {
    final float[] weights = new float[out * in];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(in));
    }
    return weights;
  }
}

package org.finegrid.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Small networks with random weights, for tests and benchmarks. */
public final class Networks {

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

package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

@Tag("slow")
class NetworkFileTest {
  private static final int EDGE = 40;

  @TempDir private Path directory;

  static Stream<Architecture> architectures() {
    return Stream.of(
        new FineNetwork(4, 8, 2, false),
        new FineNetwork(3, 16, 1, false),
        new FineNetwork(2, 4, 0, false),
        new FineNetwork(3, 8, 2, true),
        new Srcnn(3, 1, ArchitectureOptions.PAPER),
        new Srcnn(2, 5, ArchitectureOptions.PAPER),
        new Srcnn(2, 1, ArchitectureOptions.EQUIVARIANT),
        new Fsrcnn(2, 56, 12, 4, ArchitectureOptions.PAPER),
        new Fsrcnn(4, 32, 5, 1, ArchitectureOptions.PAPER),
        new Fsrcnn(3, 32, 5, 1, ArchitectureOptions.EQUIVARIANT),
        new Espcn(3, ArchitectureOptions.PAPER),
        new Espcn(4, ArchitectureOptions.EQUIVARIANT),
        new Vdsr(2, 4, 8, ArchitectureOptions.PAPER),
        new Vdsr(2, 4, 8, ArchitectureOptions.EQUIVARIANT),
        new Edsr(4, 2, 8, ArchitectureOptions.PAPER),
        new Edsr(2, 2, 8, ArchitectureOptions.EQUIVARIANT));
  }

  static Stream<Architecture> equivariant() {
    return architectures().filter(Architecture::unitEquivariant);
  }

  /** Networks that make the whole field, and how far from its interpolation they may begin. */
  static Stream<Arguments> whole() {
    return Stream.of(
        Arguments.of(new Srcnn(3, 1, ArchitectureOptions.PAPER), 1e-5),
        Arguments.of(new Fsrcnn(2, 56, 12, 4, ArchitectureOptions.PAPER), 0.1),
        Arguments.of(new Espcn(4, ArchitectureOptions.PAPER), 0.1));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void theFileMakesWhatTheTrainerMakes(final Architecture architecture) throws IOException {
    final Weights weights = busy(architecture, false);
    final float[] coarse = Given.noise(EDGE * EDGE, 1);
    try (SuperResolutionModel model = open(architecture, Aggregation.BICUBIC, weights)) {
      final float[] made = Onnx.run(model, coarse, EDGE, EDGE);
      assertArrayEquals(forward(architecture, weights, coarse), made, 1e-5f * rms(made));
    }
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void nothingBeyondTheHaloInfluencesACell(final Architecture architecture) throws IOException {
    final int halo = NetworkFile.halo(architecture);
    final int edge = 2 * halo + 1;
    final float[] coarse = Given.noise(edge * edge, 2);
    final float[] other = Given.noise(edge * edge, 3);
    // Only the ring just beyond one coarse cell's halo differs.
    final int wide = edge + 2;
    final float[] a = new float[wide * wide];
    final float[] b = new float[wide * wide];
    for (int i = 0; i < wide * wide; i++) {
      final int row = i / wide;
      final int column = i % wide;
      final boolean ring = row == 0 || column == 0 || row == wide - 1 || column == wide - 1;
      a[i] = ring ? other[i % other.length] : coarse[(row - 1) * edge + column - 1];
      b[i] = ring ? -a[i] : a[i];
    }
    try (SuperResolutionModel model =
        open(architecture, Aggregation.BICUBIC, busy(architecture, false))) {
      final float[] fromA = Onnx.run(model, a, wide, wide);
      final float[] fromB = Onnx.run(model, b, wide, wide);
      final int f = architecture.factor();
      final int centre = (halo + 1) * f;
      double elsewhere = 0;
      for (int i = 0; i < fromA.length; i++) {
        final int row = i / (wide * f);
        final int column = i % (wide * f);
        final boolean inside =
            row >= centre && row < centre + f && column >= centre && column < centre + f;
        final double change = Math.abs(fromA[i] - fromB[i]);
        if (inside) {
          assertEquals(0, change, 1e-6 * rms(fromA));
        }
        elsewhere = Math.max(elsewhere, change);
      }
      assertTrue(elsewhere > 0.01, "the ring changed nothing at all");
    }
  }

  @ParameterizedTest
  @MethodSource("whole")
  void aNetworkThatMakesAllBeginsNearTheInterpolation(
      final Architecture architecture, final double near) throws IOException {
    final float[] noise = Given.noise(EDGE * EDGE, 7);
    final float[] coarse = new float[noise.length];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = 0.5f + 0.1f * noise[i];
    }
    final int f = architecture.factor();
    final Weights first = Weights.random(architecture, false, 3);
    try (SuperResolutionModel model = open(architecture, Aggregation.BICUBIC, first)) {
      final float[] target = interpolated(coarse, f, true);
      final float[] made = Onnx.run(model, coarse, EDGE, EDGE);
      double squares = 0;
      int count = 0;
      for (int row = 8 * f; row < (EDGE - 8) * f; row++) {
        for (int column = 8 * f; column < (EDGE - 8) * f; column++) {
          final int i = row * EDGE * f + column;
          squares += (made[i] - target[i]) * (made[i] - target[i]);
          count++;
        }
      }
      final double off = Math.sqrt(squares / count);
      assertTrue(off < near, "off by " + off);
    }
  }

  @ParameterizedTest
  @MethodSource("equivariant")
  void unitsDoNotMatter(final Architecture architecture) throws IOException {
    final int f = architecture.factor();
    final float[] coarse = Given.noise(EDGE * EDGE, 4);
    final float[] other = new float[coarse.length];
    for (int i = 0; i < coarse.length; i++) {
      other[i] = 1.8f * coarse[i] + 32;
    }
    try (SuperResolutionModel model =
        open(architecture, Aggregation.MEAN, busy(architecture, true))) {
      final float[] made = Onnx.run(model, coarse, EDGE, EDGE);
      final float[] madeOfOther = Onnx.run(model, other, EDGE, EDGE);
      final int halo = model.halo().getAsInt() * f;
      for (int row = halo; row < EDGE * f - halo; row++) {
        for (int column = halo; column < EDGE * f - halo; column++) {
          final int i = row * EDGE * f + column;
          assertEquals(1.8f * made[i] + 32, madeOfOther[i], 2e-4);
        }
      }
    }
  }

  @Test
  void aFineNetworkForMeansKeepsThem() throws IOException {
    final FineNetwork architecture = new FineNetwork(3, 8, 1, false);
    final float[] coarse = Given.noise(EDGE * EDGE, 5);
    try (SuperResolutionModel model =
        open(architecture, Aggregation.MEAN, busy(architecture, true))) {
      final FloatPlane made =
          new FloatPlane(EDGE * 3, EDGE * 3, Onnx.run(model, coarse, EDGE, EDGE));
      final float[] means = Aggregation.MEAN.coarsen(made, 3).values();
      final int halo = model.halo().getAsInt();
      for (int row = halo; row < EDGE - halo; row++) {
        for (int column = halo; column < EDGE - halo; column++) {
          assertEquals(coarse[row * EDGE + column], means[row * EDGE + column], 1e-5);
        }
      }
    }
  }

  @Test
  void theSkipIsTheBicubicInterpolation() throws IOException {
    final FineNetwork architecture = new FineNetwork(4, 4, 0, false);
    final Weights silent = Weights.random(architecture, false, 1);
    final float[] coarse = Given.noise(EDGE * EDGE, 6);
    try (SuperResolutionModel model =
        open(architecture, Aggregation.BICUBIC, silent.with(new float[silent.values().length]))) {
      final float[] made = Onnx.run(model, coarse, EDGE, EDGE);
      final FloatPlane target = Resize.enlarge(new FloatPlane(EDGE, EDGE, coarse), 4);
      for (int row = 8; row < EDGE * 4 - 8; row++) {
        for (int column = 8; column < EDGE * 4 - 8; column++) {
          assertEquals(target.at(column, row), made[row * EDGE * 4 + column], 1e-5);
        }
      }
    }
  }

  private SuperResolutionModel open(
      final Architecture architecture, final Aggregation aggregation, final Weights weights)
      throws IOException {
    return Onnx.open(
        directory,
        NetworkFile.write("test", "A test", architecture, aggregation, weights, Map.of()));
  }

  /** Weights none of which is zero, so that none can be forgotten unseen. */
  private static Weights busy(final Architecture architecture, final boolean meanKept) {
    final Weights weights = Weights.random(architecture, meanKept, 11);
    final SplittableRandom random = new SplittableRandom(12);
    for (final Map.Entry<String, Weights.Place> each : weights.places().entrySet()) {
      final boolean kernels = each.getKey().endsWith(".weight");
      for (int i = 0; i < each.getValue().count(); i++) {
        final int at = each.getValue().from() + i;
        if (!kernels || weights.values()[at] == 0) {
          weights.values()[at] = (float) random.nextDouble(0.1, 0.4) * (kernels ? 0.1f : 1);
        }
      }
    }
    return weights;
  }

  /** The network by SameDiff, its end put together in plain Java. */
  private static float[] forward(
      final Architecture architecture, final Weights weights, final float[] coarse) {
    final int f = architecture.factor();
    final boolean fedCoarse = architecture.input() == ModelCard.Input.COARSE;
    final float[] interpolated = interpolated(coarse, f, !fedCoarse || !architecture.residual());
    final int edge = fedCoarse ? EDGE : EDGE * f;
    final SameDiff graph = SameDiff.create();
    final SDVariable made = architecture.build(new SameDiffLayers(graph, weights, false), false);
    final float[] channels =
        graph
            .output(
                Map.of(
                    SameDiffLayers.INPUT,
                    Nd4j.create(
                        fedCoarse ? coarse : interpolated, new long[] {1, 1, edge, edge}, 'c')),
                made.name())
            .get(made.name())
            .dup('c')
            .data()
            .asFloat();
    final float[] fine = new float[EDGE * f * EDGE * f];
    for (int i = 0; i < fine.length; i++) {
      final int row = i / (EDGE * f);
      final int column = i % (EDGE * f);
      final float value =
          fedCoarse
              ? channels[(row % f * f + column % f) * EDGE * EDGE + row / f * EDGE + column / f]
              : channels[i];
      fine[i] = value + (architecture.residual() ? interpolated[i] : 0);
    }
    return fine;
  }

  /** Bicubic; beyond the edge lies the engine's mirror image, or zeros as the skip has them. */
  private static float[] interpolated(
      final float[] coarse, final int factor, final boolean asTheEngineDoes) {
    if (asTheEngineDoes) {
      final float[] fine = new float[coarse.length * factor * factor];
      try (SuperResolutionModel bicubic =
          new org.finegrid.model.ModelRepository(Path.of("none"))
              .open(
                  "bicubic",
                  java.util.OptionalInt.of(factor),
                  org.finegrid.model.Device.parse("cpu"))) {
        bicubic.apply(coarse, 1, EDGE, EDGE, fine);
      }
      return fine;
    }
    final int wide = EDGE + 8;
    final float[] padded = new float[wide * wide];
    for (int row = 0; row < EDGE; row++) {
      System.arraycopy(coarse, row * EDGE, padded, (row + 4) * wide + 4, EDGE);
    }
    return Resize.enlarge(new FloatPlane(wide, wide, padded), factor)
        .crop(4 * factor, 4 * factor, EDGE * factor, EDGE * factor)
        .values();
  }

  private static float rms(final float[] values) {
    double sum = 0;
    for (final float value : values) {
      sum += (double) value * value;
    }
    return (float) Math.max(1, Math.sqrt(sum / values.length));
  }
}

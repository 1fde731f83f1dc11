package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedInputsTest {
  private static final int EDGE = 12;

  @TempDir private Path directory;

  private static SuperResolutionModel open(final byte[] onnx) {
    return Models.network(onnx, OptionalInt.empty());
  }

  private static String refusal(final byte[] onnx) {
    return assertThrows(RasterException.class, () -> open(onnx).close()).getMessage();
  }

  private static ModelInputs windows(final SuperResolutionModel model, final int n) {
    final SplittableRandom random = new SplittableRandom(4);
    return ProbeInputs.of(model.inputs(), n, EDGE, EDGE, random::nextDouble);
  }

  private static float[] run(final SuperResolutionModel model, final ModelInputs inputs) {
    final int cells = inputs.count() * inputs.height() * inputs.width();
    final float[] fine = new float[cells * model.factor() * model.factor()];
    model.apply(inputs, fine);
    return fine;
  }

  @Test
  void everyInputReachesTheGraphByItsName() {
    try (SuperResolutionModel model = open(Networks.threeInputs(2, Networks.THREE_INPUTS))) {
      assertEquals(
          List.of("band", "elevation", "noise"),
          model.inputs().stream().map(ModelInput::name).toList());
      final ModelInputs inputs = windows(model, 2);
      final float[] all = run(model, inputs);
      for (final ModelInput input : model.card().furtherInputs()) {
        final float[] other = inputs.planes(input).clone();
        other[other.length / 2] += 1;
        assertTrue(!Arrays.equals(all, run(model, inputs.with(input.name(), other))), input.name());
      }
      final float[] single = run(model, ProbeInputs.part(model.inputs(), inputs, 0, EDGE));
      assertArrayEquals(Arrays.copyOf(all, single.length), single);
    }
  }

  @Test
  void anInputThatIsNotGivenIsNamed() {
    try (SuperResolutionModel model = open(Networks.threeInputs(2, Networks.THREE_INPUTS))) {
      final String missing =
          assertThrows(
                  RasterException.class,
                  () -> model.apply(new float[EDGE * EDGE], 1, EDGE, EDGE, new float[576]))
              .getMessage();
      assertEquals("the model's input 'elevation' (covariate) was not given", missing);
    }
  }

  @Test
  void aCardThatNamesOtherInputsThanTheGraphIsRefused() {
    final String two = refusal(Networks.threeInputs(2, "{\"name\": \"band\"}, {\"name\": \"z\"}"));
    assertTrue(
        two.contains(
            "its graph takes the inputs band, elevation, noise, where band, z are expected; name"
                + " them in the \"inputs\" of its model card"),
        two);
    final String channels =
        refusal(
            Networks.threeInputs(
                2, Networks.THREE_INPUTS.replace("\"channels\": 2", "\"factor\": 1")));
    assertTrue(
        channels.contains("its input 'noise' is FLOAT[-1, 2, -1, -1]; FLOAT [N, 1,"), channels);
    final byte[] cardless = new OnnxBytes().otherInput("second").add("second").build();
    final String without =
        assertThrows(RasterException.class, () -> Models.network(cardless, OptionalInt.of(1)))
            .getMessage();
    assertTrue(
        without.contains("its graph takes the inputs coarse, second, where band is expected"),
        without);
  }

  @Test
  void anInputOfOneSizeThatTheBandDoesNotHaveIsRefused() {
    final String fixed = refusal(Networks.threeInputs(2, Networks.THREE_INPUTS, "n", 1L, 48L, 48L));
    assertTrue(fixed.contains("its input 'elevation' takes [-1, 1, 48, 48] only"), fixed);
  }

  @Test
  void anotherFactorThanTheGraphsIsRefused() {
    final String wrong = refusal(Networks.threeInputs(2, Networks.THREE_INPUTS.replace("%d", "3")));
    assertTrue(wrong.contains("failed on 24 x 24 cells"), wrong);
  }

  @Test
  void furtherInputsGoThroughWhatIsDoneToAModelsResult() {
    try (SuperResolutionModel model = open(Networks.threeInputs(4, Networks.THREE_INPUTS))) {
      final SuperResolutionModel averaged = new Resampled(model, 2);
      final ModelInputs inputs = windows(model, 1);
      final float[] fine = run(model, inputs);
      final float[] made = run(averaged, inputs);
      final float mean = (fine[0] + fine[1] + fine[4 * EDGE] + fine[4 * EDGE + 1]) / 4;
      assertEquals(mean, made[0], 1e-5);
      assertEquals(model.inputs(), averaged.inputs());
      final SuperResolutionModel projected = BackProjection.wrap(model, 1);
      assertEquals(model.inputs(), projected.inputs());
      assertTrue(!Arrays.equals(fine, run(projected, inputs)));
    }
  }

  @Test
  void ofTwoModelsInARowBothGetTheirInputs() {
    try (SuperResolutionModel second = open(Networks.threeInputs(2, Networks.THREE_INPUTS))) {
      final SuperResolutionModel cascade =
          new Cascade(new Interpolation(Kernel.BILINEAR, 2), second);
      assertEquals(4, cascade.inputs().get(1).factor());
      assertEquals(2, cascade.inputs().get(2).factor());
      final ModelInputs inputs = windows(cascade, 1);
      final float[] between = new float[4 * EDGE * EDGE];
      new Interpolation(Kernel.BILINEAR, 2).apply(inputs, between);
      final ModelInputs finer = new ModelInputs(1, 2 * EDGE, 2 * EDGE, between, inputs.others());
      assertArrayEquals(run(second, finer), run(cascade, inputs));
      final String shared =
          assertThrows(RasterException.class, () -> new Cascade(second, second)).getMessage();
      assertTrue(shared.contains("each step would take another 'elevation'"), shared);
    }
  }

  @Test
  void aModelFromElsewhereIsTriedWithAllItsInputs() throws IOException {
    final Path file = directory.resolve("three.onnx");
    Files.write(file, Networks.threeInputs(2, Networks.THREE_INPUTS));
    new ModelRepository(directory)
        .open(file.toString(), OptionalInt.empty(), Device.parse("cpu"))
        .close();
    Files.write(
        file,
        new String(Networks.threeInputs(2, Networks.THREE_INPUTS), StandardCharsets.ISO_8859_1)
            .replace("\"halo\": 3", "\"halo\": 1")
            .getBytes(StandardCharsets.ISO_8859_1));
    final String refused =
        assertThrows(
                RasterException.class,
                () ->
                    new ModelRepository(directory)
                        .open(file.toString(), OptionalInt.empty(), Device.parse("cpu")))
            .getMessage();
    assertTrue(refused.contains("halo of 1 does not hold"), refused);
  }
}

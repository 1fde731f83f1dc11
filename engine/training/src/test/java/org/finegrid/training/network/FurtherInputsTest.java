package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/** Networks learn from a fine covariate and from noise, and their files name both. */
class FurtherInputsTest {
  private static final int FACTOR = 2;
  private static final int EDGE = 16;
  private static final ModelInput ELEVATION =
      ModelInput.covariate("elevation", FACTOR, ModelCard.Normalisation.NONE);
  private static final ModelInput NOISE = ModelInput.noise(2);

  @TempDir private Path directory;

  /**
   * Convolutions over the band, elevation and noise.
   *
   * @param residual one of them, for what is added to the interpolated field; else two with ReLU
   */
  private record Guided(boolean residual) implements Architecture {
    @Override
    public String method() {
      return "guided";
    }

    @Override
    public int factor() {
      return FACTOR;
    }

    @Override
    public List<ModelInput> furtherInputs() {
      return List.of(ELEVATION, NOISE);
    }

    @Override
    public ModelCard.Normalisation normalisation() {
      return ModelCard.Normalisation.NONE;
    }

    @Override
    public <T> T build(final Layers<T> layers, final boolean meanKept) {
      final T all =
          layers.concat(
              layers.concat(layers.input(), layers.input(ELEVATION)), layers.input(NOISE));
      final int channels = 1 + FACTOR * FACTOR + NOISE.channels();
      if (residual) {
        final Conv only = Conv.plain("only", channels, outputs(), 3);
        return layers.conv(all, meanKept ? only.with(Conv.Constraint.ZERO_MEAN_OF_CHANNELS) : only);
      }
      final T first = layers.relu(layers.conv(all, Conv.plain("first", channels, 16, 3)));
      return layers.conv(first, Conv.plain("last", 16, outputs(), 3));
    }
  }

  private static FloatPlane plane(final int edge, final long seed) {
    return new FloatPlane(edge, edge, Given.noise(edge * edge, seed));
  }

  @Test
  void theFileMakesWhatTheTrainerMakes() throws IOException {
    final Architecture architecture = new Guided(false);
    final Weights weights = Weights.random(architecture, false, 3);
    final ModelInputs inputs =
        ModelInputs.ofBand(Given.noise(EDGE * EDGE, 1), 1, EDGE, EDGE)
            .with("elevation", Given.noise(4 * EDGE * EDGE, 2))
            .with("noise", Given.noise(2 * EDGE * EDGE, 3));
    final SameDiff graph = SameDiff.create();
    final SDVariable made = architecture.build(new SameDiffLayers(graph, weights, false), false);
    final float[] channels =
        graph
            .output(
                Map.of(
                    SameDiffLayers.INPUT,
                    Nd4j.create(inputs.band(), new long[] {1, 1, EDGE, EDGE}, 'c'),
                    "elevation",
                    Nd4j.create(
                        inputs.planes(ELEVATION), new long[] {1, 1, 2 * EDGE, 2 * EDGE}, 'c'),
                    "noise",
                    Nd4j.create(inputs.planes(NOISE), new long[] {1, 2, EDGE, EDGE}, 'c')),
                made.name())
            .get(made.name())
            .dup('c')
            .data()
            .asFloat();
    final float[] fine = new float[channels.length];
    for (int i = 0; i < fine.length; i++) {
      final int row = i / (2 * EDGE);
      final int column = i % (2 * EDGE);
      fine[i] = channels[((row % 2 * 2 + column % 2) * EDGE + row / 2) * EDGE + column / 2];
    }
    final TrainedModel file =
        NetworkFile.write("test", "A test", architecture, Aggregation.BICUBIC, weights, Map.of());
    assertEquals(architecture.inputs(), file.card().inputs());
    try (SuperResolutionModel model = Onnx.open(directory, file)) {
      assertEquals(architecture.inputs(), model.inputs());
      assertArrayEquals(fine, run(model, inputs), 1e-5f);
    }
  }

  private static float[] run(final SuperResolutionModel model, final ModelInputs inputs) {
    final float[] fine = new float[inputs.height() * inputs.width() * FACTOR * FACTOR];
    model.apply(inputs, fine);
    return fine;
  }

  /** A smooth field and, on top, half the elevation. */
  private static TrainingField field(final long seed) {
    final FloatPlane elevation = plane(64, seed);
    final float[] fine = Resize.enlarge(plane(16, seed + 1), 4).values();
    for (int i = 0; i < fine.length; i++) {
      fine[i] += 0.5f * elevation.values()[i];
    }
    return TrainingField.of("field " + seed, new FloatPlane(64, 64, fine), FACTOR, Aggregation.MEAN)
        .with("elevation", elevation);
  }

  private static TrainedModel train(final List<TrainingField> fields) {
    final NetworkMethod method =
        new NetworkMethod(
            "guided",
            "Guided by elevation",
            NetworkMethod.parameters(80, 3e-2, 0, List.of()),
            (factor, options, parameters) -> new Guided(true));
    final TrainingData data =
        new TrainingData(
            FACTOR, Aggregation.MEAN, true, fields, List.of(field(70)), List.of(), List.of());
    return method.train(
        data,
        new TrainingRequest(
            "guided",
            new ParameterValues(method.parameters(), Map.of("patch", 8.0, "batch", 8.0)),
            1,
            Optional.empty(),
            false,
            List.of()),
        (stage, done, all, loss, psnr) -> {});
  }

  private static double rmse(final FloatPlane truth, final float[] made) {
    double sum = 0;
    for (int i = 0; i < made.length; i++) {
      sum += Math.pow(truth.values()[i] - made[i], 2);
    }
    return Math.sqrt(sum / made.length);
  }

  @Test
  @Tag("slow")
  void aNetworkLearnsFromACovariate() throws IOException {
    final TrainingField unseen = field(90);
    final FloatPlane coarse = unseen.coarse();
    final ModelInputs without =
        ModelInputs.ofBand(coarse.values(), 1, coarse.height(), coarse.width())
            .with("noise", new float[2 * coarse.values().length])
            .with("elevation", new float[unseen.fine().values().length]);
    try (SuperResolutionModel model =
        Onnx.open(directory, train(List.of(field(10), field(20), field(30))))) {
      final double guided =
          rmse(
              unseen.fine(),
              run(model, without.with("elevation", unseen.covariates().get("elevation").values())));
      final double blind = rmse(unseen.fine(), run(model, without));
      assertTrue(guided < 0.5 * blind, guided + " against " + blind);
    }
  }

  @Test
  void aFieldWithoutTheCovariateIsRefused() {
    final TrainingField bare = TrainingField.of("bare", plane(64, 5), FACTOR, Aggregation.MEAN);
    final RasterException refused = assertThrows(RasterException.class, () -> train(List.of(bare)));
    assertEquals(
        "bare: has no 'elevation' with 2 cells for each coarse cell, which the network takes",
        refused.getMessage());
  }

  @Test
  void patchesOfCovariatesLieWhereThoseOfTheBandDo() {
    final FloatPlane fine = plane(48, 8);
    final TrainingField same =
        TrainingField.of("same", fine, FACTOR, Aggregation.MEAN).with("elevation", fine);
    final Architecture architecture = new Guided(false);
    final PatchShape shape = PatchShape.of(architecture, 8);
    final Patches patches =
        new Patches(
            List.of(
                PreparedField.of(same, architecture, false, false, shape.coarseEdge(architecture))),
            shape,
            new Patches.Augmentation(0.5, 0.5),
            "the field");
    final Batch batch = patches.draw(6, new SplittableRandom(1), field -> 1);
    final int edge = shape.inputEdge();
    final float[] elevation = batch.further().get("elevation");
    for (int i = 0; i < batch.input().length; i++) {
      final int row = i / edge;
      final int first = 2 * row * 2 * edge + 2 * (i % edge);
      final float mean =
          (elevation[first]
                  + elevation[first + 1]
                  + elevation[first + 2 * edge]
                  + elevation[first + 2 * edge + 1])
              / 4;
      assertEquals(batch.input()[i], mean, 1e-5);
    }
    final float[] noise = batch.further().get("noise");
    assertEquals(2 * batch.input().length, noise.length);
    assertFalse(Arrays.equals(noise, new float[noise.length]));
  }
}

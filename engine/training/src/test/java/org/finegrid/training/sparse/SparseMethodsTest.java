package org.finegrid.training.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.model.BackProjection;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingStopped;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From fields to model files. */
@Tag("slow")
class SparseMethodsTest {
  private static final Map<String, Double> SMALL =
      Map.of("atoms", 32.0, "samples", 1500.0, "iterations", 4.0, "steps", 15.0);

  private static Stream<TrainingMethod> methods() {
    return Stream.of(new YangMethod(), new OlshausenMethod());
  }

  private static Stream<Arguments> methodsAndKinds() {
    return methods()
        .flatMap(each -> Stream.of(Arguments.of(each, true), Arguments.of(each, false)));
  }

  private static TrainedModel train(
      final TrainingMethod method, final TrainingData data, final long seed) {
    return method.train(data, Given.request(method, seed, SMALL), Given.SILENCE);
  }

  private static FloatPlane run(final TrainedModel trained, final FloatPlane coarse) {
    try (SuperResolutionModel model = Models.network(trained.onnx(), OptionalInt.empty())) {
      final int f = model.factor();
      final FloatPlane fine = FloatPlane.zeros(coarse.width() * f, coarse.height() * f);
      model.apply(coarse.values(), 1, coarse.height(), coarse.width(), fine.values());
      return fine;
    }
  }

  private static double rmse(final FloatPlane one, final FloatPlane other, final int border) {
    double sum = 0;
    int count = 0;
    for (int y = border; y < one.height() - border; y++) {
      for (int x = border; x < one.width() - border; x++) {
        sum += Math.pow(one.at(x, y) - other.at(x, y), 2);
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  @ParameterizedTest
  @MethodSource("methodsAndKinds")
  void aTrainedModelIsBetterThanBicubicOnAFieldOfTheSameKind(
      final TrainingMethod method, final boolean images) {
    final TrainingData data = Given.data(images, 2, Given.field(1, 90, 80), Given.field(2, 80, 90));
    final TrainedModel trained = train(method, data, 1);
    final TrainingField unseen = Given.data(images, 2, Given.field(3, 80, 80)).training().get(0);
    final int border = 2 * trained.card().halo().getAsInt();
    final double made = rmse(unseen.fine(), run(trained, unseen.coarse()), border);
    final double bicubic = rmse(unseen.fine(), Resize.enlarge(unseen.coarse(), 2), border);
    assertTrue(made < bicubic, made + " against " + bicubic);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theSameSeedMakesTheSameFile(final TrainingMethod method) {
    final TrainingData data = Given.data(true, 3, Given.field(1, 90, 80));
    final byte[] one = train(method, data, 5).onnx();
    assertArrayEquals(one, train(method, data, 5).onnx());
    assertFalse(Arrays.equals(one, train(method, data, 6).onnx()));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theCardSaysWhatTheFileIs(final TrainingMethod method) {
    final TrainedModel trained = train(method, Given.data(false, 4, Given.field(1, 160, 160)), 1);
    assertEquals("small", trained.card().name());
    assertEquals(method.name(), trained.card().method());
    assertEquals(4, trained.card().factor());
    assertEquals("mean", trained.card().aggregation());
    assertEquals(ModelCard.Normalisation.NONE, trained.card().normalisation());
    assertTrue(trained.card().training().containsKey("atoms_per_patch"));
    try (SuperResolutionModel model = Models.network(trained.onnx(), OptionalInt.empty())) {
      assertEquals(trained.card().halo(), model.halo());
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void cellsWithoutDataAreNotLearnedFrom(final TrainingMethod method) {
    final FloatPlane field = Given.field(1, 120, 120);
    for (int i = 0; i < 30; i++) {
      Arrays.fill(field.values(), i * 120 + 40, i * 120 + 70, Float.NaN);
    }
    final TrainedModel trained = train(method, Given.data(false, 2, field), 1);
    for (final float value : run(trained, Given.field(2, 20, 20)).values()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void tooFewPatchesAreRefusedWithTheirNumber(final TrainingMethod method) {
    final TrainingData data = Given.data(true, 2, FloatPlane.zeros(60, 60));
    final RasterException refusal =
        assertThrows(RasterException.class, () -> train(method, data, 1));
    assertTrue(refusal.getMessage().contains("has 0 patches"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("fewer atoms"), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void trainingEndsWhereTheListenerAsksForThat(final TrainingMethod method) {
    final Map<String, Double> chosen = new HashMap<>(SMALL);
    chosen.put("iterations", 1000.0);
    final TrainingListener impatient =
        new TrainingListener() {
          private double min = Double.POSITIVE_INFINITY;

          @Override
          public void progress(
              final String stage,
              final long done,
              final long total,
              final OptionalDouble loss,
              final OptionalDouble psnr) {
            assertTrue(done <= total);
            min = Math.min(min, loss.orElse(Double.POSITIVE_INFINITY));
          }

          @Override
          public boolean stopped() {
            return min < Double.POSITIVE_INFINITY;
          }
        };
    final TrainingData data = Given.data(true, 2, Given.field(1, 90, 80));
    assertThrows(
        TrainingStopped.class,
        () -> method.train(data, Given.request(method, 1, chosen), impatient));
  }

  /** What the engine's back-projection aggregates by is what the coarse cells are made by. */
  @ParameterizedTest
  @MethodSource("methodsAndKinds")
  void backProjectionLeavesAFieldAloneThatAgreesWithItsCoarseCells(
      final TrainingMethod method, final boolean images) {
    final TrainingField sample = Given.data(images, 3, Given.field(4, 90, 90)).training().get(0);
    final TrainedModel trained = train(method, Given.data(images, 3, Given.field(1, 120, 120)), 1);
    try (SuperResolutionModel truth =
        BackProjection.wrap(
            new Oracle(Models.network(trained.onnx(), OptionalInt.empty()), sample.fine()), 3)) {
      final FloatPlane made = FloatPlane.zeros(90, 90);
      truth.apply(sample.coarse().values(), 1, 30, 30, made.values());
      assertTrue(rmse(sample.fine(), made, 27) < 1e-5);
    }
  }

  /** A model that knows the truth. */
  private record Oracle(SuperResolutionModel model, FloatPlane truth)
      implements SuperResolutionModel {
    @Override
    public ModelCard card() {
      return model.card();
    }

    @Override
    public int factor() {
      return model.factor();
    }

    @Override
    public OptionalInt halo() {
      return model.halo();
    }

    @Override
    public String device() {
      return model.device();
    }

    @Override
    public void apply(final ModelInputs inputs, final float[] fine) {
      System.arraycopy(truth.values(), 0, fine, 0, truth.values().length);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}

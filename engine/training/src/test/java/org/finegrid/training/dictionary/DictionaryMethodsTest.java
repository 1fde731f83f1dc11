package org.finegrid.training.dictionary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingStopped;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class DictionaryMethodsTest {
  private final Map<String, TrainedModel> trained = new HashMap<>();

  @TempDir Path directory;

  /**
   * Neighbours' weights solve systems that are near singular: they enlarge the features' rounding,
   * which differs between the two, about a hundred times.
   */
  @ParameterizedTest
  @CsvSource({
    "zeyde, 2, 32, 1e-5",
    "nelle, 3, 32, 5e-5",
    "nemean, 2, 16, 1e-5",
    "gr, 4, 32, 1e-5",
    "anr, 3, 16, 1e-5",
    "aplus, 4, 32, 1e-5",
    "aplus, 3, 16, 1e-5",
    "aplus, 2, 8, 1e-5"
  })
  void theFileGivesWhatTheTrainersOwnCodeGives(
      final String name, final int factor, final double bits, final double within) {
    final DictionaryMethod method = Training.method(name);
    final DictionaryModel learned =
        method.learn(
            Scenes.data(factor, Aggregation.MEAN),
            Training.request(method, Map.of("bits", bits)),
            Training.silent());
    final FloatPlane coarse = coarse(factor, 11, Aggregation.MEAN);
    try (SuperResolutionModel model =
        open(learned.onnx(method.card("test", factor, Aggregation.MEAN)))) {
      assertClose(ReferenceModel.apply(learned, coarse), run(model, coarse), within);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeyde", "nelle", "nemean", "gr", "anr", "aplus"})
  void unitsDoNotMatter(final String name) {
    final FloatPlane coarse = coarse(3, 12, Aggregation.BICUBIC);
    final float[] scaled = new float[coarse.values().length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = 40 * coarse.values()[i] - 10;
    }
    try (SuperResolutionModel model = open(train(name, 3, Aggregation.BICUBIC).onnx())) {
      final FloatPlane plain = run(model, coarse);
      final FloatPlane other = run(model, new FloatPlane(coarse.width(), coarse.height(), scaled));
      for (int i = 0; i < other.values().length; i++) {
        other.values()[i] = (other.values()[i] + 10) / 40;
      }
      assertClose(plain, other, 5e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeyde", "nelle", "nemean", "gr", "anr", "aplus"})
  void aPartWithItsHaloGivesWhatTheWholeGives(final String name) {
    final FloatPlane coarse = coarse(2, 13, Aggregation.MEAN);
    try (SuperResolutionModel model = open(train(name, 2, Aggregation.MEAN).onnx())) {
      final int halo = model.halo().orElseThrow();
      final FloatPlane whole = raw(model, coarse);
      final FloatPlane part = raw(model, coarse.crop(9, 5, 20, 23));
      final int width = 2 * (20 - 2 * halo);
      final int height = 2 * (23 - 2 * halo);
      assertClose(
          whole.crop(2 * (9 + halo), 2 * (5 + halo), width, height),
          part.crop(2 * halo, 2 * halo, width, height),
          1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zeyde, 3, BICUBIC, 0.95",
    "nelle, 2, BICUBIC, 0.95",
    "nemean, 2, MEAN, 0.95",
    "gr, 3, MEAN, 0.995",
    "anr, 2, MEAN, 0.98",
    "aplus, 2, BICUBIC, 0.9",
    "aplus, 3, BICUBIC, 0.9",
    "aplus, 2, MEAN, 0.95",
    "aplus, 3, MEAN, 0.95"
  })
  void fieldsThatWereHeldOutComeOutBetterThanInterpolated(
      final String name, final int factor, final Aggregation aggregation, final double share) {
    final TrainingField held = TrainingField.of("held out", Scenes.of(96, 21), factor, aggregation);
    try (SuperResolutionModel model = open(train(name, factor, aggregation).onnx())) {
      final double learned = error(run(model, held.coarse()), held.fine());
      final double base = error(DetailBase.of(held.coarse(), factor, aggregation), held.fine());
      assertTrue(learned < share * base, learned + " against " + base);
    }
  }

  @Test
  void meansOfCoarseCellsStayWhereTheModelLearnedFromMeans() {
    final FloatPlane coarse = coarse(3, 14, Aggregation.MEAN);
    try (SuperResolutionModel model = open(train("aplus", 3, Aggregation.MEAN).onnx())) {
      assertClose(coarse, Aggregation.MEAN.coarsen(run(model, coarse), 3), 1e-4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zeyde", "nelle", "nemean", "gr", "anr", "aplus"})
  void sameSeedSameBytes(final String name) {
    assertArrayEquals(
        train(name, 2, Aggregation.MEAN).onnx(), retrain(name, 2, Aggregation.MEAN).onnx());
  }

  @Test
  void eachTableOfFewerBitsMakesASmallerFile() {
    final DictionaryMethod method = Training.method("aplus");
    final DictionaryModel learned =
        method.learn(
            Scenes.data(2, Aggregation.MEAN),
            Training.request(method, Map.of()),
            Training.silent());
    final AnchoredPredictor predictor = (AnchoredPredictor) learned.predictor();
    final int[] sizes =
        Stream.of(NumberStorage.BYTE, NumberStorage.HALF, NumberStorage.SINGLE)
            .map(storage -> AnchoredPredictor.of(predictor.anchors(), predictor.maps(), storage))
            .map(kept -> new DictionaryModel(2, Aggregation.MEAN, learned.features(), kept))
            .mapToInt(model -> model.onnx(method.card("test", 2, Aggregation.MEAN)).length)
            .toArray();
    assertTrue(sizes[0] < 0.7 * sizes[1] && sizes[1] < 0.7 * sizes[2], Arrays.toString(sizes));
  }

  @Test
  void cellsWithoutDataAreNotLearnedFrom() {
    final FloatPlane holed = Scenes.of(96, 1);
    for (int i = 0; i < holed.values().length; i++) {
      if (i % 96 > 60 || i / 96 < 10) {
        holed.values()[i] = Float.NaN;
      }
    }
    final TrainingData data =
        Scenes.data(
            2,
            Aggregation.MEAN,
            List.of(
                TrainingField.of("holed", holed, 2, Aggregation.MEAN),
                TrainingField.of("whole", Scenes.of(96, 2), 2, Aggregation.MEAN)));
    final DictionaryMethod method = Training.method("aplus");
    final TrainedModel trained =
        method.train(data, Training.request(method, Map.of()), Training.silent());
    try (SuperResolutionModel model = open(trained.onnx())) {
      for (final float value : run(model, coarse(2, 15, Aggregation.MEAN)).values()) {
        assertTrue(Float.isFinite(value));
      }
    }
  }

  @Test
  void constantDataIsRejected() {
    final FloatPlane flat = FloatPlane.zeros(96, 96);
    Arrays.fill(flat.values(), 4);
    assertTrue(refusal(flat).contains("is constant"), refusal(flat));
  }

  @Test
  void tooLittleDataIsRefused() {
    assertTrue(refusal(Scenes.of(12, 1)).contains("too few"), refusal(Scenes.of(12, 1)));
  }

  @Test
  void fieldsSmallerThanAWindowAreRefused() {
    assertTrue(refusal(Scenes.of(4, 1)).contains("larger"), refusal(Scenes.of(4, 1)));
  }

  @Test
  void otherNumbersOfBitsAreRefused() {
    final var known = DictionaryMethods.all().get(0).parameters();
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> new org.finegrid.training.ParameterValues(known, java.util.Map.of("bits", 12.0)));
    assertTrue(refused.getMessage().contains("8, 16, 32"), refused.getMessage());
  }

  @Test
  void stopsWhenAsked() {
    final TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void progress(
              final String stage,
              final long done,
              final long total,
              final OptionalDouble loss,
              final OptionalDouble psnr) {}

          @Override
          public boolean stopped() {
            return true;
          }
        };
    final DictionaryMethod method = Training.method("aplus");
    assertThrows(
        TrainingStopped.class,
        () ->
            method.train(
                Scenes.data(2, Aggregation.MEAN), Training.request(method, Map.of()), stopping));
  }

  private static String refusal(final FloatPlane fine) {
    final DictionaryMethod method = Training.method("aplus");
    final TrainingData data =
        Scenes.data(
            2, Aggregation.MEAN, List.of(TrainingField.of("field", fine, 2, Aggregation.MEAN)));
    final String message =
        assertThrows(
                RasterException.class,
                () -> method.train(data, Training.request(method, Map.of()), Training.silent()))
            .getMessage();
    assertFalse(message.contains("\n"));
    return message;
  }

  /** Trained once for all tests. */
  private TrainedModel train(final String name, final int factor, final Aggregation aggregation) {
    return trained.computeIfAbsent(
        name + factor + aggregation, key -> retrain(name, factor, aggregation));
  }

  private static TrainedModel retrain(
      final String name, final int factor, final Aggregation aggregation) {
    final DictionaryMethod method = Training.method(name);
    final TrainedModel trained =
        method.train(
            Scenes.data(factor, aggregation),
            Training.request(method, Map.of()),
            Training.silent());
    assertEquals(factor, trained.card().factor());
    return trained;
  }

  private SuperResolutionModel open(final byte[] onnx) {
    try {
      final Path file = Files.createTempFile(directory, "model", ".onnx");
      Files.write(file, onnx);
      return new ModelRepository(directory)
          .trusting()
          .open(file.toString(), OptionalInt.empty(), Device.parse("cpu"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FloatPlane coarse(
      final int factor, final long seed, final Aggregation aggregation) {
    return TrainingField.of("scene", Scenes.of(36 * factor, seed), factor, aggregation).coarse();
  }

  /** The model's output, the plane mirrored beyond its edges as the engine does. */
  private static FloatPlane run(final SuperResolutionModel model, final FloatPlane coarse) {
    final int halo = model.halo().orElseThrow();
    final int factor = model.factor();
    return raw(model, coarse.mirrored(halo, halo))
        .crop(halo * factor, halo * factor, coarse.width() * factor, coarse.height() * factor);
  }

  private static FloatPlane raw(final SuperResolutionModel model, final FloatPlane coarse) {
    final FloatPlane fine =
        FloatPlane.zeros(coarse.width() * model.factor(), coarse.height() * model.factor());
    model.apply(coarse.values(), 1, coarse.height(), coarse.width(), fine.values());
    return fine;
  }

  private static void assertClose(
      final FloatPlane wanted, final FloatPlane found, final double within) {
    assertEquals(wanted.width(), found.width());
    assertArrayEquals(wanted.values(), found.values(), (float) within);
  }

  private static double error(final FloatPlane fine, final FloatPlane truth) {
    double sum = 0;
    for (int i = 0; i < truth.values().length; i++) {
      sum += Math.pow(fine.values()[i] - truth.values()[i], 2);
    }
    return Math.sqrt(sum / truth.values().length);
  }
}

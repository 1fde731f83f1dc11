package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.DihedralTransform;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class TeachersTest {
  private static final int FACTOR = 4;
  private static final TrainingListener SILENT = (stage, done, total, loss, psnr) -> {};

  @Test
  void whatTheTeacherMakesIsLearnedAndGapsStay() {
    final FloatPlane fine = waves(80, 64);
    for (int i = 0; i < 500; i++) {
      fine.values()[i] = Float.NaN;
    }
    final TrainingData data = data(fine);
    final TrainingData taught = taught(data, "bicubic");
    final TrainingField sample = taught.training().get(0);
    // As the engine does it: mirrored at the edges, then gaps are filled.
    final FloatPlane known = sample.coarse().mirrored(4, 4).filled(99);
    final FloatPlane bicubic = Resize.enlarge(known, FACTOR).shaved(4 * FACTOR);
    for (int i = 0; i < fine.values().length; i++) {
      final float coarse = sample.coarse().at(i % fine.width() / FACTOR, i / fine.width() / FACTOR);
      assertEquals(
          Float.isNaN(coarse) ? Float.NaN : bicubic.values()[i],
          sample.fine().values()[i],
          1e-5,
          "cell " + i);
    }
    assertEquals(data.training().get(0).coarse(), sample.coarse());
    assertEquals(data.validation(), taught.validation());
  }

  @Test
  void howTheFieldLiesMakesNoDifference() {
    final FloatPlane fine = waves(80, 64);
    final FloatPlane made = taught(data(fine), "fine-s", "espcn").training().get(0).fine();
    for (final DihedralTransform turn : DihedralTransform.ALL) {
      final FloatPlane ofTurned =
          taught(data(fine.turned(turn)), "fine-s", "espcn").training().get(0).fine();
      assertArrayEquals(made.turned(turn).values(), ofTurned.values(), 1e-5f, turn.toString());
    }
  }

  @Test
  void highAndLowAreTaughtAlike() {
    final FloatPlane fine = waves(80, 64).mapped(1, 3);
    final FloatPlane made = taught(data(fine), "fine-s", "espcn").training().get(0).fine();
    final FloatPlane ofOverturned =
        taught(data(fine.mapped(-1, 0)), "fine-s", "espcn").training().get(0).fine();
    assertArrayEquals(made.mapped(-1, 0).values(), ofOverturned.values(), 1e-5f);
  }

  /** fine-l is built so that it does not matter how a field lies, fine-s is not. */
  @ParameterizedTest
  @ValueSource(strings = {"fine-l", "fine-s"})
  void theMeanIsOverAllSixteenWays(final String name) {
    final FloatPlane fine = waves(80, 64);
    final TrainingField sample = taught(data(fine), name).training().get(0);
    final double[] mean = new double[fine.values().length];
    try (SuperResolutionModel model =
        ModelRepository.ofUser().open(name, OptionalInt.of(FACTOR), Device.parse("cpu"))) {
      final FieldDownscaler fields = FieldDownscaler.inUnits(model, () -> false);
      for (final DihedralTransform turn : DihedralTransform.ALL) {
        for (final int sign : new int[] {1, -1}) {
          final FloatPlane shown = sample.coarse().turned(turn).mapped(sign, 0);
          final FloatPlane made = fields.apply(shown).turned(turn.inverse());
          for (int i = 0; i < mean.length; i++) {
            mean[i] += sign * made.values()[i] / 16;
          }
        }
      }
    }
    for (int i = 0; i < mean.length; i++) {
      assertEquals(mean[i], sample.fine().values()[i], 1e-5, "cell " + i);
    }
  }

  @Test
  void severalTeachersAreOfOneMind() {
    final TrainingData data = data(waves(64, 64));
    final float[] one = taught(data, "fine-s").training().get(0).fine().values();
    final float[] other = taught(data, "bicubic").training().get(0).fine().values();
    final float[] both = taught(data, "fine-s", "bicubic").training().get(0).fine().values();
    for (int i = 0; i < both.length; i++) {
      assertEquals((one[i] + other[i]) / 2, both[i], 1e-5);
    }
  }

  @Test
  void withoutTeachersTheDataStayWhatTheyAre() {
    final TrainingData data = data(waves(64, 64));
    assertSame(data, taught(data));
  }

  @Test
  void aTeacherThatIsNotThereIsRefused() {
    final RasterException refused =
        assertThrows(RasterException.class, () -> new Teachers(List.of("fine-s", "nobody"), 4));
    assertTrue(refused.getMessage().contains("nobody"), refused.getMessage());
  }

  @Test
  void teachingTellsHowFarItIsAndCanBeStopped() {
    final List<String> told = new ArrayList<>();
    try (Teachers teachers = new Teachers(List.of("bicubic"), FACTOR)) {
      teachers.teach(
          data(waves(64, 64)),
          (stage, done, total, loss, psnr) -> told.add(stage + " " + done + " of " + total));
      assertEquals(List.of("teaching 1 of 1"), told);
      assertThrows(
          TrainingStopped.class, () -> teachers.teach(data(waves(64, 64)), new Impatient()));
    }
  }

  /** Closing models under threads that still run them would take Java down. */
  @Test
  void whatIsStoppedInItsMiddleCanBeClosedAtOnce() {
    final TrainingData one = data(waves(128, 128));
    final TrainingData many =
        new TrainingData(
            FACTOR,
            Aggregation.MEAN,
            false,
            Collections.nCopies(40, one.training().get(0)),
            one.validation(),
            List.of(),
            List.of());
    for (int round = 0; round < 5; round++) {
      final AtomicBoolean failed = new AtomicBoolean();
      assertThrows(
          IllegalStateException.class,
          () -> {
            try (Teachers teachers = new Teachers(List.of("fine-s"), FACTOR)) {
              teachers.teach(
                  many,
                  (stage, done, total, loss, psnr) -> {
                    if (!failed.getAndSet(true)) {
                      throw new IllegalStateException("while others run");
                    }
                  });
            }
          });
    }
  }

  private static final class Impatient implements TrainingListener {
    @Override
    public void progress(
        final String stage,
        final long done,
        final long total,
        final OptionalDouble loss,
        final OptionalDouble psnr) {
      // Not of interest here.
    }

    @Override
    public boolean stopped() {
      return true;
    }
  }

  private static TrainingData taught(final TrainingData data, final String... teachers) {
    try (Teachers each = new Teachers(List.of(teachers), FACTOR)) {
      return each.teach(data, SILENT);
    }
  }

  private static TrainingData data(final FloatPlane fine) {
    final TrainingField sample = TrainingField.of("waves", fine, FACTOR, Aggregation.MEAN);
    return new TrainingData(
        FACTOR, Aggregation.MEAN, false, List.of(sample), List.of(sample), List.of(), List.of());
  }

  private static FloatPlane waves(final int width, final int height) {
    final float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      final int column = i % width;
      final int row = i / width;
      values[i] =
          (float)
              (Math.sin(column * 0.31 + row * 0.07) + 0.4 * Math.cos(row * 0.53 - column * 0.2));
    }
    return new FloatPlane(width, height, values);
  }
}

package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInputs;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackProjectionTest {
  private static final int EDGE = 24;

  /** A kernel that says it was trained with an aggregation. */
  private static final class Trained extends PostProcessedModel {
    private final String aggregation;

    Trained(final SuperResolutionModel model, final String aggregation) {
      super(model);
      this.aggregation = aggregation;
    }

    @Override
    public ModelCard card() {
      final ModelCard card = model.card();
      return card.toBuilder().factor(model.factor()).aggregation(aggregation).build();
    }

    @Override
    public void apply(final ModelInputs inputs, final float[] fine) {
      model.apply(inputs, fine);
    }
  }

  private static SuperResolutionModel model(
      final String kernel, final String aggregation, final int factor, final int iterations) {
    return BackProjection.wrap(new Trained(Models.kernel(kernel, factor), aggregation), iterations);
  }

  private static float[] noise(final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] field = new float[EDGE * EDGE];
    for (int i = 0; i < field.length; i++) {
      field[i] = (float) random.nextGaussian();
    }
    return field;
  }

  private static float[] run(final SuperResolutionModel model, final float[] coarse) {
    try (model) {
      final float[] fine = new float[coarse.length * model.factor() * model.factor()];
      model.apply(coarse, 1, EDGE, EDGE, fine);
      return fine;
    }
  }

  /** Root of the mean squared difference of what a fine field is aggregated to. */
  private static double lack(
      final float[] coarse, final float[] fine, final String aggregation, final int factor) {
    final float[] again = new float[coarse.length];
    Coarsening.of(aggregation, factor).apply(fine, 0, EDGE, EDGE, again);
    double sum = 0;
    for (int i = 0; i < coarse.length; i++) {
      sum += Math.pow(coarse[i] - again[i], 2);
    }
    return Math.sqrt(sum / coarse.length);
  }

  @Property(tries = 30)
  void everyIterationBringsTheFieldCloserToItsCoarseCells(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 4) final int factor,
      @ForAll final boolean bicubic) {
    final String aggregation = bicubic ? "bicubic" : "mean";
    final float[] coarse = noise(seed);
    double before = Double.POSITIVE_INFINITY;
    for (int iterations = 0; iterations < 5; iterations++) {
      final float[] fine = run(model("bicubic", aggregation, factor, iterations), coarse);
      final double after = lack(coarse, fine, aggregation, factor);
      assertTrue(after < before, iterations + " iterations: " + after + " after " + before);
      before = after;
    }
  }

  @ParameterizedTest
  @CsvSource({"mean, 0.05", "bicubic, 0.05", "'', 0.05"})
  void manyIterationsLeaveLittleToBeWished(final String aggregation, final double left) {
    final float[] coarse = noise(1);
    final double before =
        lack(coarse, run(model("bilinear", aggregation, 3, 0), coarse), aggregation, 3);
    final double after =
        lack(coarse, run(model("bilinear", aggregation, 3, 20), coarse), aggregation, 3);
    assertTrue(after < left * before, after + " of " + before);
  }

  @Property(tries = 20)
  void aChangeOfUnitsChangesNothingElse(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @FloatRange(min = -100, max = 100) final float scale,
      @ForAll @FloatRange(min = -300, max = 300) final float shift) {
    final float[] coarse = noise(seed);
    final float[] other = new float[coarse.length];
    for (int i = 0; i < coarse.length; i++) {
      other[i] = scale * coarse[i] + shift;
    }
    final float[] one = run(model("lanczos", "mean", 4, 6), coarse);
    final float[] two = run(model("lanczos", "mean", 4, 6), other);
    final double precision = 1e-5 * (Math.abs(scale) + Math.abs(shift) + 1e-3);
    for (int i = 0; i < one.length; i++) {
      assertEquals(scale * one[i] + shift, two[i], precision);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mean, 2",
    "mean, 3",
    "mean, 4",
    "mean, 5",
    "bicubic, 2",
    "bicubic, 3",
    "bicubic, 4",
    "bicubic, 5"
  })
  void theHaloHoldsWhatIterationsSeeAndHardlyMore(final String aggregation, final int factor) {
    for (int iterations = 1; iterations <= 3; iterations++) {
      try (SuperResolutionModel model = model("bilinear", aggregation, factor, iterations)) {
        final int seen = HaloProbe.measure(model).halo().getAsInt();
        final int halo = model.halo().getAsInt();
        // What is farthest in every iteration weighs less than floats can tell.
        assertTrue(
            seen <= halo && halo <= seen + iterations, halo + " where " + seen + " are seen");
      }
    }
  }

  @Test
  void aModelWithoutAFiniteHaloHasNoneAfterwards() {
    final SuperResolutionModel endless =
        Models.network(org.finegrid.testing.Networks.global(2), OptionalInt.empty());
    try (SuperResolutionModel model = BackProjection.wrap(endless, 3)) {
      assertEquals(OptionalInt.empty(), model.halo());
      assertEquals(OptionalInt.empty(), model.card().halo());
    }
  }

  @Test
  void theCardTellsOfIt() {
    try (SuperResolutionModel model = model("bicubic", "mean", 2, 20)) {
      assertTrue(model.card().title().endsWith(", back-projected 20 times"));
      assertEquals(model.halo(), model.card().halo());
    }
  }

  @Test
  void noneIsTheModelItself() {
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      assertSame(model, BackProjection.wrap(model, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 101})
  void numbersOutOfRangeAreRefused(final int iterations) {
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final RasterException refusal =
          assertThrows(RasterException.class, () -> BackProjection.wrap(model, iterations));
      assertTrue(refusal.getMessage().contains("from 0 to 100"));
    }
  }
}

package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class ErrorStatisticsTest {
  private static final double NONE = Double.NaN;

  @Test
  void scoresByHand() {
    // Errors 1, -1, 2; truth about 2 with squares 2, model about 8/3.
    final ErrorStatistics errors =
        FieldErrors.of(
            new FieldPair(
                new double[] {1, 2, 3, 9}, new double[] {2, 1, 5, NONE}, CellWeights.equal(2, 2)));
    assertEquals(3, errors.cells());
    assertEquals(Math.sqrt(2), errors.rootMeanSquaredError(), 1e-15);
    assertEquals(4.0 / 3, errors.meanAbsoluteError(), 1e-15);
    assertEquals(2.0 / 3, errors.bias(), 1e-15);
    assertEquals(2, errors.largestError());
    assertEquals(2, errors.truthRange());
    assertEquals(10 * Math.log10(2), errors.peakSignalToNoise(2), 1e-14);
    assertEquals(1 - 6.0 / 2, errors.nashSutcliffe(), 1e-15);
    // Deviations -1, 0, 1 and -2/3, -5/3, 7/3: products 3, squares 2 and 78/9.
    final double correlation = 3 / Math.sqrt(2 * 78.0 / 9);
    assertEquals(correlation, errors.correlation(), 1e-15);
    final double alpha = Math.sqrt(78.0 / 9 / 2);
    final double beta = 8.0 / 3 / 2;
    assertEquals(
        1 - Math.hypot(Math.hypot(correlation - 1, alpha - 1), beta - 1),
        errors.klingGupta().efficiency(),
        1e-14);
  }

  @Test
  void skillIsTheShareOfTheErrorThatIsGone() {
    final double[] truth = {0, 0, 0, 0};
    final CellWeights weights = CellWeights.equal(4, 1);
    final ErrorStatistics worse =
        FieldErrors.of(new FieldPair(truth, new double[] {2, -2, 2, -2}, weights));
    final ErrorStatistics better =
        FieldErrors.of(new FieldPair(truth, new double[] {1, 1, -1, 1}, weights));
    assertEquals(0.75, better.skill(worse), 1e-15);
    assertEquals(-3, worse.skill(better), 1e-15);
    assertEquals(0, worse.skill(worse));
    assertTrue(
        Double.isNaN(worse.skill(FieldErrors.of(new FieldPair(truth, truth, weights)))),
        "nothing can be better than perfect");
  }

  @Test
  void cellsCountByTheirArea() {
    // On a globe of two rows of 90 degrees and two of 45, rows of equal height differ in area.
    final CellWeights weights = CellWeights.of(MemoryRaster.global(1, 4));
    final double polar = 1 - Math.sin(Math.PI / 4);
    final double equatorial = Math.sin(Math.PI / 4);
    final ErrorStatistics errors =
        FieldErrors.of(new FieldPair(new double[4], new double[] {1, 0, 0, 1}, weights));
    assertEquals(polar / (polar + equatorial), errors.bias(), 1e-15);
  }

  @Test
  void withoutACellThereIsNoScore() {
    final ErrorStatistics errors =
        FieldErrors.of(
            new FieldPair(new double[] {1, NONE}, new double[] {NONE, 1}, CellWeights.equal(2, 1)));
    assertEquals(0, errors.cells());
    for (final double score :
        new double[] {
          errors.rootMeanSquaredError(),
          errors.meanAbsoluteError(),
          errors.bias(),
          errors.correlation(),
          errors.truthRange(),
          errors.nashSutcliffe(),
          errors.klingGupta().efficiency()
        }) {
      assertTrue(Double.isNaN(score));
    }
  }

  @Property(tries = 50)
  void aPerfectModelIsPerfect(@ForAll final long seed) {
    final double[] truth = Fields.random(seed, 400, 0.2);
    final FieldPair pair = new FieldPair(truth, truth.clone(), CellWeights.equal(20, 20));
    final ErrorStatistics errors = FieldErrors.of(pair);
    assertEquals(0, errors.rootMeanSquaredError());
    assertEquals(0, errors.meanAbsoluteError());
    assertEquals(0, errors.bias());
    assertEquals(1, errors.correlation(), 1e-12);
    assertEquals(1, errors.nashSutcliffe());
    assertEquals(1, errors.klingGupta().efficiency(), 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, errors.peakSignalToNoise(1));
  }

  @Property(tries = 50)
  void unitsChangeErrorsByTheirScaleAndShareScoresNotAtAll(
      @ForAll final long seed,
      @ForAll @DoubleRange(min = 0.01, max = 100) final double scale,
      @ForAll @DoubleRange(min = -300, max = 300) final double shift) {
    final double[] truth = Fields.random(seed, 400, 0.1);
    final double[] model = Fields.random(seed + 1, 400, 0.1);
    final CellWeights weights = CellWeights.of(MemoryRaster.global(20, 20));
    final ErrorStatistics one = FieldErrors.of(new FieldPair(truth, model, weights));
    final ErrorStatistics other =
        FieldErrors.of(
            new FieldPair(
                Arrays.stream(truth).map(v -> v * scale + shift).toArray(),
                Arrays.stream(model).map(v -> v * scale + shift).toArray(),
                weights));
    final double close = 1e-9 * (scale + Math.abs(shift));
    assertEquals(one.rootMeanSquaredError() * scale, other.rootMeanSquaredError(), close);
    assertEquals(one.meanAbsoluteError() * scale, other.meanAbsoluteError(), close);
    assertEquals(one.bias() * scale, other.bias(), close);
    assertEquals(one.correlation(), other.correlation(), 1e-7);
    assertEquals(one.nashSutcliffe(), other.nashSutcliffe(), 1e-7);
    assertEquals(
        one.peakSignalToNoise(one.truthRange()), other.peakSignalToNoise(other.truthRange()), 1e-7);
  }

  @Property(tries = 50)
  void partsAddUpToTheWhole(
      @ForAll final long seed, @ForAll @IntRange(min = 1, max = 19) final int cut) {
    final double[] truth = Fields.random(seed, 200, 0.3);
    final double[] model = Fields.random(seed + 7, 200, 0.3);
    final ErrorStatistics whole =
        FieldErrors.of(new FieldPair(truth, model, CellWeights.equal(10, 20)));
    final ErrorStatistics sum =
        part(truth, model, cut, 20).plus(ErrorStatistics.NONE).plus(part(truth, model, 0, cut));
    assertEquals(whole.cells(), sum.cells());
    assertEquals(whole.rootMeanSquaredError(), sum.rootMeanSquaredError(), 1e-12);
    assertEquals(whole.meanAbsoluteError(), sum.meanAbsoluteError(), 1e-12);
    assertEquals(whole.bias(), sum.bias(), 1e-12);
    assertEquals(whole.correlation(), sum.correlation(), 1e-12);
    assertEquals(whole.truthDeviation(), sum.truthDeviation(), 1e-12);
    assertEquals(whole.modelDeviation(), sum.modelDeviation(), 1e-12);
    assertEquals(whole.truthRange(), sum.truthRange());
    assertEquals(whole.largestError(), sum.largestError());
  }

  private static ErrorStatistics part(
      final double[] truth, final double[] model, final int from, final int to) {
    return FieldErrors.of(
        new FieldPair(
            Arrays.copyOfRange(truth, from * 10, to * 10),
            Arrays.copyOfRange(model, from * 10, to * 10),
            CellWeights.equal(10, to - from)));
  }
}

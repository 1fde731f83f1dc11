package org.finegrid.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldErrors;
import org.finegrid.internal.score.FieldPair;
import org.finegrid.internal.score.ReaggregationErrors;
import org.finegrid.internal.score.WetCellCount;
import org.finegrid.score.Scores.Reaggregation;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static Scores scores(
      final double[] truth, final double[] model, final double similarity, final double tail) {
    final FieldPair pair = new FieldPair(truth, model, CellWeights.equal(2, 1));
    final ErrorStatistics errors = FieldErrors.of(pair);
    return new Scores(
        errors,
        errors.truthRange(),
        similarity,
        new Scores.Tails(0, 1),
        new Scores.Tails(tail, 1 + 2 * tail),
        Optional.of(WetCellCount.of(pair, 1)),
        new Reaggregation(1, tail * tail, tail),
        Double.NaN);
  }

  @Test
  void bandsTogetherPoolTheirCellsAndAverageTheRest() {
    final Scores together =
        Scores.together(
            List.of(
                scores(new double[] {0, 1}, new double[] {1, 2}, 0.5, 0.1),
                scores(new double[] {10, 11}, new double[] {7, 8}, 0.7, 0.3),
                scores(new double[] {4, 4}, new double[] {4, 4}, Double.NaN, 0)));
    assertEquals(6, together.errors().cells());
    assertEquals(Math.sqrt(20.0 / 6), together.errors().rootMeanSquaredError(), 1e-15);
    assertEquals(11, together.range());
    assertEquals(0.6, together.similarity(), 1e-15);
    assertEquals(0.4 / 3, together.lowDifference(), 1e-15);
    assertEquals(0.8 / 3, together.highDifference(), 1e-15);
    assertEquals(1.0 / 6, together.wet().orElseThrow().truthDryCellFrequency(), 1e-15);
    assertEquals(Math.sqrt(0.1 / 3), together.reaggregation().rootMeanSquaredError(), 1e-15);
    assertEquals(0.3, together.reaggregation().largestError());
    assertEquals(Double.NaN, together.highWavenumberVarianceRatio());
  }

  @Test
  void meansThatAreKeptHaveNoReaggregationError() {
    final CellWeights fine = CellWeights.equal(4, 2);
    final CellWeights coarse = CellWeights.equal(2, 1);
    final double[] model = {1, 3, 5, Double.NaN, 2, 2, Double.NaN, Double.NaN};
    final Reaggregation kept = ReaggregationErrors.of(model, new double[] {2, 5}, 2, fine, coarse);
    assertEquals(0, kept.rootMeanSquaredError());
    final Reaggregation off = ReaggregationErrors.of(model, new double[] {5, 1}, 2, fine, coarse);
    assertEquals(Math.sqrt((9 + 16) / 2.0), off.rootMeanSquaredError(), 1e-15);
    assertEquals(4, off.largestError());
  }
}

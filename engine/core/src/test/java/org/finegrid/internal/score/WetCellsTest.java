package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.score.Scores.WetCells;
import org.junit.jupiter.api.Test;

class WetCellsTest {

  @Test
  void aCellIsWetFromTheThresholdOn() {
    final WetCells cells =
        WetCellCount.of(
            new FieldPair(
                new double[] {0, 0.09, 0.1, 5, Double.NaN},
                new double[] {0.2, 0, 0, 2, 0},
                CellWeights.equal(5, 1)),
            0.1);
    assertEquals(0.5, cells.truthDryCellFrequency());
    assertEquals(0.5, cells.modelDryCellFrequency());
    assertEquals(Math.sqrt((0.01 + 9) / 2), cells.wetRootMeanSquaredError(), 1e-15);
  }

  @Test
  void twoFieldsAddUp() {
    final CellWeights weights = CellWeights.equal(2, 1);
    final WetCells dry = WetCellCount.of(new FieldPair(new double[2], new double[2], weights), 1);
    assertTrue(Double.isNaN(dry.wetRootMeanSquaredError()));
    final WetCells wet =
        WetCellCount.of(new FieldPair(new double[] {2, 2}, new double[] {0, 5}, weights), 1);
    assertEquals(0.5, dry.plus(wet).truthDryCellFrequency());
    assertEquals(0.75, dry.plus(wet).modelDryCellFrequency());
    assertEquals(Math.sqrt(13.0 / 2), dry.plus(wet).wetRootMeanSquaredError(), 1e-15);
  }
}

package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double NONE = Double.NaN;

  private static Quantiles of(final double[] values, final CellWeights weights) {
    return Quantiles.ofTruth(new FieldPair(values, new double[values.length], weights));
  }

  @Test
  void valuesOfEitherSignAreInOrder() {
    final Quantiles quantiles = of(new double[] {3, -5, NONE, 0, -1, 8}, CellWeights.equal(3, 2));
    assertEquals(-5, quantiles.at(0));
    assertEquals(-1, quantiles.at(0.25));
    assertEquals(0, quantiles.at(0.5));
    assertEquals(1.5, quantiles.at(0.625), 1e-12);
    assertEquals(8, quantiles.at(1));
  }

  @Test
  void cellsCountByTheirArea() {
    // Areas go as 0.29 at the poles to 0.71; halfway lies between the two middle values.
    final Quantiles quantiles =
        of(new double[] {1, 2, 3, 4}, CellWeights.of(MemoryRaster.global(1, 4)));
    assertEquals(2.5, quantiles.at(0.5), 1e-12);
    // The first step is half of both areas wide: 0.5 of 0.5 + 0.71 + 0.5.
    final double equatorial = Math.sin(Math.PI / 4);
    assertEquals(2, quantiles.at(0.5 / (1 + equatorial)), 1e-6);
  }

  @Test
  void withoutDataThereIsNone() {
    assertTrue(Double.isNaN(of(new double[] {NONE, NONE}, CellWeights.equal(2, 1)).at(0.5)));
    assertEquals(7, of(new double[] {NONE, 7}, CellWeights.equal(2, 1)).at(0.02));
  }

  @Property(tries = 50)
  void quantilesGrowWithTheirProbability(
      @ForAll final long seed,
      @ForAll @DoubleRange(min = 0, max = 1) final double one,
      @ForAll @DoubleRange(min = 0, max = 1) final double other) {
    final Quantiles quantiles =
        of(Fields.random(seed, 200, 0.5), CellWeights.of(MemoryRaster.global(20, 10)));
    assertTrue(quantiles.at(Math.min(one, other)) <= quantiles.at(Math.max(one, other)));
  }
}

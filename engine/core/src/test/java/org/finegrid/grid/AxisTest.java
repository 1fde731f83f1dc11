package org.finegrid.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Invariant: place. Outer edges stay, a fine cell is exactly 1/f of a coarse one. */
class AxisTest {
  private static final double[] GAUSSIAN = {87.8638, 85.0965, 82.3129, 79.5256, 76.7369};

  @Property
  void refiningARegularAxisKeepsItsOriginAndDividesItsStep(
      @ForAll @DoubleRange(min = -1e7, max = 1e7) final double origin,
      @ForAll @Scale(6) @DoubleRange(min = 1e-4, max = 1e5) final double step,
      @ForAll @IntRange(min = 1, max = 5000) final int size,
      @ForAll @IntRange(min = 1, max = 16) final int factor) {
    final RegularAxis coarse = new RegularAxis(origin, -step, size);
    final RegularAxis fine = coarse.refine(factor);
    assertEquals(coarse.edge(0), fine.edge(0));
    assertEquals(-step / factor, fine.step());
    assertEquals(size * factor, fine.size());
    assertEquals(coarse.edge(size), fine.edge(fine.size()), 4 * Math.ulp(step * size + 1e7));
  }

  @Property
  void refiningAnIrregularAxisKeepsEveryEdgeToTheLastBit(
      @ForAll @IntRange(min = 2, max = 16) final int factor) {
    final IrregularAxis coarse = IrregularAxis.around(GAUSSIAN);
    final IrregularAxis fine = coarse.refine(factor);
    for (int i = 0; i <= coarse.size(); i++) {
      assertEquals(coarse.edge(i), fine.edge(i * factor));
    }
    for (int i = 0; i < fine.size(); i++) {
      assertEquals((fine.edge(i) + fine.edge(i + 1)) / 2, fine.centre(i), 1e-12);
    }
  }

  @Test
  void cellsThatAreNotCutKeepTheirCoordinates() {
    final IrregularAxis coarse = IrregularAxis.around(GAUSSIAN);
    assertEquals(coarse, coarse.refine(1));
  }

  @Test
  void theNominalAxisOfARefinedOneIsTheRefinedNominalOne() {
    final IrregularAxis coarse = IrregularAxis.around(GAUSSIAN);
    assertEquals(coarse.nominal().refine(4), coarse.refine(4).nominal());
    final double step = (GAUSSIAN[4] - GAUSSIAN[0]) / 4;
    assertEquals(new RegularAxis(GAUSSIAN[0] - step / 2, step, 5), coarse.nominal());
  }

  @Test
  void aSubsetKeepsItsCells() {
    final IrregularAxis axis = IrregularAxis.around(GAUSSIAN);
    final Axis part = axis.subset(1, 3);
    assertEquals(axis.edge(1), part.edge(0));
    assertEquals(axis.centre(3), part.centre(2));
    assertEquals(axis.edge(4), part.edge(3));
    assertEquals(new RegularAxis(14, 2, 3), new RegularAxis(10, 2, 9).subset(2, 3));
  }

  @Test
  void whatIsNoAxisIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RegularAxis(0, 0, 3));
    assertThrows(IllegalArgumentException.class, () -> new RegularAxis(Double.NaN, 1, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new IrregularAxis(new double[] {0, 1, 1}, new double[] {0.5, 1}));
    assertThrows(
        IllegalArgumentException.class, () -> IrregularAxis.around(new double[] {1, 3, 2}));
    assertThrows(IllegalArgumentException.class, () -> IrregularAxis.around(new double[] {1}));
  }

  @Test
  void onlyAWholeCircleOfLongitudesWrapsAround() {
    final RegularAxis y = new RegularAxis(90, -1, 180);
    final CoordinateReference degrees = CoordinateReference.geographicWithoutDatum();
    assertEquals(true, new GridGeometry(new RegularAxis(-0.5, 1, 360), y, degrees).wrapsAround());
    assertEquals(false, new GridGeometry(new RegularAxis(-0.5, 1, 359), y, degrees).wrapsAround());
    assertEquals(
        false,
        new GridGeometry(new RegularAxis(0, 1, 360), y, CoordinateReference.unknown())
            .wrapsAround());
  }
}

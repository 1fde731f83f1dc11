package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.ArrayRaster;
import org.junit.jupiter.api.Test;

class CovariateGapsTest {
  private static final double NAN = Double.NaN;
  private static final float GAP = -9999;
  private static final int SIZE = 40;

  @Test
  void gapsGetTheMeanOfTheOtherCellsInTheirCoarseCell() {
    final double[] fine = {1, NAN, 5, NAN, NAN, NAN, 2, 3, NAN, NAN, NAN, NAN};
    CovariateGaps.fill(new Window(0, 0, 3, 1), 2, fine);
    final double[] expected = {1, 2, 5, 5, NAN, NAN, 2, 3, 5, 5, NAN, NAN};
    assertArrayEquals(expected, fine);
  }

  @Test
  void aClimatologyOfTheLandReachesItsCoast() {
    final ArrayRaster land = climatology(SIZE * 2 - 1);
    final ArrayRaster whole = climatology(SIZE * 2);
    final float[] made = run(land);
    final float[] expected = run(whole);
    double largest = 0;
    for (int i = 0; i < made.length; i++) {
      // Only where the covariate has gaps, and thereabouts, may cells differ.
      largest =
          i % (SIZE * 2) < SIZE ? Math.max(largest, Math.abs(made[i] - expected[i])) : largest;
    }
    assertTrue(largest < 0.02, "differs by " + largest);
  }

  @Test
  void aCellWithoutAnyValueIsStillRefused() {
    assertTrue(
        assertThrows(RasterException.class, () -> run(climatology(SIZE * 2 - 2)))
            .getMessage()
            .contains("has no values in the raster's cell at 39.5"));
  }

  /** The mean of other years, known in the western columns. */
  private static ArrayRaster climatology(final int known) {
    final float[] values = new float[SIZE * SIZE * 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % (SIZE * 2) < known ? (float) pattern(i) : GAP;
    }
    return ArrayRaster.of(values, SIZE * 2, SIZE * 2)
        .withNoData(GAP)
        .withExtent(0, 0, SIZE, SIZE, "EPSG:32632");
  }

  private static double pattern(final int i) {
    return 50 + 20 * Math.sin(i % (SIZE * 2) * 0.9) * Math.cos(i / (SIZE * 2) * 0.7);
  }

  private static float[] run(final ArrayRaster climatology) {
    final float[] coarse = new float[SIZE * SIZE];
    for (int i = 0; i < coarse.length; i++) {
      final int first = i / SIZE * 4 * SIZE + i % SIZE * 2;
      coarse[i] =
          (float)
              ((pattern(first)
                      + pattern(first + 1)
                      + pattern(first + 2 * SIZE)
                      + pattern(first + 2 * SIZE + 1))
                  / 4);
    }
    return Downscaler.downscale(
            RasterSource.of(
                ArrayRaster.of(coarse, SIZE, SIZE).withExtent(0, 0, SIZE, SIZE, "EPSG:32632")),
            DownscaleMethod.model("bicubic")
                .withFactor(2)
                .withCovariates(Covariates.none().withClimatology(RasterSource.of(climatology))))
        .raster()
        .values(0);
  }
}

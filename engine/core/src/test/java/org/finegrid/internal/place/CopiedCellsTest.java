package org.finegrid.internal.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedCellsTest {
  private static final CoordinateReference DEGREES = CoordinateReference.geographicWithoutDatum();

  @TempDir private Path scratch;

  private static GridGeometry grid(final Axis x, final Axis y) {
    return new GridGeometry(x, y, DEGREES);
  }

  /** A raster whose values are 100 times the row plus the column. */
  private static MemoryRaster numbered(final GridGeometry grid) {
    final double[] values = new double[(int) grid.window().cells()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 * (i / grid.width()) + i % grid.width();
    }
    return new MemoryRaster(grid, values);
  }

  private double[] placed(
      final MemoryRaster source, final OptionalDouble gap, final GridGeometry target) {
    try (PlacedRaster raster =
        PlacedRaster.of(
            source, new RasterLabel("dem.tif", ParameterName.ELEVATION), gap, target, scratch)) {
      assertEquals("copied", raster.method());
      assertEquals(target, raster.description().geometry());
      final double[] all = new double[(int) target.window().cells()];
      raster.read(new int[] {0}, target.window(), new double[][] {all});
      for (int row = 0; row < target.height(); row++) {
        final double[] one = new double[target.width()];
        raster.read(new int[] {0}, new Window(0, row, target.width(), 1), new double[][] {one});
        final int from = row * target.width();
        assertArrayEquals(Arrays.copyOfRange(all, from, from + target.width()), one);
      }
      return all;
    }
  }

  private double[] placed(final GridGeometry source, final GridGeometry target) {
    return placed(numbered(source), OptionalDouble.empty(), target);
  }

  @Test
  void cellsThatLieWholeCellsApartAreCopied() {
    final GridGeometry source =
        grid(new RegularAxis(-28.4, 0.11, 60), new RegularAxis(21.9, -0.11, 50));
    final GridGeometry target =
        grid(
            new RegularAxis(-28.4 + 13 * 0.11 + 0.0005, 0.11, 4),
            new RegularAxis(21.9 - 2 * 0.11, -0.11, 2));
    assertArrayEquals(
        new double[] {213, 214, 215, 216, 313, 314, 315, 316}, placed(source, target));
  }

  @Test
  void cellsOutsideOfTheSourceAreUnknownAndThoseOfItsGapsHaveTheirValue() {
    final GridGeometry source = grid(new RegularAxis(0, 1, 2), new RegularAxis(1, -1, 1));
    final GridGeometry target = grid(new RegularAxis(-1, 1, 4), new RegularAxis(1, -1, 1));
    final MemoryRaster withGap = new MemoryRaster(source, new double[] {7, Double.NaN});
    assertArrayEquals(
        new double[] {Double.NaN, 7, 0, Double.NaN}, placed(withGap, OptionalDouble.of(0), target));
    assertArrayEquals(
        new double[] {Double.NaN, 7, Double.NaN, Double.NaN},
        placed(withGap, OptionalDouble.empty(), target));
  }

  @Test
  void longitudesContinueAcrossTheEdgeOfAGlobe() {
    final GridGeometry source = grid(new RegularAxis(0, 90, 4), new RegularAxis(1, -1, 1));
    final GridGeometry target = grid(new RegularAxis(-180, 90, 4), new RegularAxis(1, -1, 1));
    assertArrayEquals(new double[] {2, 3, 0, 1}, placed(source, target));
  }

  @Test
  void aRegionThatTheGlobesEdgeCutsIsPutTogether() {
    final GridGeometry source = grid(new RegularAxis(90, 90, 2), new RegularAxis(1, -1, 1));
    final GridGeometry target = grid(new RegularAxis(-180, 90, 4), new RegularAxis(1, -1, 1));
    assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 0}, placed(source, target));
  }

  @Test
  void axesInOppositeDirectionAreTurnedRound() {
    final GridGeometry source = grid(new RegularAxis(3, -1, 3), new RegularAxis(0, 1, 2));
    final GridGeometry target = grid(new RegularAxis(0, 1, 3), new RegularAxis(2, -1, 2));
    assertArrayEquals(new double[] {102, 101, 100, 2, 1, 0}, placed(source, target));
  }

  @Test
  void irregularAxesAreComparedEdgeByEdge() {
    final IrregularAxis latitudes =
        new IrregularAxis(new double[] {9, 5, 3, 2}, new double[] {7, 4, 2.5});
    final GridGeometry source = grid(new RegularAxis(0, 1, 2), latitudes);
    final GridGeometry target = grid(new RegularAxis(0, 1, 2), latitudes.subset(1, 2));
    assertArrayEquals(new double[] {100, 101, 200, 201}, placed(source, target));
    final Axis others = new IrregularAxis(new double[] {5, 3.1, 2}, new double[] {4, 2.5});
    assertTrue(AxisMatch.of(others, latitudes, false).isEmpty());
  }
}

package org.finegrid.internal.place;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.RasterReader;
import org.finegrid.testing.MemoryRaster;

/** Grids and rasters for tests of placing. */
final class Placing {
  static final CoordinateReference DEGREES = CoordinateReference.geographicWithoutDatum();
  static final RasterLabel LABEL = new RasterLabel("dem.tif", ParameterName.ELEVATION);

  private Placing() {}

  static GridGeometry degrees(final Axis x, final Axis y) {
    return new GridGeometry(x, y, DEGREES);
  }

  /** North first, cells of one size. */
  static GridGeometry degrees(
      final double west, final double north, final double cell, final int width, final int height) {
    return degrees(new RegularAxis(west, cell, width), new RegularAxis(north, -cell, height));
  }

  /** A pole like that of the European regional models. */
  static CoordinateReference rotated() {
    return CoordinateReference.rotated(
        new GridMapping(
            "pole",
            Map.of(
                "grid_mapping_name",
                "rotated_latitude_longitude",
                "grid_north_pole_latitude",
                39.25,
                "grid_north_pole_longitude",
                -162.0)));
  }

  /** A raster with a value for each column and row. */
  static MemoryRaster raster(final GridGeometry grid, final DoubleBinaryOperator value) {
    final double[] values = new double[(int) grid.window().cells()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i % grid.width(), i / grid.width());
    }
    return new MemoryRaster(grid, values);
  }

  static PlacedRaster place(
      final RasterReader source,
      final OptionalDouble gap,
      final GridGeometry target,
      final Path scratch) {
    return PlacedRaster.of(source, LABEL, gap, target, scratch);
  }

  /** All cells of the only band. */
  static double[] values(final PlacedRaster raster) {
    final double[] values = new double[(int) raster.description().geometry().window().cells()];
    raster.read(new int[] {0}, raster.description().geometry().window(), new double[][] {values});
    return values;
  }
}

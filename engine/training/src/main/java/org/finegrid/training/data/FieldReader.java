package org.finegrid.training.data;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * A field in memory as a raster of one band, whose cells all have the same area.
 *
 * @param plane the values, NaN where there is no data
 */
public record FieldReader(FloatPlane plane) implements RasterReader {

  @Override
  public RasterDescription description() {
    return new RasterDescription(
        new GridGeometry(
            new RegularAxis(0, 1, plane.width()),
            new RegularAxis(0, -1, plane.height()),
            CoordinateReference.unknown()),
        List.of(new BandDescription("field", "", "", new int[0], Map.of())),
        List.of(),
        "",
        Map.of(),
        Map.of(),
        "float32",
        OptionalDouble.empty(),
        "");
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    for (int i = 0; i < window.cells(); i++) {
      planes[0][i] =
          plane.at(window.column() + i % window.width(), window.row() + i / window.width());
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

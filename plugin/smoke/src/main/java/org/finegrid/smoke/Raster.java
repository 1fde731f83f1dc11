package org.finegrid.smoke;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/**
 * A small raster in memory.
 *
 * @param grid where it lies
 * @param bands the cells of each band, row by row, NaN for NoData
 * @param noData what stands for NoData in its file, if anything does
 */
record Raster(GridGeometry grid, double[][] bands, OptionalDouble noData) {

  /** A GeoTIFF. */
  static Raster ofTiff(final byte[] bytes) {
    return TemporaryFile.with(bytes, Raster::ofTiff);
  }

  /** A GeoTIFF in a file. */
  static Raster ofTiff(final Path file) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final RasterDescription description = reader.description();
      final GridGeometry grid = description.geometry();
      final double[][] bands =
          new double[description.bands().size()][Math.toIntExact(grid.window().cells())];
      reader.read(IntStream.range(0, bands.length).toArray(), grid.window(), bands);
      return new Raster(grid, bands, description.noData());
    } catch (RasterException e) {
      throw new CheckFailure(e.getMessage().replace(file.toString(), "the GeoTIFF"), e);
    }
  }

  /** An ArcGrid, which cannot hold a coordinate reference. */
  static Raster ofArcGrid(final String text) {
    final ArcGrid grid = ArcGrid.parse(text);
    final Map<String, Double> header = grid.header();
    final int height = header.get("nrows").intValue();
    final double size = header.get("cellsize");
    return new Raster(
        new GridGeometry(
            new RegularAxis(header.get("xllcorner"), size, header.get("ncols").intValue()),
            new RegularAxis(header.get("yllcorner") + size * height, -size, height),
            CoordinateReference.unknown()),
        new double[][] {grid.cells()},
        header.containsKey("nodata_value")
            ? OptionalDouble.of(header.get("nodata_value"))
            : OptionalDouble.empty());
  }

  /** The same cells under another coordinate reference. */
  Raster in(final CoordinateReference reference) {
    return new Raster(grid.withReference(reference), bands, noData);
  }

  /** Whether a cell has data. */
  static boolean isData(final double value) {
    return !Double.isNaN(value);
  }
}

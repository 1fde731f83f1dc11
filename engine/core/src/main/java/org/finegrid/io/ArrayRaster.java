package org.finegrid.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.crs.CrsConverter;

/**
 * A raster whose cells are arrays, one for each band, row by row. The arrays are shared with the
 * caller, not copied, and must not be changed while the raster is read.
 */
public final class ArrayRaster implements RasterReader {
  private final RasterDescription description;
  private final float[][] planes;

  /**
   * A raster of arrays.
   *
   * @param description its metadata; its NoData value is that of the arrays, beside NaN
   * @param planes one array for each band
   * @throws RasterException where the arrays do not fit the description
   */
  public ArrayRaster(final RasterDescription description, final float[][] planes) {
    this.description = description;
    this.planes = planes.clone();
    if (planes.length != description.bands().size()) {
      throw RasterException.invalid(
          ParameterName.INPUT,
          planes.length
              + " arrays are not one for each of "
              + description.bands().size()
              + " bands");
    }
    for (final float[] plane : planes) {
      checkLength(plane, description.geometry().width(), description.geometry().height());
    }
  }

  /**
   * A raster of one band, of which nothing else is known: its cells are squares on a plane.
   *
   * @param values row by row, the northern row first; NaN where there is no data
   */
  public static ArrayRaster of(final float[] values, final int width, final int height) {
    return of(List.of(values), width, height);
  }

  /** A raster of several bands; see {@link #of(float[], int, int)}. */
  public static ArrayRaster of(final List<float[]> bands, final int width, final int height) {
    if (width < 1 || height < 1 || bands.isEmpty()) {
      throw RasterException.invalid(
          ParameterName.INPUT,
          bands.size() + " bands of " + width + " x " + height + " cells are no raster");
    }
    bands.forEach(plane -> checkLength(plane, width, height));
    final List<BandDescription> described = new ArrayList<>();
    for (int band = 1; band <= bands.size(); band++) {
      described.add(new BandDescription("band " + band, "", "", new int[0], Map.of()));
    }
    return new ArrayRaster(
        new RasterDescription(
            new GridGeometry(
                new RegularAxis(0, 1, width),
                new RegularAxis(height, -1, height),
                CoordinateReference.unknown()),
            described,
            List.of(),
            "",
            Map.of(),
            Map.of(),
            "float32",
            OptionalDouble.empty(),
            "memory"),
        bands.toArray(float[][]::new));
  }

  private static void checkLength(final float[] plane, final int width, final int height) {
    if (plane.length != (long) width * height) {
      throw RasterException.invalid(
          ParameterName.INPUT,
          "an array of "
              + plane.length
              + " values does not hold "
              + width
              + " x "
              + height
              + " cells");
    }
  }

  /** The same cells, of which that value means NoData, too. */
  public ArrayRaster withNoData(final float value) {
    return with(description.withNoData(OptionalDouble.of(value)));
  }

  /** The same cells at another place. */
  public ArrayRaster withGeometry(final GridGeometry geometry) {
    return with(description.withGeometry(geometry));
  }

  /**
   * The same cells over a box.
   *
   * @param crs what its coordinates are, such as {@code EPSG:4326} (x is the longitude)
   * @throws RasterException where the reference is not known or the box is empty
   */
  public ArrayRaster withExtent(
      final double west,
      final double south,
      final double east,
      final double north,
      final String crs) {
    if (!(west < east && south < north && Double.isFinite(east - west + north - south))) {
      throw RasterException.invalid(
          ParameterName.BBOX,
          west + "," + south + "," + east + "," + north + " is not a box from west to east");
    }
    return withGeometry(
        new GridGeometry(
            new RegularAxis(west, (east - west) / width(), width()),
            new RegularAxis(north, (south - north) / height(), height()),
            CrsConverter.parse(crs)));
  }

  /**
   * The same cells, of which each band is described: by name, unit and CF standard name the means
   * of cells are kept in the way of the quantity.
   */
  public ArrayRaster withBands(final List<BandDescription> bands) {
    return with(description.withBands(bands, List.of()));
  }

  private ArrayRaster with(final RasterDescription other) {
    return new ArrayRaster(other, planes);
  }

  /** The value that means NoData; NaN where there is no other. */
  public float noData() {
    return (float) description.noData().orElse(Double.NaN);
  }

  /** Number of columns. */
  public int width() {
    return description.geometry().width();
  }

  /** Number of rows. */
  public int height() {
    return description.geometry().height();
  }

  /** The cells of a band, row by row: the raster's own array. */
  public float[] values(final int band) {
    return planes[band];
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] into) {
    final float noData = noData();
    for (int i = 0; i < bands.length; i++) {
      final float[] plane = planes[bands[i]];
      for (int y = 0; y < window.height(); y++) {
        final int from = (window.row() + y) * width() + window.column();
        for (int x = 0; x < window.width(); x++) {
          final float value = plane[from + x];
          into[i][y * window.width() + x] = value == noData ? Double.NaN : value;
        }
      }
    }
  }

  @Override
  public void close() {
    // The arrays are their owner's.
  }
}

package org.finegrid.downscale;

import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.io.ArrayRaster;
import org.finegrid.io.RasterWriter;

/** A fine raster that stays in memory, with the same values as in a file. */
final class ArrayWriter implements RasterWriter {
  private final RasterDescription description;
  private final float[][] planes;
  private final Optional<StoredNoData> rules;

  /**
   * Makes space for a raster.
   *
   * @param noData what stands for NoData in its cells, moved out of the way of values as in a file;
   *     empty: NaN
   */
  ArrayWriter(final RasterDescription fine, final OptionalDouble noData) {
    final long cells = fine.geometry().window().cells();
    if (cells > Integer.MAX_VALUE - 8) {
      throw new RasterException(
          ErrorCode.TOO_LARGE,
          ParameterName.FACTOR,
          "a fine band of "
              + fine.geometry().width()
              + " x "
              + fine.geometry().height()
              + " cells is larger than an array; write it into a file, or take a part of the"
              + " raster or a smaller "
              + ParameterName.FACTOR.placeholder());
    }
    this.rules =
        noData.isEmpty() || Double.isNaN(noData.getAsDouble())
            ? Optional.empty()
            : Optional.of(StoredNoData.of(true, noData));
    this.description =
        fine.withNoData(
            rules
                .flatMap(StoredNoData::noData)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty()));
    this.planes = new float[fine.bands().size()][(int) cells];
  }

  /** What was written. */
  ArrayRaster raster() {
    return new ArrayRaster(description, planes);
  }

  @Override
  public int blockSize() {
    return 1;
  }

  @Override
  public void write(final int band, final Window window, final float[] values) {
    final int width = description.geometry().width();
    final float[] plane = planes[band];
    for (int y = 0; y < window.height(); y++) {
      final int to = (window.row() + y) * width + window.column();
      final int from = y * window.width();
      if (rules.isEmpty()) {
        System.arraycopy(values, from, plane, to, window.width());
      } else {
        for (int x = 0; x < window.width(); x++) {
          plane[to + x] = rules.get().stored(values[from + x]);
        }
      }
    }
  }

  @Override
  public void commit() {
    // Nothing has a name.
  }

  @Override
  public void close() {
    // There is no file.
  }
}

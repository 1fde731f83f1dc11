package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.gdal.gdal.Band;
import org.gdal.gdal.Dataset;
import org.gdal.gdalconst.gdalconst;

/**
 * What leaves cells out other than their values: masks, inside a file or in a {@code .msk} beside
 * it, and an alpha band.
 *
 * @param masks for each of GDAL's bands, from 0, whether it has a mask of its own
 * @param shared whether all masks are one
 * @param alpha GDAL's band of opacity, from 1; empty: there is none
 */
record CellMask(boolean[] masks, boolean shared, OptionalInt alpha) {

  /** Nothing is left out. */
  static CellMask none() {
    return new CellMask(new boolean[0], true, OptionalInt.empty());
  }

  /** The masks of a dataset of bands. */
  static CellMask of(final Dataset dataset) {
    final int count = dataset.getRasterCount();
    final boolean[] masks = new boolean[count];
    boolean shared = true;
    OptionalInt alpha = OptionalInt.empty();
    for (int i = 0; i < count; i++) {
      final Band band = dataset.GetRasterBand(i + 1);
      final int flags = band.GetMaskFlags();
      final int byOthers = gdalconst.GMF_ALL_VALID | gdalconst.GMF_ALPHA | gdalconst.GMF_NODATA;
      masks[i] = (flags & byOthers) == 0;
      shared &= !masks[i] || (flags & gdalconst.GMF_PER_DATASET) != 0;
      // Opacity alone is no raster of something, so that an only band is one.
      if (count > 1 && band.GetColorInterpretation() == gdalconst.GCI_AlphaBand) {
        alpha = OptionalInt.of(i + 1);
      }
    }
    return new CellMask(masks, shared, alpha);
  }

  /** GDAL's bands that hold values, from 1. */
  int[] valued(final int count) {
    return IntStream.rangeClosed(1, count)
        .filter(band -> alpha.isEmpty() || band != alpha.getAsInt())
        .toArray();
  }

  /** What a user should know of it. */
  List<String> notes() {
    final List<String> notes = new ArrayList<>();
    alpha.ifPresent(
        band ->
            notes.add(
                "band "
                    + band
                    + " of the input is an alpha channel; cells where it is 0 are"
                    + " NoData, and it is not a band of the output"));
    if (isMasked()) {
      notes.add("cells that the input's mask leaves out are NoData");
    }
    return notes;
  }

  private boolean isMasked() {
    for (final boolean each : masks) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes out the cells of a window.
   *
   * @param sources GDAL's bands, from 1
   * @param planes one for each of them
   * @param first the first plane
   * @param at where the window begins in each plane
   */
  void apply(
      final String file,
      final Dataset dataset,
      final Window window,
      final int[] sources,
      final double[][] planes,
      final int first,
      final int at) {
    if (alpha.isPresent()) {
      final double[] opacity = read(file, dataset.GetRasterBand(alpha.getAsInt()), window);
      for (int i = 0; i < sources.length; i++) {
        clear(opacity, planes[first + i], at);
      }
    }
    double[] mask = new double[0];
    for (int i = 0; i < sources.length; i++) {
      if (sources[i] <= masks.length && masks[sources[i] - 1]) {
        if (!shared || mask.length == 0) {
          mask = read(file, dataset.GetRasterBand(sources[i]).GetMaskBand(), window);
        }
        clear(mask, planes[first + i], at);
      }
    }
  }

  private static void clear(final double[] mask, final double[] plane, final int at) {
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] == 0) {
        plane[at + i] = Double.NaN;
      }
    }
  }

  private static double[] read(final String file, final Band band, final Window window) {
    final double[] values = new double[(int) window.cells()];
    final int code =
        GdalCalls.call(
            file,
            "its mask cannot be read",
            () ->
                band.ReadRaster(
                    window.column(),
                    window.row(),
                    window.width(),
                    window.height(),
                    gdalconst.GDT_Float64,
                    values));
    if (code != gdalconst.CE_None) {
      throw new RasterException(file + ": is corrupt; GDAL could not read its mask");
    }
    return values;
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof CellMask that
        && Arrays.equals(masks, that.masks)
        && shared == that.shared
        && alpha.equals(that.alpha);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(masks) + alpha.hashCode();
  }
}

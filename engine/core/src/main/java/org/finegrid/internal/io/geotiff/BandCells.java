package org.finegrid.internal.io.geotiff;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.Window;

/**
 * The physical values of an image's bands: unpacked, NaN where there is no data by value, mask or
 * alpha. Safe from several threads at once.
 *
 * @param source stored values
 * @param samples which value of a pixel each band is
 * @param alpha which value of a pixel is its opacity; 0 is no data
 * @param mask the image's mask
 * @param noData the stored value of each band that is no data; NaN where there is none
 * @param scales factor of each band's stored values
 * @param offsets what is then added
 */
record BandCells(
    StoredCells source,
    int[] samples,
    OptionalInt alpha,
    Optional<TiffMask> mask,
    double[] noData,
    double[] scales,
    double[] offsets)
    implements AutoCloseable {

  /** Fills one plane for each band with the window's values. */
  void read(final int[] bands, final Window window, final double[][] planes) {
    final int count = Math.toIntExact(window.cells());
    final int[] wanted = new int[bands.length + (alpha.isPresent() ? 1 : 0)];
    Arrays.setAll(wanted, i -> i < bands.length ? samples[bands[i]] : alpha.getAsInt());
    final double[][] into = Arrays.copyOf(planes, wanted.length);
    if (alpha.isPresent()) {
      into[bands.length] = new double[count];
    }
    source.read(wanted, window, into);
    for (int i = 0; i < bands.length; i++) {
      unpack(planes[i], count, bands[i]);
      if (alpha.isPresent()) {
        TiffMask.clear(into[bands.length], count, planes[i]);
      }
    }
    if (mask.isPresent()) {
      mask.get().apply(Arrays.copyOf(wanted, bands.length), window, planes);
    }
  }

  private void unpack(final double[] plane, final int count, final int band) {
    final double scale = scales[band];
    final double offset = offsets[band];
    final double gap = noData[band];
    final boolean packed = scale != 1 || offset != 0;
    if (!packed && Double.isNaN(gap)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      final double value = plane[i];
      if (value == gap) {
        plane[i] = Double.NaN;
      } else if (packed) {
        plane[i] = value * scale + offset;
      }
    }
  }

  @Override
  public void close() {
    source.close();
    mask.ifPresent(TiffMask::close);
  }
}

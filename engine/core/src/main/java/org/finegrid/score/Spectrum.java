package org.finegrid.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.Window;
import org.jtransforms.dct.DoubleDCT_1D;

/**
 * The radially averaged power spectrum of a rectangle of cells, by the discrete cosine transform:
 * Denis, Côté and Laprise (2002), Spectral decomposition of two-dimensional atmospheric fields on
 * limited-area domains using the discrete cosine transform. Unlike Fourier's, it needs no window
 * and no trend taken away, since it does not take the field for periodic.
 *
 * @param window the rectangle
 * @param rings the power at each scale, from long waves to short ones
 */
public record Spectrum(Window window, List<Ring> rings) {
  private static final int SMALLEST = 16;

  /** Rings this much wider than they are far out are put together. */
  private static final double WIDTH = 0.1;

  /**
   * Waves of about one length.
   *
   * @param wavelength in fine cells
   * @param power the mean variance of a wave
   * @param modes how many waves there are
   */
  public record Ring(double wavelength, double power, int modes) {}

  /** Copies the list. */
  public Spectrum {
    rings = List.copyOf(rings);
  }

  /**
   * The spectrum of a rectangle.
   *
   * @param values the field's values, row by row
   * @param width the field's columns
   * @param window the rectangle
   * @return empty where the rectangle is narrower than 16 cells or holds NoData
   */
  public static Optional<Spectrum> of(final double[] values, final int width, final Window window) {
    if (Math.min(window.width(), window.height()) < SMALLEST) {
      return Optional.empty();
    }
    final double[] waves = new double[Math.toIntExact(window.cells())];
    for (int y = 0; y < window.height(); y++) {
      System.arraycopy(
          values,
          (window.row() + y) * width + window.column(),
          waves,
          y * window.width(),
          window.width());
    }
    for (final double value : waves) {
      if (Double.isNaN(value)) {
        return Optional.empty();
      }
    }
    transform(waves, window.width(), window.height());
    return Optional.of(new Spectrum(window, rings(waves, window.width(), window.height())));
  }

  private static void transform(final double[] values, final int width, final int height) {
    final DoubleDCT_1D rows = new DoubleDCT_1D(width);
    for (int y = 0; y < height; y++) {
      rows.forward(values, y * width, true);
    }
    final DoubleDCT_1D columns = new DoubleDCT_1D(height);
    final double[] column = new double[height];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        column[y] = values[y * width + x];
      }
      columns.forward(column, true);
      for (int y = 0; y < height; y++) {
        values[y * width + x] = column[y];
      }
    }
  }

  /**
   * A wave of m half periods along a row and n down a column has the wavenumber √((m/width)² +
   * (n/height)²), 1 for the shortest wave of two cells. Rings are one wave of the shorter side
   * wide.
   */
  private static List<Ring> rings(final double[] waves, final int width, final int height) {
    final int shorter = Math.min(width, height);
    final double[] variance = new double[shorter];
    final int[] modes = new int[shorter];
    for (int n = 0; n < height; n++) {
      for (int m = 0; m < width; m++) {
        final double wavenumber =
            Math.sqrt(square((double) m / width) + square((double) n / height));
        final long ring = Math.round(wavenumber * shorter);
        // The mean is no wave; those in the corners are shorter than any along the axes.
        if (m + n > 0 && ring < shorter) {
          final double wave = waves[n * width + m];
          variance[(int) ring] += wave * wave / waves.length;
          modes[(int) ring]++;
        }
      }
    }
    return together(variance, modes, shorter);
  }

  private static double square(final double value) {
    return value * value;
  }

  private static List<Ring> together(
      final double[] variance, final int[] modes, final int shorter) {
    final List<Ring> rings = new ArrayList<>();
    int from = 1;
    while (from < shorter) {
      final int to = Math.min(shorter, Math.max(from + 1, (int) (from * (1 + WIDTH))));
      double sum = 0;
      double places = 0;
      int count = 0;
      for (int ring = from; ring < to; ring++) {
        sum += variance[ring];
        places += (double) ring * modes[ring];
        count += modes[ring];
      }
      rings.add(new Ring(2.0 * shorter * count / places, sum / count, count));
      from = to;
    }
    return rings;
  }

  /** The variance of all waves shorter than a length in fine cells. */
  public double varianceBelow(final double wavelength) {
    return rings.stream()
        .filter(ring -> ring.wavelength() < wavelength)
        .mapToDouble(ring -> ring.power() * ring.modes())
        .sum();
  }
}

package org.finegrid.field;

/**
 * Stateless random fields: lattice noise (Perlin, "Improving noise", 2002) whose gradients are a
 * hash of the seed and the lattice point, and its sums over octaves.
 */
public final class Noise {
  private static final int DIRECTIONS = 256;
  private static final double[] COSINES = new double[DIRECTIONS];
  private static final double[] SINES = new double[DIRECTIONS];
  private static final double UNIT_VARIANCE;

  static {
    for (int i = 0; i < DIRECTIONS; i++) {
      COSINES[i] = StrictMath.cos(2 * StrictMath.PI * i / DIRECTIONS);
      SINES[i] = StrictMath.sin(2 * StrictMath.PI * i / DIRECTIONS);
    }
    UNIT_VARIANCE = 1 / StrictMath.sqrt(variance());
  }

  private Noise() {}

  /**
   * Smooth noise of zero mean and unit variance whose lattice points are one unit apart, so that
   * most of its variance lies at wavelengths of one to two units.
   */
  public static Field gradient(final long seed) {
    return (x, y) -> {
      final double left = StrictMath.floor(x);
      final double top = StrictMath.floor(y);
      final double dx = x - left;
      final double dy = y - top;
      final long column = (long) left;
      final long row = (long) top;
      final double u = fade(dx);
      final double v = fade(dy);
      final double upper =
          mix(u, corner(seed, column, row, dx, dy), corner(seed, column + 1, row, dx - 1, dy));
      final double lower =
          mix(
              u,
              corner(seed, column, row + 1, dx, dy - 1),
              corner(seed, column + 1, row + 1, dx - 1, dy - 1));
      return UNIT_VARIANCE * mix(v, upper, lower);
    };
  }

  /**
   * Noise whose power density falls with wavenumber k as k to the power of minus {@code slope},
   * between two wavelengths; zero mean, unit variance. Weather has slopes of 2 to 3, terrain of
   * about 3 to 4.
   *
   * @param seed which of all such fields
   * @param slope the spectral slope, of density per area of wavenumbers
   * @param longest wavelength of the first octave
   * @param shortest no octave is shorter than this
   */
  public static Field fractal(
      final long seed, final double slope, final double longest, final double shortest) {
    final Octaves octaves = Octaves.of(seed, slope, longest, shortest);
    return (x, y) -> {
      double sum = 0;
      for (int i = 0; i < octaves.count(); i++) {
        sum += octaves.amplitude(i) * octaves.at(i, x, y);
      }
      return sum;
    };
  }

  /**
   * Noise with sharp crests and broad troughs, as mountains have: in each octave the zero lines of
   * smooth noise become crests, and rough octaves show only on the heights of smoother ones
   * (Musgrave's ridged multifractal). Values from 0 to 1.
   *
   * @param seed which of all such fields
   * @param slope as for {@link #fractal}; sharp crests make the true slope a little smaller
   * @param longest wavelength of the first octave
   * @param shortest no octave is shorter than this
   */
  public static Field ridged(
      final long seed, final double slope, final double longest, final double shortest) {
    final Octaves octaves = Octaves.of(seed, slope, longest, shortest);
    double total = 0;
    for (int i = 0; i < octaves.count(); i++) {
      total += octaves.amplitude(i);
    }
    final double scale = 1 / total;
    return (x, y) -> {
      double sum = 0;
      double weight = 1;
      for (int i = 0; i < octaves.count(); i++) {
        final double crest = Math.max(0, 1 - 0.5 * Math.abs(octaves.at(i, x, y)));
        final double sharp = crest * crest * weight;
        sum += octaves.amplitude(i) * sharp;
        weight = Math.min(1, 1.5 * sharp);
      }
      return sum * scale;
    };
  }

  /** A 64-bit hash of two numbers (the finaliser of SplitMix64). */
  public static long hash(final long seed, final long value) {
    long z = seed + value * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static double corner(
      final long seed, final long column, final long row, final double dx, final double dy) {
    final int direction = (int) (hash(hash(seed, column), row) & (DIRECTIONS - 1));
    return COSINES[direction] * dx + SINES[direction] * dy;
  }

  private static double fade(final double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  private static double mix(final double t, final double from, final double to) {
    return from + t * (to - from);
  }

  /** The mean over a cell of the variance that gradients of unit length and any direction give. */
  private static double variance() {
    final int steps = 1000;
    double weights = 0;
    double moments = 0;
    for (int i = 0; i < steps; i++) {
      final double t = (i + 0.5) / steps;
      final double weight = 1 - fade(t);
      weights += weight * weight / steps;
      moments += weight * weight * t * t / steps;
    }
    return 4 * weights * moments;
  }
}

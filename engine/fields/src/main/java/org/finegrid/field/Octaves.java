package org.finegrid.field;

/**
 * Layers of smooth noise, each at half the wavelength of the one before. Layers are turned against
 * each other, so that their lattices do not coincide anywhere but by chance.
 */
record Octaves(Field[] layers, double[] amplitudes) {

  static Octaves of(
      final long seed, final double slope, final double longest, final double shortest) {
    if (!(longest >= shortest && shortest > 0)) {
      throw new IllegalArgumentException("wavelengths from " + longest + " to " + shortest);
    }
    final int count = 1 + (int) (StrictMath.log(longest / shortest) / StrictMath.log(2) + 1e-9);
    final Field[] layers = new Field[count];
    final double[] amplitudes = new double[count];
    double power = 0;
    for (int i = 0; i < count; i++) {
      final double wavelength = longest / (1L << i);
      layers[i] =
          Noise.gradient(Noise.hash(seed, i)).stretched(wavelength, wavelength).turned(37.0 * i);
      // An octave of k has an area of wavenumbers that grows as k squared.
      amplitudes[i] = StrictMath.pow(wavelength / longest, (slope - 2) / 2);
      power += amplitudes[i] * amplitudes[i];
    }
    for (int i = 0; i < count; i++) {
      amplitudes[i] /= StrictMath.sqrt(power);
    }
    return new Octaves(layers, amplitudes);
  }

  int count() {
    return layers.length;
  }

  double amplitude(final int octave) {
    return amplitudes[octave];
  }

  double at(final int octave, final double x, final double y) {
    return layers[octave].at(x, y);
  }
}

package org.finegrid.samples;

/**
 * Colours by value: linear between stops, which are evenly spaced from the lowest value to the
 * highest.
 *
 * @param lowest value of the first stop
 * @param highest value of the last stop
 * @param stops colours as 0xRRGGBB
 */
record ColourRamp(double lowest, double highest, int... stops) {
  private static final int NO_DATA = 0xB9C8D2;

  /** White for dry over blue to violet for the wettest ground. */
  static ColourRamp rain(final double highest) {
    return new ColourRamp(0, highest, 0xFAFAF5, 0xBFE0EE, 0x6EB4DC, 0x3C78BE, 0x28409B, 0x280A5A);
  }

  /** Violet for cold over yellow to red for warm. */
  static ColourRamp temperature(final double lowest, final double highest) {
    return new ColourRamp(lowest, highest, 0x3C1464, 0x3C78C8, 0xE6E6C8, 0xF0963C, 0x96141E);
  }

  /** The colour of a value; that of the sea for NaN. */
  int colour(final double value) {
    if (Double.isNaN(value)) {
      return NO_DATA;
    }
    final double share = Math.max(0, Math.min(1, (value - lowest) / (highest - lowest)));
    final double place = share * (stops.length - 1);
    final int first = Math.min(stops.length - 2, (int) place);
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      final int from = stops[first] >> shift & 0xff;
      final int to = stops[first + 1] >> shift & 0xff;
      colour |= (int) Math.round(from + (place - first) * (to - from)) << shift;
    }
    return colour;
  }
}

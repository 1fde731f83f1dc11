package org.finegrid.geoserver;

import java.util.function.Supplier;

/**
 * A text that is made when somebody reads it, and once. GeoServer reads it when it writes the
 * outputs that were asked for.
 */
final class LateText implements CharSequence {
  private final Supplier<String> source;
  private String text;

  /** A text from a source. */
  LateText(final Supplier<String> source) {
    this.source = source;
  }

  @Override
  public synchronized String toString() {
    if (text == null) {
      text = source.get();
    }
    return text;
  }

  @Override
  public int length() {
    return toString().length();
  }

  @Override
  public char charAt(final int index) {
    return toString().charAt(index);
  }

  @Override
  public CharSequence subSequence(final int start, final int end) {
    return toString().subSequence(start, end);
  }
}

package org.finegrid.grid;

import java.util.Arrays;

/**
 * A coordinate reference as a GeoTIFF stores it, kept as it was found so that it can be written
 * again without loss.
 *
 * @param directory the GeoKeyDirectoryTag (34735), unsigned shorts
 * @param doubles the GeoDoubleParamsTag (34736), may be empty
 * @param ascii the GeoAsciiParamsTag (34737), may be empty
 */
public record GeoKeys(int[] directory, double[] doubles, String ascii) {

  /** Copies the arrays. */
  public GeoKeys {
    directory = directory.clone();
    doubles = doubles.clone();
  }

  @Override
  public int[] directory() {
    return directory.clone();
  }

  @Override
  public double[] doubles() {
    return doubles.clone();
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof GeoKeys that
        && Arrays.equals(directory, that.directory)
        && Arrays.equals(doubles, that.doubles)
        && ascii.equals(that.ascii);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(directory) * 31 + Arrays.hashCode(doubles) * 7 + ascii.hashCode();
  }

  @Override
  public String toString() {
    return "GeoKeys" + Arrays.toString(directory);
  }
}

package org.finegrid.training.sparse;

import java.util.Arrays;

/**
 * Vectors of one length, one after the other.
 *
 * @param length numbers of each
 * @param values all of them; not copied
 */
record SampleVectors(int length, float[] values) {

  /** Refuses a part of a vector. */
  SampleVectors {
    if (length < 1 || values.length % length != 0) {
      throw new IllegalArgumentException(values.length + " values for vectors of " + length);
    }
  }

  /** How many there are. */
  int count() {
    return values.length / length;
  }

  /** A copy of one of them. */
  float[] get(final int index) {
    return Arrays.copyOfRange(values, index * length, (index + 1) * length);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof SampleVectors that
        && length == that.length
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "SampleVectors[" + count() + " x " + length + "]";
  }
}

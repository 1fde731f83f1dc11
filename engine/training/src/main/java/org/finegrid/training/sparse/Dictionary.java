package org.finegrid.training.sparse;

/**
 * Atoms of one length.
 *
 * @param vectors the atoms, one after the other
 */
record Dictionary(SampleVectors vectors) {

  /**
   * Atoms one after the other.
   *
   * @param length numbers of each
   * @param values all of them; not copied
   */
  Dictionary(final int length, final float[] values) {
    this(new SampleVectors(length, values));
  }

  /** Numbers of each atom. */
  int length() {
    return vectors.length();
  }

  /** The numbers of all atoms; not a copy. */
  float[] values() {
    return vectors.values();
  }

  /** How many there are. */
  int atoms() {
    return vectors.count();
  }

  /** The Euclidean norm of one of them. */
  float norm(final int atom) {
    return norm(values(), atom * length(), length());
  }

  /** The Euclidean norm of a stretch of values. */
  static float norm(final float[] values, final int from, final int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) values[i] * values[i];
    }
    return (float) Math.sqrt(sum);
  }

  /** A stretch of every atom. */
  Dictionary part(final int from, final int count) {
    final float[] part = new float[atoms() * count];
    for (int atom = 0; atom < atoms(); atom++) {
      System.arraycopy(values(), atom * length() + from, part, atom * count, count);
    }
    return new Dictionary(count, part);
  }

  /** Each atom followed by one of another dictionary, times a factor. */
  Dictionary stacked(final Dictionary below, final float factor) {
    final int both = length() + below.length();
    final float[] stacked = new float[atoms() * both];
    for (int atom = 0; atom < atoms(); atom++) {
      System.arraycopy(values(), atom * length(), stacked, atom * both, length());
      for (int i = 0; i < below.length(); i++) {
        stacked[atom * both + length() + i] = factor * below.values()[atom * below.length() + i];
      }
    }
    return new Dictionary(both, stacked);
  }

  /** Each atom times a factor of its own. */
  Dictionary scaled(final float[] factors) {
    final float[] scaled = new float[values().length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = values()[i] * factors[i / length()];
    }
    return new Dictionary(length(), scaled);
  }

  /** The same numbers ordered by their place in the atom: {@code [length][atoms]}. */
  float[] transposed() {
    final int atoms = atoms();
    final float[] transposed = new float[values().length];
    for (int atom = 0; atom < atoms; atom++) {
      for (int i = 0; i < length(); i++) {
        transposed[i * atoms + atom] = values()[atom * length() + i];
      }
    }
    return transposed;
  }

  /** The sum that a code stands for. */
  float[] sum(final SparseCode code) {
    final float[] sum = new float[length()];
    for (int i = 0; i < code.size(); i++) {
      final int from = code.atoms()[i] * length();
      for (int k = 0; k < length(); k++) {
        sum[k] += code.weights()[i] * values()[from + k];
      }
    }
    return sum;
  }

  @Override
  public String toString() {
    return "Dictionary[" + atoms() + " x " + length() + "]";
  }
}

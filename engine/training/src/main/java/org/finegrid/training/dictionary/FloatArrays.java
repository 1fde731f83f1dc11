package org.finegrid.training.dictionary;

/** Between 64 and 32 bits. */
final class FloatArrays {

  private FloatArrays() {}

  static float[][] floats(final double[][] values) {
    final float[][] floats = new float[values.length][];
    for (int i = 0; i < values.length; i++) {
      floats[i] = new float[values[i].length];
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) values[i][j];
      }
    }
    return floats;
  }

  /** Rows one after the other. */
  static float[] flat(final float[][] rows) {
    final float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return flat;
  }
}

package org.finegrid.training.sparse;

import java.util.List;

/**
 * What the best atoms for given codes depend on.
 *
 * @param codes {@code [atoms][atoms]}: the sum over samples of code times code
 * @param samples {@code [atoms][length]}: the sum over samples of code times sample
 */
record CodeStatistics(double[][] codes, double[][] samples) {

  /** Summed in the order of the samples, so that they are the same however codes were found. */
  static CodeStatistics of(
      final SampleVectors samples, final List<SparseCode> codes, final int atoms) {
    final double[][] squares = new double[atoms][atoms];
    final double[][] products = new double[atoms][samples.length()];
    for (int i = 0; i < codes.size(); i++) {
      final SparseCode code = codes.get(i);
      final int from = i * samples.length();
      for (int a = 0; a < code.size(); a++) {
        final double weight = code.weights()[a];
        final double[] row = squares[code.atoms()[a]];
        for (int b = 0; b < code.size(); b++) {
          row[code.atoms()[b]] += weight * code.weights()[b];
        }
        final double[] product = products[code.atoms()[a]];
        for (int k = 0; k < product.length; k++) {
          product[k] += weight * samples.values()[from + k];
        }
      }
    }
    return new CodeStatistics(squares, products);
  }

  /**
   * Turns these into the moments of codes whose weights for one atom are multiplied by a factor.
   */
  void scale(final int atom, final double factor) {
    for (int other = 0; other < codes.length; other++) {
      codes[atom][other] *= factor;
      codes[other][atom] *= factor;
    }
    for (int k = 0; k < samples[atom].length; k++) {
      samples[atom][k] *= factor;
    }
  }
}

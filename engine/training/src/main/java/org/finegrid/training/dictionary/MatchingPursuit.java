package org.finegrid.training.dictionary;

/**
 * Orthogonal matching pursuit with the atoms' inner products at hand (Rubinstein, Zibulevsky and
 * Elad, Efficient implementation of the K-SVD algorithm using batch orthogonal matching pursuit,
 * 2008): step by step the atom most correlated with the residual, then the best weights of all so
 * far.
 */
final class MatchingPursuit {
  private static final int BLOCK = 1024;

  /** An atom that adds less than this (squared) to those chosen adds only rounding error. */
  private static final double INDEPENDENT = 1e-6;

  private final UnitAtoms dictionary;
  private final float[][] gram;
  private final int maxAtoms;

  /** Codes of at most {@code maxAtoms} atoms. */
  MatchingPursuit(final UnitAtoms dictionary, final int maxAtoms) {
    this.dictionary = dictionary;
    this.gram = dictionary.gram();
    this.maxAtoms = Math.min(maxAtoms, Math.min(dictionary.size(), dictionary.count()));
  }

  float[][] gram() {
    return gram;
  }

  /**
   * Codes samples.
   *
   * @param samples one after the other
   */
  Codes code(final float[] samples, final String stage, final OrderedParallel work) {
    final int size = dictionary.size();
    final int count = samples.length / size;
    final Codes codes = Codes.empty(count, maxAtoms);
    try (Columns atoms = dictionary.columns()) {
      work.each(
          stage,
          (count + BLOCK - 1) / BLOCK,
          block -> {
            final int from = block * BLOCK;
            final int to = Math.min(count, from + BLOCK);
            code(atoms, samples, from, to, codes);
            return to;
          },
          done -> {});
    }
    return codes;
  }

  private void code(
      final Columns atoms, final float[] samples, final int from, final int to, final Codes codes) {
    final int size = dictionary.size();
    final Pursuit pursuit = new Pursuit();
    final float[] first = new float[dictionary.count()];
    try (Columns block = Columns.of(size, samples, from * size, to * size);
        Columns products = new Columns(dictionary.count(), to - from)) {
      atoms.products(block, products);
      for (int i = from; i < to; i++) {
        products.read(i - from, first);
        pursuit.run(first, codes, i * maxAtoms);
      }
    }
  }

  /** Codes one sample after the other in the same arrays. */
  private final class Pursuit {
    private final float[] left = new float[dictionary.count()];
    private final int[] chosen = new int[maxAtoms];
    private final double[][] factor = new double[maxAtoms][maxAtoms];
    private final double[] weights = new double[maxAtoms];

    void run(final float[] first, final Codes codes, final int at) {
      System.arraycopy(first, 0, left, 0, left.length);
      int used = 0;
      while (used < maxAtoms) {
        final int best = largest();
        if (left[best] == 0 || !extend(best, used)) {
          break;
        }
        chosen[used++] = best;
        solve(first, used);
        subtract(first, used);
      }
      for (int i = 0; i < used; i++) {
        codes.atoms()[at + i] = chosen[i];
        codes.weights()[at + i] = (float) weights[i];
      }
    }

    private int largest() {
      int best = 0;
      float max = -1;
      for (int i = 0; i < left.length; i++) {
        final float size = Math.abs(left[i]);
        if (size > max) {
          max = size;
          best = i;
        }
      }
      return best;
    }

    /** One row more of the Cholesky factor; none where the atom depends on those chosen. */
    private boolean extend(final int atom, final int used) {
      final double[] row = factor[used];
      double rest = gram[atom][atom];
      for (int i = 0; i < used; i++) {
        double sum = gram[atom][chosen[i]];
        for (int j = 0; j < i; j++) {
          sum -= row[j] * factor[i][j];
        }
        row[i] = sum / factor[i][i];
        rest -= row[i] * row[i];
      }
      if (rest < INDEPENDENT) {
        return false;
      }
      row[used] = Math.sqrt(rest);
      return true;
    }

    private void solve(final float[] first, final int used) {
      for (int i = 0; i < used; i++) {
        double sum = first[chosen[i]];
        for (int j = 0; j < i; j++) {
          sum -= factor[i][j] * weights[j];
        }
        weights[i] = sum / factor[i][i];
      }
      for (int i = used - 1; i >= 0; i--) {
        double sum = weights[i];
        for (int j = i + 1; j < used; j++) {
          sum -= factor[j][i] * weights[j];
        }
        weights[i] = sum / factor[i][i];
      }
    }

    private void subtract(final float[] first, final int used) {
      System.arraycopy(first, 0, left, 0, left.length);
      for (int i = 0; i < used; i++) {
        final float weight = (float) weights[i];
        final float[] products = gram[chosen[i]];
        for (int j = 0; j < left.length; j++) {
          left[j] -= weight * products[j];
        }
      }
    }
  }
}

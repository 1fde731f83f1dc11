package org.finegrid.training.sparse;

import java.util.Arrays;

/**
 * The dictionary's half of sparse coding: the atoms of at most unit norm that represent samples
 * best by the codes they have.
 *
 * <p>It is the constrained least squares problem that Lee, Battle, Raina and Ng (2007) solve by its
 * Lagrange dual. Here it is solved atom by atom, each brought to its exact optimum given the others
 * (Mairal, Bach, Ponce and Sapiro, Online learning for matrix factorization and sparse coding,
 * 2010), which needs no inverse and lowers the objective with every step.
 */
final class AtomUpdate {
  private static final int SWEEPS = 3;
  private static final double NOTHING = 1e-9;

  private final int length;
  private final double[][] atoms;
  private final CodeStatistics moments;
  private final double[] factors;

  private AtomUpdate(final Dictionary dictionary, final CodeStatistics moments) {
    this.length = dictionary.length();
    this.atoms = new double[dictionary.atoms()][length];
    for (int atom = 0; atom < atoms.length; atom++) {
      for (int k = 0; k < length; k++) {
        atoms[atom][k] = dictionary.values()[atom * length + k];
      }
    }
    this.moments = moments;
    this.factors = new double[atoms.length];
    Arrays.fill(factors, 1);
  }

  /**
   * What comes of an update.
   *
   * @param dictionary atoms of unit norm
   * @param factors what each atom's weights are to be multiplied by, at most 1. An atom that would
   *     come out shorter than one is made as long as that and its weights smaller, which keeps the
   *     fit and lowers the penalty. Zero for an atom that no sample has a use for.
   */
  record Result(Dictionary dictionary, float[] factors) {}

  /** Updates all atoms; the moments are used up. */
  static Result of(final Dictionary dictionary, final CodeStatistics moments) {
    final AtomUpdate update = new AtomUpdate(dictionary, moments);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int atom = 0; atom < update.atoms.length; atom++) {
        update.improve(atom);
      }
    }
    return update.result();
  }

  private void improve(final int atom) {
    final double own = moments.codes()[atom][atom];
    if (own <= NOTHING) {
      factors[atom] = 0;
      moments.scale(atom, 0);
      return;
    }
    final double[] expected = moments.samples()[atom].clone();
    for (int other = 0; other < atoms.length; other++) {
      final double together = moments.codes()[atom][other];
      if (together != 0 && other != atom) {
        for (int k = 0; k < length; k++) {
          expected[k] -= together * atoms[other][k];
        }
      }
    }
    double squares = 0;
    for (final double value : expected) {
      squares += value * value;
    }
    final double norm = Math.sqrt(squares);
    if (norm <= NOTHING) {
      factors[atom] = 0;
      moments.scale(atom, 0);
      return;
    }
    for (int k = 0; k < length; k++) {
      atoms[atom][k] = expected[k] / norm;
    }
    final double best = norm / own;
    if (best < 1) {
      factors[atom] *= best;
      moments.scale(atom, best);
    }
  }

  private Result result() {
    final float[] values = new float[atoms.length * length];
    final float[] scales = new float[atoms.length];
    for (int atom = 0; atom < atoms.length; atom++) {
      for (int k = 0; k < length; k++) {
        values[atom * length + k] = (float) atoms[atom][k];
      }
      scales[atom] = (float) factors[atom];
    }
    return new Result(new Dictionary(length, values), scales);
  }
}

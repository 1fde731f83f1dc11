package org.finegrid.training.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exact L1 codes: the weights {@code w} that minimise {@code ½‖x − Dw‖² + λ‖w‖₁}.
 *
 * <p>As in feature-sign search (Lee, Battle, Raina and Ng, Efficient sparse coding algorithms,
 * 2007) the atom that violates optimality most is taken in, one at a time, and the atoms taken in
 * are brought to their optimum; here by coordinate descent on their inner products (Friedman,
 * Hastie and Tibshirani, Regularization paths for generalized linear models via coordinate descent,
 * 2010), which needs no signs to be guessed and makes use of a code to start from. Every step
 * lowers the objective.
 */
final class LassoCoder {
  /** What violation of the conditions of optimality is let be, of λ. */
  static final float TOLERANCE = 1e-3f;

  private static final int MOST_SWEEPS = 5000;

  /** Far more than a code takes in; rounding must not keep an atom coming and going forever. */
  private static final int MOST_ROUNDS = 2000;

  private final Dictionary dictionary;
  private final float penalty;
  private final int atoms;
  private final float[] transposed;
  private final float[] products;

  /**
   * A coder.
   *
   * @param dictionary atoms of unit norm
   * @param penalty λ, above zero
   */
  LassoCoder(final Dictionary dictionary, final float penalty) {
    this.dictionary = dictionary;
    this.penalty = penalty;
    this.atoms = dictionary.atoms();
    this.transposed = dictionary.transposed();
    this.products = new float[Math.multiplyExact(atoms, atoms)];
    IntStream.range(0, atoms).parallel().forEach(this::multiply);
  }

  /** One atom's inner products with all. */
  private void multiply(final int atom) {
    correlate(dictionary.values(), atom * dictionary.length(), products, atom * atoms);
  }

  private void correlate(final float[] from, final int offset, final float[] to, final int target) {
    for (int i = 0; i < dictionary.length(); i++) {
      add(to, target, transposed, i * atoms, from[offset + i]);
    }
  }

  private void add(
      final float[] to, final int target, final float[] from, final int source, final float by) {
    for (int atom = 0; atom < atoms; atom++) {
      to[target + atom] += by * from[source + atom];
    }
  }

  /**
   * Codes a vector.
   *
   * @param values holds it from {@code offset} on
   * @param start a code near the one sought, such as that of a dictionary slightly different
   */
  SparseCode code(final float[] values, final int offset, final SparseCode start) {
    final float[] rest = new float[atoms];
    correlate(values, offset, rest, 0);
    for (int i = 0; i < start.size(); i++) {
      add(rest, 0, products, start.atoms()[i] * atoms, -start.weights()[i]);
    }
    final Taken taken = new Taken(start);
    settle(taken, rest);
    int next = worst(taken, rest);
    for (int round = 0; round < MOST_ROUNDS && next >= 0; round++) {
      taken.add(next);
      settle(taken, rest);
      next = worst(taken, rest);
    }
    return taken.code();
  }

  /**
   * Coordinate descent over the atoms taken in, until they hardly move: all that they move in a
   * sweep bounds how far any of them is from its condition of optimality after it.
   */
  private void settle(final Taken taken, final float[] rest) {
    final int count = taken.count;
    final float[] among = new float[count * count];
    final float[] own = new float[count];
    final float[] before = Arrays.copyOf(taken.weights, count);
    for (int a = 0; a < count; a++) {
      own[a] = rest[taken.atoms[a]];
      for (int b = 0; b < count; b++) {
        among[a * count + b] = products[taken.atoms[a] * atoms + taken.atoms[b]];
      }
    }
    float moved = Float.POSITIVE_INFINITY;
    for (int sweep = 0; sweep < MOST_SWEEPS && moved > TOLERANCE * penalty; sweep++) {
      moved = 0;
      for (int a = 0; a < count; a++) {
        final float old = taken.weights[a];
        final float step = shrink(own[a] + old, penalty) - old;
        if (step != 0) {
          taken.weights[a] = old + step;
          moved += Math.abs(step);
          for (int b = 0; b < count; b++) {
            own[b] -= step * among[a * count + b];
          }
        }
      }
    }
    for (int a = 0; a < count; a++) {
      final float step = taken.weights[a] - before[a];
      if (step != 0) {
        add(rest, 0, products, taken.atoms[a] * atoms, -step);
      }
    }
    taken.drop();
  }

  /** The atom not taken in that would lower the objective fastest; -1 where none would. */
  private int worst(final Taken taken, final float[] rest) {
    int worst = -1;
    float max = penalty * (1 + TOLERANCE);
    for (int atom = 0; atom < atoms; atom++) {
      if (Math.abs(rest[atom]) > max && !taken.has(atom)) {
        max = Math.abs(rest[atom]);
        worst = atom;
      }
    }
    return worst;
  }

  /** The soft threshold. */
  static float shrink(final float value, final float by) {
    return value > by ? value - by : value < -by ? value + by : 0;
  }

  /** What a code leaves of a vector: half the squared rest plus the penalty. */
  double objective(final float[] values, final int offset, final SparseCode code) {
    return squaredRest(values, offset, code) / 2 + penalty * code.magnitude();
  }

  /** The squared norm of what a code leaves of a vector. */
  double squaredRest(final float[] values, final int offset, final SparseCode code) {
    final float[] sum = dictionary.sum(code);
    double squares = 0;
    for (int i = 0; i < sum.length; i++) {
      final double rest = values[offset + i] - sum[i];
      squares += rest * rest;
    }
    return squares;
  }

  /** The atoms taken in so far, with their weights. */
  private static final class Taken {
    private int[] atoms;
    private float[] weights;
    private int count;

    Taken(final SparseCode start) {
      count = start.size();
      atoms = Arrays.copyOf(start.atoms(), count + 16);
      weights = Arrays.copyOf(start.weights(), count + 16);
    }

    void add(final int atom) {
      if (count == atoms.length) {
        atoms = Arrays.copyOf(atoms, 2 * count);
        weights = Arrays.copyOf(weights, 2 * count);
      }
      atoms[count] = atom;
      weights[count++] = 0;
    }

    boolean has(final int atom) {
      for (int i = 0; i < count; i++) {
        if (atoms[i] == atom) {
          return true;
        }
      }
      return false;
    }

    /** Forgets atoms that came out with no weight. */
    void drop() {
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (weights[i] != 0) {
          atoms[kept] = atoms[i];
          weights[kept++] = weights[i];
        }
      }
      count = kept;
    }

    SparseCode code() {
      return new SparseCode(Arrays.copyOf(atoms, count), Arrays.copyOf(weights, count));
    }
  }
}

package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * K-SVD (Aharon, Elad and Bruckstein, 2006) with the approximate update of Rubinstein and others
 * (2008): samples are coded, then each atom and the weights of the samples that use it are improved
 * in turn by one step of the power method. Atoms that few use, or that are nearly another's double,
 * are replaced by the samples that are represented worst.
 */
final class KSvd {
  private static final double SAME = 0.99;
  private static final int FEW = 4;

  private final float[] samples;
  private final int size;
  private final int maxAtoms;
  private final List<Double> errors = new ArrayList<>();

  /**
   * @param samples one after the other
   * @param size numbers in a sample
   * @param maxAtoms largest number of atoms that represent a sample
   */
  KSvd(final float[] samples, final int size, final int maxAtoms) {
    this.samples = samples;
    this.size = size;
    this.maxAtoms = maxAtoms;
  }

  /** Root mean square of what was left of the samples after each iteration. */
  List<Double> errors() {
    return List.copyOf(errors);
  }

  /** Learns so many atoms, beginning with samples; there must be more samples than atoms. */
  UnitAtoms learn(
      final int atoms, final int iterations, final long seed, final OrderedParallel work) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] values = new float[atoms * size];
    final int[] order = shuffled(samples.length / size, random);
    for (int atom = 0, next = 0; atom < atoms && next < order.length; next++) {
      System.arraycopy(samples, order[next] * size, values, atom * size, size);
      if (normalise(values, atom * size)) {
        atom++;
      }
    }
    UnitAtoms dictionary = new UnitAtoms(size, values);
    for (int iteration = 0; iteration < iterations; iteration++) {
      final String stage = "K-SVD " + (iteration + 1) + "/" + iterations;
      final Codes codes = new MatchingPursuit(dictionary, maxAtoms).code(samples, stage, work);
      final float[] left = left(dictionary, codes);
      final int[][] users = users(codes, atoms);
      for (final int atom : shuffled(atoms, random)) {
        improve(values, atom, users[atom], codes, left);
      }
      final double[] rest = squares(left);
      errors.add(Math.sqrt(Arrays.stream(rest).sum() / rest.length));
      work.report(stage, 1, 1, OptionalDouble.of(errors.get(iteration)));
      if (iteration < iterations - 1) {
        replace(dictionary, users, rest);
      }
      dictionary = new UnitAtoms(size, values);
    }
    return dictionary;
  }

  private static int[] shuffled(final int count, final SplittableRandom random) {
    final int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      final int j = random.nextInt(i + 1);
      final int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private boolean normalise(final float[] values, final int from) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) values[from + i] * values[from + i];
    }
    if (!(sum > Float.MIN_NORMAL)) {
      return false;
    }
    final float scale = (float) (1 / Math.sqrt(sum));
    for (int i = 0; i < size; i++) {
      values[from + i] *= scale;
    }
    return true;
  }

  private float[] left(final UnitAtoms dictionary, final Codes codes) {
    final float[] left = samples.clone();
    for (int use = 0; use < codes.atoms().length; use++) {
      if (codes.atoms()[use] >= 0) {
        final int sample = use / codes.maxAtoms() * size;
        final int atom = codes.atoms()[use] * size;
        for (int i = 0; i < size; i++) {
          left[sample + i] -= codes.weights()[use] * dictionary.values()[atom + i];
        }
      }
    }
    return left;
  }

  /** For each atom the places in the codes where it is used. */
  private static int[][] users(final Codes codes, final int atoms) {
    final int[] counts = new int[atoms];
    for (final int atom : codes.atoms()) {
      if (atom >= 0) {
        counts[atom]++;
      }
    }
    final int[][] users = new int[atoms][];
    Arrays.setAll(users, atom -> new int[counts[atom]]);
    for (int use = codes.atoms().length - 1; use >= 0; use--) {
      final int atom = codes.atoms()[use];
      if (atom >= 0) {
        users[atom][--counts[atom]] = use;
      }
    }
    return users;
  }

  private void improve(
      final float[] values,
      final int atom,
      final int[] users,
      final Codes codes,
      final float[] left) {
    if (users.length == 0) {
      return;
    }
    final float[] old = Arrays.copyOfRange(values, atom * size, (atom + 1) * size);
    final double[] sum = new double[size];
    for (final int use : users) {
      final float weight = codes.weights()[use];
      final int sample = use / codes.maxAtoms() * size;
      for (int i = 0; i < size; i++) {
        sum[i] += weight * (left[sample + i] + weight * old[i]);
      }
    }
    final double length = Math.sqrt(Arrays.stream(sum).map(each -> each * each).sum());
    if (!(length > 0)) {
      return;
    }
    for (int i = 0; i < size; i++) {
      values[atom * size + i] = (float) (sum[i] / length);
    }
    for (final int use : users) {
      refit(values, atom * size, old, use, codes, left);
    }
  }

  private void refit(
      final float[] values,
      final int atom,
      final float[] old,
      final int use,
      final Codes codes,
      final float[] left) {
    final int sample = use / codes.maxAtoms() * size;
    final float before = codes.weights()[use];
    float after = 0;
    for (int i = 0; i < size; i++) {
      left[sample + i] += before * old[i];
      after += left[sample + i] * values[atom + i];
    }
    for (int i = 0; i < size; i++) {
      left[sample + i] -= after * values[atom + i];
    }
    codes.weights()[use] = after;
  }

  private double[] squares(final float[] left) {
    final double[] squares = new double[left.length / size];
    for (int i = 0; i < left.length; i++) {
      squares[i / size] += (double) left[i] * left[i];
    }
    return squares;
  }

  private void replace(final UnitAtoms dictionary, final int[][] users, final double[] rest) {
    final float[][] gram = dictionary.gram();
    final int[] worst =
        IntStream.range(0, rest.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -rest[i]))
            .limit(2L * dictionary.count())
            .mapToInt(Integer::intValue)
            .toArray();
    int next = 0;
    final boolean[] replaced = new boolean[dictionary.count()];
    for (int atom = 0; atom < dictionary.count(); atom++) {
      if (users[atom].length >= FEW && !doubled(gram[atom], atom, replaced)) {
        continue;
      }
      while (next < worst.length) {
        final int sample = worst[next++];
        System.arraycopy(samples, sample * size, dictionary.values(), atom * size, size);
        if (normalise(dictionary.values(), atom * size)) {
          replaced[atom] = true;
          break;
        }
      }
    }
  }

  private static boolean doubled(final float[] products, final int atom, final boolean[] replaced) {
    for (int other = 0; other < products.length; other++) {
      if (other != atom && !replaced[other] && Math.abs(products[other]) > SAME) {
        return true;
      }
    }
    return false;
  }
}

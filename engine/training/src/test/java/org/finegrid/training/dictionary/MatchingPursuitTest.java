package org.finegrid.training.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MatchingPursuitTest {
  private static final int SIZE = 64;
  private static final int ATOMS = 96;

  @Property(tries = 20)
  void findsTheAtomsAndWeightsThatASampleIsMadeOf(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final UnitAtoms dictionary = random(random);
    final int first = random.nextInt(ATOMS);
    final int second = (first + 1 + random.nextInt(ATOMS - 1)) % ATOMS;
    final float[] sample = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      sample[i] = 3 * dictionary.atom(first)[i] - 2 * dictionary.atom(second)[i];
    }

    final Codes codes = code(dictionary, sample, 2);

    assertEquals(3, weight(codes, first), 1e-4);
    assertEquals(-2, weight(codes, second), 1e-4);
  }

  @Property(tries = 20)
  void whatIsLeftIsOrthogonalToAllAtomsChosen(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final UnitAtoms dictionary = random(random);
    final float[] sample = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      sample[i] = (float) random.nextDouble(-1, 1);
    }

    final Codes codes = code(dictionary, sample, 5);

    final double[] left = MatrixProducts.doubles(sample);
    for (int i = 0; i < 5; i++) {
      assertTrue(codes.atoms()[i] >= 0);
      MatrixProducts.add(
          -codes.weights()[i], MatrixProducts.doubles(dictionary.atom(codes.atoms()[i])), left);
    }
    for (int i = 0; i < 5; i++) {
      assertEquals(0, MatrixProducts.dot(left, dictionary.values(), codes.atoms()[i] * SIZE), 1e-5);
    }
    assertTrue(MatrixProducts.dot(left, left) > 0.01);
  }

  /** With two of four directions spanned, the rest is zero; more atoms would be rounding. */
  @Property(tries = 5)
  void usesNoMoreAtomsThanASampleNeeds(@ForAll final long seed) {
    final UnitAtoms dictionary = random(new SplittableRandom(seed));

    final Codes codes = code(dictionary, dictionary.atom(3), 3);

    assertEquals(1, weight(codes, 3), 1e-5);
    for (int i = 1; i < 3; i++) {
      assertEquals(0, codes.weights()[i], 1e-5);
    }
  }

  @Property(tries = 10)
  void theUnrolledGraphsStepsGiveTheSameDetail(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final UnitAtoms dictionary = random(random);
    final float[][] high = new float[ATOMS][4];
    for (final float[] detail : high) {
      for (int i = 0; i < detail.length; i++) {
        detail[i] = (float) random.nextDouble(-1, 1);
      }
    }
    final float[] sample = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      sample[i] = (float) random.nextDouble(-1, 1);
    }

    final Codes codes = code(dictionary, sample, 3);
    final float[] unrolled =
        ReferencePredictors.detail(
            new SparsePredictor(dictionary, high, 3, NumberStorage.SINGLE), sample);

    for (int i = 0; i < unrolled.length; i++) {
      double sum = 0;
      for (int use = 0; use < 3; use++) {
        sum += codes.weights()[use] * high[codes.atoms()[use]][i];
      }
      assertEquals(sum, unrolled[i], 1e-4);
    }
  }

  private static double weight(final Codes codes, final int atom) {
    return IntStream.range(0, codes.atoms().length)
        .filter(i -> codes.atoms()[i] == atom)
        .mapToDouble(i -> codes.weights()[i])
        .sum();
  }

  private static Codes code(final UnitAtoms dictionary, final float[] sample, final int max) {
    try (OrderedParallel work = new OrderedParallel(Training.silent())) {
      return new MatchingPursuit(dictionary, max).code(sample, "codes", work);
    }
  }

  /** Atoms of random directions. */
  private static UnitAtoms random(final SplittableRandom random) {
    final float[] values = new float[ATOMS * SIZE];
    for (int atom = 0; atom < ATOMS; atom++) {
      double square = 0;
      for (int i = 0; i < SIZE; i++) {
        values[atom * SIZE + i] = random.nextBoolean() ? 1 : -1;
        square++;
      }
      for (int i = 0; i < SIZE; i++) {
        values[atom * SIZE + i] /= (float) Math.sqrt(square);
      }
    }
    return new UnitAtoms(SIZE, values);
  }
}

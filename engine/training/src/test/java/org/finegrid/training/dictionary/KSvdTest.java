package org.finegrid.training.dictionary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class KSvdTest {
  private static final int SIZE = 20;
  private static final int ATOMS = 30;
  private static final int SAMPLES = 3000;

  private final UnitAtoms planted = planted();
  private final float[] samples = samples(planted);
  private final KSvd learner = new KSvd(samples, SIZE, 3);
  private final UnitAtoms learned = learn(learner);

  @Test
  void recoversTheDictionaryThatSamplesWereMadeOf() {
    int found = 0;
    for (int atom = 0; atom < ATOMS; atom++) {
      final double[] wanted = MatrixProducts.doubles(planted.atom(atom));
      final int nearest = MatrixProducts.nearest(wanted, learned);
      found +=
          Math.abs(MatrixProducts.dot(wanted, learned.values(), nearest * SIZE)) > 0.99 ? 1 : 0;
    }
    assertTrue(found >= 27, found + " of " + ATOMS);
  }

  @Test
  void leavesLessAndLessOfTheSamples() {
    final List<Double> errors = learner.errors();
    assertTrue(errors.get(errors.size() - 1) < 0.3 * errors.get(0), errors.toString());
    assertTrue(errors.get(5) < errors.get(0), errors.toString());
  }

  @Test
  void atomsHaveLengthOne() {
    for (int atom = 0; atom < ATOMS; atom++) {
      final double[] values = MatrixProducts.doubles(learned.atom(atom));
      assertTrue(Math.abs(MatrixProducts.dot(values, values) - 1) < 1e-5);
    }
  }

  @Test
  void learnsTheSameOfTheSameSeed() {
    assertArrayEquals(learned.values(), learn(new KSvd(samples, SIZE, 3)).values());
  }

  private static UnitAtoms learn(final KSvd learner) {
    try (OrderedParallel work = new OrderedParallel(Training.silent())) {
      return learner.learn(ATOMS, 40, 5, work);
    }
  }

  private static UnitAtoms planted() {
    final SplittableRandom random = new SplittableRandom(3);
    final float[] values = new float[ATOMS * SIZE];
    for (int atom = 0; atom < ATOMS; atom++) {
      double square = 0;
      for (int i = 0; i < SIZE; i++) {
        final float value = (float) random.nextDouble(-1, 1);
        values[atom * SIZE + i] = value;
        square += value * value;
      }
      for (int i = 0; i < SIZE; i++) {
        values[atom * SIZE + i] /= (float) Math.sqrt(square);
      }
    }
    return new UnitAtoms(SIZE, values);
  }

  /** Each of three atoms and a little noise. */
  private static float[] samples(final UnitAtoms dictionary) {
    final SplittableRandom random = new SplittableRandom(4);
    final float[] samples = new float[SAMPLES * SIZE];
    for (int sample = 0; sample < SAMPLES; sample++) {
      for (int use = 0; use < 3; use++) {
        final float[] atom = dictionary.atom(random.nextInt(ATOMS));
        final double weight = random.nextDouble(0.5, 1.5) * (random.nextBoolean() ? 1 : -1);
        for (int i = 0; i < SIZE; i++) {
          samples[sample * SIZE + i] += (float) (weight * atom[i]);
        }
      }
      for (int i = 0; i < SIZE; i++) {
        samples[sample * SIZE + i] += (float) random.nextDouble(-0.02, 0.02);
      }
    }
    return samples;
  }
}

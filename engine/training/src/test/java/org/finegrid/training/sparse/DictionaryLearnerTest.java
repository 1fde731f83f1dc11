package org.finegrid.training.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingStopped;
import org.junit.jupiter.api.Test;

class DictionaryLearnerTest {

  @Property(tries = 15)
  void noTurnRaisesTheObjective(
      @ForAll @LongRange(min = 0, max = 9999) final long seed,
      @ForAll @IntRange(min = 2, max = 40) final int atoms) {
    final SampleVectors samples = Given.sparse(seed, Given.dictionary(seed, 25, 10), 400, 3);
    final double[] objectives =
        new DictionaryLearner(atoms, 0.1f, 12, seed).learn(samples, Given.SILENCE).objectives();
    assertEquals(13, objectives.length);
    for (int turn = 1; turn < objectives.length; turn++) {
      assertTrue(
          objectives[turn] <= objectives[turn - 1] * (1 + 1e-4),
          objectives[turn] + " after " + objectives[turn - 1]);
    }
    assertTrue(objectives[12] < 0.98 * objectives[0]);
  }

  @Test
  void mostAtomsThatSamplesAreMadeOfAreFound() {
    final Dictionary planted = Given.dictionary(5, 24, 16);
    final SampleVectors samples = Given.sparse(6, planted, 3000, 2);
    final Dictionary found =
        new DictionaryLearner(24, 0.1f, 60, 7).learn(samples, Given.SILENCE).dictionary();
    int recovered = 0;
    for (int atom = 0; atom < planted.atoms(); atom++) {
      double best = 0;
      for (int other = 0; other < found.atoms(); other++) {
        double product = 0;
        for (int i = 0; i < 16; i++) {
          product += planted.values()[atom * 16 + i] * found.values()[other * 16 + i];
        }
        best = Math.max(best, Math.abs(product));
      }
      recovered += best > 0.97 ? 1 : 0;
    }
    assertTrue(recovered >= 18, recovered + " of 24");
  }

  @Test
  void atomsHaveUnitNorm() {
    final SampleVectors samples = Given.sparse(1, Given.dictionary(2, 20, 8), 300, 2);
    final Dictionary found =
        new DictionaryLearner(30, 0.2f, 5, 3).learn(samples, Given.SILENCE).dictionary();
    for (int atom = 0; atom < found.atoms(); atom++) {
      assertEquals(1, found.norm(atom), 1e-5);
    }
  }

  @Test
  void theSameSeedLearnsTheSameAndAnotherSeedAnother() {
    final SampleVectors samples = Given.sparse(1, Given.dictionary(2, 20, 8), 3000, 2);
    final DictionaryLearner.Learned one =
        new DictionaryLearner(16, 0.1f, 4, 9).learn(samples, Given.SILENCE);
    assertEquals(one, new DictionaryLearner(16, 0.1f, 4, 9).learn(samples, Given.SILENCE));
    assertNotEquals(one, new DictionaryLearner(16, 0.1f, 4, 8).learn(samples, Given.SILENCE));
  }

  @Test
  void samplesOfNothingAreToldByNothing() {
    final SampleVectors samples = new SampleVectors(4, new float[4 * 20]);
    final DictionaryLearner.Learned learned =
        new DictionaryLearner(3, 0.1f, 3, 1).learn(samples, Given.SILENCE);
    assertEquals(0, learned.objectives()[3]);
    assertEquals(SparseCode.EMPTY, learned.codes().get(0));
  }

  @Test
  void itStopsWhenAskedTo() {
    final SampleVectors samples = Given.sparse(1, Given.dictionary(2, 20, 8), 5000, 2);
    final int[] heard = new int[1];
    final TrainingListener impatient =
        new TrainingListener() {
          @Override
          public void progress(
              final String stage,
              final long done,
              final long total,
              final OptionalDouble loss,
              final OptionalDouble psnr) {
            heard[0]++;
          }

          @Override
          public boolean stopped() {
            return heard[0] == 3;
          }
        };
    final DictionaryLearner learner = new DictionaryLearner(16, 0.1f, 1000, 9);
    assertThrows(TrainingStopped.class, () -> learner.learn(samples, impatient));
    assertEquals(3, heard[0]);
  }
}

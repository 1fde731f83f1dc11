package org.finegrid.training.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LassoCoderTest {

  /** Each atom's inner product with what a code leaves of a sample. */
  private static double[] products(
      final Dictionary dictionary, final float[] sample, final SparseCode code) {
    final float[] sum = dictionary.sum(code);
    final double[] products = new double[dictionary.atoms()];
    for (int atom = 0; atom < products.length; atom++) {
      for (int i = 0; i < sample.length; i++) {
        products[atom] +=
            (double) dictionary.values()[atom * sample.length + i] * (sample[i] - sum[i]);
      }
    }
    return products;
  }

  /** Where many atoms share few dimensions, they are nearly parallel and sweeps run out. */
  @Property(tries = 60)
  void codesMeetTheConditionsOfOptimality(
      @ForAll @LongRange(min = 0, max = 9999) final long seed,
      @ForAll @IntRange(min = 2, max = 80) final int atoms,
      @ForAll @IntRange(min = 8, max = 30) final int length,
      @ForAll @IntRange(min = 1, max = 60) final int hundredths) {
    final float penalty = hundredths / 100f;
    final Dictionary dictionary = Given.dictionary(seed, atoms, length);
    final float[] sample = Given.sparse(seed + 1, dictionary, 1, 4).get(0);
    final SparseCode code = new LassoCoder(dictionary, penalty).code(sample, 0, SparseCode.EMPTY);
    final double[] products = products(dictionary, sample, code);
    final double slack = 3 * LassoCoder.TOLERANCE * penalty + 1e-5;
    for (final double product : products) {
      assertTrue(Math.abs(product) <= penalty + slack, product + " above " + penalty);
    }
    for (int i = 0; i < code.size(); i++) {
      final double expected = penalty * Math.signum(code.weights()[i]);
      assertEquals(expected, products[code.atoms()[i]], slack, "an atom taken in");
    }
  }

  @Property(tries = 30)
  void whereACodeStartsDoesNotMatter(@ForAll @LongRange(min = 0, max = 9999) final long seed) {
    final Dictionary dictionary = Given.dictionary(seed, 20, 30);
    final SampleVectors samples = Given.sparse(seed, dictionary, 2, 3);
    final LassoCoder coder = new LassoCoder(dictionary, 0.1f);
    final SparseCode other = coder.code(samples.values(), 30, SparseCode.EMPTY);
    final SparseCode cold = coder.code(samples.values(), 0, SparseCode.EMPTY);
    final SparseCode warm = coder.code(samples.values(), 0, other);
    assertEquals(
        coder.objective(samples.values(), 0, cold),
        coder.objective(samples.values(), 0, warm),
        1e-4);
  }

  @Test
  void aPenaltyAboveAllProductsLeavesNothing() {
    final Dictionary dictionary = Given.dictionary(1, 10, 5);
    final float[] sample = new float[] {0.1f, 0.1f, 0.1f, 0.1f, 0.1f};
    final SparseCode code = new LassoCoder(dictionary, 1f).code(sample, 0, SparseCode.EMPTY);
    assertEquals(SparseCode.EMPTY, code);
  }

  @Test
  void manyStepsOfTheUnrolledCoderComeToTheSameCode() {
    final Dictionary dictionary = Given.dictionary(3, 40, 20);
    final float[] sample = Given.sparse(4, dictionary, 1, 3).get(0);
    final SparseCode exact = new LassoCoder(dictionary, 0.2f).code(sample, 0, SparseCode.EMPTY);
    final float[] unrolled = ReferenceFista.code(new Fista(dictionary, 0.2f, 500), sample);
    final float[] all = new float[40];
    for (int i = 0; i < exact.size(); i++) {
      all[exact.atoms()[i]] = exact.weights()[i];
    }
    for (int atom = 0; atom < all.length; atom++) {
      assertEquals(all[atom], unrolled[atom], 2e-3, "atom " + atom);
    }
  }
}

package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SsimTest {

  private static double ssim(final double[] truth, final double[] model, final double range) {
    return Ssim.of(new FieldPair(truth, model, Fields.equal()), range, () -> {});
  }

  @Test
  void similarityToItselfIsOne() {
    assertEquals(1, ssim(Fields.truth(), Fields.truth(), 23), 1e-12);
  }

  @Property(tries = 10)
  void similarityIsSymmetricAndAtMostOne(@ForAll final long seed) {
    final double[] one = Fields.random(seed, Fields.WIDTH * Fields.HEIGHT, 0.002);
    final double[] other = Fields.random(seed + 1, Fields.WIDTH * Fields.HEIGHT, 0);
    final double there = ssim(one, other, 10);
    assertEquals(there, ssim(other, one, 10), 1e-12);
    assertTrue(there <= 1 && there >= -1, "" + there);
  }

  @Test
  void oneCellWithoutDataTakesOnlyTheWindowsThatHoldIt() {
    // Left of column 12 both fields agree; what windows see of the rest is taken out.
    final double[] truth = Fields.truth();
    final double[] model = Fields.model();
    for (int y = 0; y < Fields.HEIGHT; y++) {
      System.arraycopy(truth, y * Fields.WIDTH, model, y * Fields.WIDTH, 12);
      for (int x = 12; x < Fields.WIDTH; x += 10) {
        truth[y * Fields.WIDTH + x] = Double.NaN;
      }
    }
    assertEquals(1, ssim(truth, model, 23), 1e-12);
  }

  @Test
  void aFieldWithoutAWholeWindowHasNone() {
    final double[] field = new double[10 * 30];
    assertTrue(
        Double.isNaN(Ssim.of(new FieldPair(field, field, CellWeights.equal(10, 30)), 1, () -> {})));
    final double[] constant = new double[Fields.WIDTH * Fields.HEIGHT];
    Arrays.fill(constant, 5);
    assertTrue(Double.isNaN(ssim(constant, Fields.model(), 0)));
  }

  @Test
  void everyRowIsTold() {
    final AtomicInteger rows = new AtomicInteger();
    Ssim.of(
        new FieldPair(Fields.truth(), Fields.model(), Fields.equal()), 1, rows::incrementAndGet);
    assertEquals(Fields.HEIGHT, rows.get());
  }
}

package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TrainingStateTest {
  private static final ValidationResult FIRST =
      new ValidationResult(new double[] {0.04, 0.02, 0.03, 0.01});

  /** Better on average, but worse in as many parts: chance. */
  private static final ValidationResult ALIKE =
      new ValidationResult(new double[] {0.03, 0.023, 0.026, 0.012});

  private static final ValidationResult BETTER =
      new ValidationResult(new double[] {0.0362, 0.0181, 0.0269, 0.0092});

  /** In every part by about as much. */
  private static final ValidationResult WORSE =
      new ValidationResult(new double[] {0.044, 0.022, 0.033, 0.0115});

  @Test
  void ofWeightsThatDoAlikeTheLastAreKept() {
    final TrainingState state = new TrainingState(1);
    judge(state, 1, ALIKE);
    judge(state, 2, FIRST);
    assertArrayEquals(new float[] {2}, state.kept());
  }

  @Test
  void weightsThatDoWorseAreNotKept() {
    final TrainingState state = new TrainingState(1);
    judge(state, 1, FIRST);
    judge(state, 2, WORSE);
    assertArrayEquals(new float[] {1}, state.kept());
  }

  /** Else many small steps back would lead anywhere. */
  @Test
  void whatCountsAsAlikeIsAskedOfTheBestAndNotOfTheLast() {
    final TrainingState state = new TrainingState(1);
    judge(state, 1, BETTER);
    judge(state, 2, ALIKE);
    assertArrayEquals(new float[] {2}, state.kept());
    assertTrue(WORSE.asGoodAs(new ValidationResult(new double[] {0.05, 0.021, 0.034, 0.0105})));
    judge(state, 3, WORSE);
    assertArrayEquals(new float[] {2}, state.kept());
  }

  @Test
  void onlyABetterJudgementIsProgress() {
    final TrainingState state = new TrainingState(1);
    judge(state, 1, FIRST);
    assertEquals(0, state.stale());
    judge(state, 2, WORSE);
    assertEquals(1, state.stale());
    judge(state, 3, FIRST);
    assertEquals(2, state.stale());
    judge(state, 4, BETTER);
    assertEquals(0, state.stale());
  }

  @Test
  void whatWasWrittenJudgesOnAlike() throws IOException {
    final TrainingState state = new TrainingState(1);
    judge(state, 1, FIRST);
    final TrainingState read = copy(state);
    judge(read, 2, WORSE);
    assertArrayEquals(new float[] {1}, read.kept());
    assertEquals(1, read.stale());
    final TrainingState fresh = copy(new TrainingState(1));
    judge(fresh, 5, WORSE);
    assertArrayEquals(new float[] {5}, fresh.kept());
  }

  /** Else so much memory would be asked for that none is left. */
  @Test
  void aJudgementOfImpossiblyManyPartsIsNotRead() throws IOException {
    final byte[] bytes = written(new TrainingState(1));
    final int count = 2 * Integer.BYTES + Integer.BYTES + Double.BYTES;
    bytes[count] = 0x7f;
    assertFalse(new TrainingState(1).read(new DataInputStream(new ByteArrayInputStream(bytes))));
  }

  @Test
  void decibelsAreOfTheMeanSquare() {
    assertEquals(20, new ValidationResult(new double[] {0.02, 0, 0.01, 0.01}).psnr(), 1e-9);
    assertFalse(Double.isInfinite(new ValidationResult(new double[4]).psnr()));
  }

  private static void judge(
      final TrainingState state, final float weight, final ValidationResult result) {
    state.averaged()[0] = weight;
    state.validated(result);
  }

  private static TrainingState copy(final TrainingState state) throws IOException {
    final TrainingState read = new TrainingState(1);
    assertTrue(read.read(new DataInputStream(new ByteArrayInputStream(written(state)))));
    return read;
  }

  private static byte[] written(final TrainingState state) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}

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

class StateTest {
  private static final Judgement FIRST = new Judgement(new double[] {0.04, 0.02, 0.03, 0.01});

  /** Better on average, but worse in as many parts: chance. */
  private static final Judgement ALIKE = new Judgement(new double[] {0.03, 0.023, 0.026, 0.012});

  private static final Judgement BETTER =
      new Judgement(new double[] {0.0362, 0.0181, 0.0269, 0.0092});

  /** In every part by about as much. */
  private static final Judgement WORSE = new Judgement(new double[] {0.044, 0.022, 0.033, 0.0115});

  @Test
  void ofWeightsThatDoAlikeTheLastAreKept() {
    final State state = new State(1);
    judge(state, 1, ALIKE);
    judge(state, 2, FIRST);
    assertArrayEquals(new float[] {2}, state.kept());
  }

  @Test
  void weightsThatDoWorseAreNotKept() {
    final State state = new State(1);
    judge(state, 1, FIRST);
    judge(state, 2, WORSE);
    assertArrayEquals(new float[] {1}, state.kept());
  }

  /** Else many small steps back would lead anywhere. */
  @Test
  void whatCountsAsAlikeIsAskedOfTheBestAndNotOfTheLast() {
    final State state = new State(1);
    judge(state, 1, BETTER);
    judge(state, 2, ALIKE);
    assertArrayEquals(new float[] {2}, state.kept());
    assertTrue(WORSE.asGoodAs(new Judgement(new double[] {0.05, 0.021, 0.034, 0.0105})));
    judge(state, 3, WORSE);
    assertArrayEquals(new float[] {2}, state.kept());
  }

  @Test
  void onlyABetterJudgementIsProgress() {
    final State state = new State(1);
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
    final State state = new State(1);
    judge(state, 1, FIRST);
    final State read = copy(state);
    judge(read, 2, WORSE);
    assertArrayEquals(new float[] {1}, read.kept());
    assertEquals(1, read.stale());
    final State fresh = copy(new State(1));
    judge(fresh, 5, WORSE);
    assertArrayEquals(new float[] {5}, fresh.kept());
  }

  /** Else so much memory would be asked for that none is left. */
  @Test
  void aJudgementOfImpossiblyManyPartsIsNotRead() throws IOException {
    final byte[] bytes = written(new State(1));
    final int count = 2 * Integer.BYTES + Integer.BYTES + Double.BYTES;
    bytes[count] = 0x7f;
    assertFalse(new State(1).read(new DataInputStream(new ByteArrayInputStream(bytes))));
  }

  @Test
  void decibelsAreOfTheMeanSquare() {
    assertEquals(20, new Judgement(new double[] {0.02, 0, 0.01, 0.01}).psnr(), 1e-9);
    assertFalse(Double.isInfinite(new Judgement(new double[4]).psnr()));
  }

  private static void judge(final State state, final float weight, final Judgement judgement) {
    state.averaged()[0] = weight;
    state.judged(judgement);
  }

  private static State copy(final State state) throws IOException {
    final State read = new State(1);
    assertTrue(read.read(new DataInputStream(new ByteArrayInputStream(written(state)))));
    return read;
  }

  private static byte[] written(final State state) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}

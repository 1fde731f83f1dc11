package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayPoolTest {
  private final ArrayPool pool = new ArrayPool();

  @Test
  void whatWasLentIsLentAgainAfterTheRun() {
    final INDArray one = pool.allocate(true, DataType.FLOAT, 2, 3);
    final INDArray other = pool.allocate(true, DataType.FLOAT, 2, 3);
    assertNotSame(one, other);
    pool.reclaim();
    final INDArray third = pool.allocate(true, DataType.FLOAT, 2, 3);
    assertSame(third == one ? one : other, third);
    pool.close();
  }

  @Test
  void whatIsGivenBackTwiceIsLentOnce() {
    final INDArray one = pool.allocate(true, DataType.FLOAT, 4);
    pool.release(one);
    pool.release(one);
    pool.reclaim();
    assertSame(one, pool.allocate(true, DataType.FLOAT, 4));
    assertNotSame(one, pool.allocate(true, DataType.FLOAT, 4));
    pool.close();
  }

  @Test
  void othersArraysAreNotTaken() {
    try (INDArray foreign = Nd4j.ones(DataType.FLOAT, 5)) {
      pool.release(foreign);
      assertNotSame(foreign, pool.allocate(true, DataType.FLOAT, 5));
      assertEquals(5, foreign.sumNumber().doubleValue());
    }
    pool.close();
  }

  @Test
  void shapeTypeAndOrderMustFit() {
    final INDArray one = pool.allocate(true, DataType.FLOAT, 2, 3);
    pool.reclaim();
    assertNotSame(one, pool.allocate(true, DataType.FLOAT, 3, 2));
    assertNotSame(one, pool.allocate(true, DataType.DOUBLE, 2, 3));
    pool.close();
  }
}

package org.finegrid.training.dictionary;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A matrix kept outside the heap, column by column: samples or atoms side by side. */
final class Columns implements AutoCloseable {
  private final int rows;
  private final int count;
  private final INDArray array;
  private final FloatBuffer values;

  /** A matrix of any values. */
  Columns(final int rows, final int count) {
    this.rows = rows;
    this.count = count;
    // Never closed by the collector while the buffer is in use: it is a field of the same object.
    this.array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, count}, 'f');
    this.values = array.data().asNioFloat();
  }

  /** A matrix of these values, column by column. */
  static Columns of(final int rows, final float[] values, final int from, final int to) {
    final Columns columns = new Columns(rows, (to - from) / rows);
    columns.values.put(0, values, from, to - from);
    return columns;
  }

  int count() {
    return count;
  }

  /** Copies whole columns, from one on. */
  void read(final int column, final float[] target) {
    values.get(column * rows, target);
  }

  /** Overwrites columns, from one on. */
  void write(final int column, final float[] source) {
    values.put(column * rows, source);
  }

  /**
   * The inner products of these columns with others'.
   *
   * @param target receives in each of its columns the products of one of the others' columns
   */
  void products(final Columns others, final Columns target) {
    Nd4j.gemm(array, others.array, target.array, true, false, 1, 0);
  }

  @Override
  public void close() {
    array.close();
  }
}

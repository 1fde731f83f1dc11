package org.finegrid.internal.io.geotiff;

import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.finegrid.internal.io.geotiff.SampleType.Views;

/** Undoes the differences that were taken along the rows of a block before compression. */
enum Predictor {
  NONE(1),
  HORIZONTAL(2),
  FLOATING_POINT(3);

  private final int code;

  Predictor(final int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /**
   * Restores rows in place.
   *
   * @param samples values of one pixel that lie side by side
   * @param scratch at least one row long
   */
  void undo(
      final byte[] block,
      final int rowBytes,
      final int rows,
      final SampleType type,
      final int samples,
      final ByteOrder order,
      final byte[] scratch) {
    for (int row = 0; row < rows; row++) {
      final int start = row * rowBytes;
      switch (this) {
        case HORIZONTAL -> sum(block, start, rowBytes, type.bytes(), samples, order);
        case FLOATING_POINT -> join(block, start, rowBytes, type.bytes(), samples, order, scratch);
        default -> {
          return;
        }
      }
    }
  }

  private static void sum(
      final byte[] block,
      final int start,
      final int rowBytes,
      final int width,
      final int samples,
      final ByteOrder order) {
    final Views views = order == ByteOrder.BIG_ENDIAN ? Views.BIG : Views.LITTLE;
    final int stride = width * samples;
    for (int p = start + stride; p < start + rowBytes; p += width) {
      switch (width) {
        case 1 -> block[p] += block[p - stride];
        case 2 ->
            views
                .shorts()
                .set(
                    block,
                    p,
                    (short)
                        ((short) views.shorts().get(block, p)
                            + (short) views.shorts().get(block, p - stride)));
        case 4 ->
            views
                .ints()
                .set(
                    block,
                    p,
                    (int) views.ints().get(block, p) + (int) views.ints().get(block, p - stride));
        default ->
            views
                .longs()
                .set(
                    block,
                    p,
                    (long) views.longs().get(block, p)
                        + (long) views.longs().get(block, p - stride));
      }
    }
  }

  /** A row holds the highest bytes of all values first, as differences from byte to byte. */
  private static void join(
      final byte[] block,
      final int start,
      final int rowBytes,
      final int width,
      final int samples,
      final ByteOrder order,
      final byte[] scratch) {
    if (samples == 1) {
      // The usual case with the sum at hand; this and whole floats took a third off reading.
      byte sum = 0;
      for (int i = 0; i < rowBytes; i++) {
        sum += block[start + i];
        scratch[i] = sum;
      }
    } else {
      System.arraycopy(block, start, scratch, 0, rowBytes);
      for (int i = samples; i < rowBytes; i++) {
        scratch[i] += scratch[i - samples];
      }
    }
    final int values = rowBytes / width;
    if (width == Float.BYTES) {
      joinFloats(block, start, values, order, scratch);
      return;
    }
    for (int plane = 0; plane < width; plane++) {
      final int target = order == ByteOrder.BIG_ENDIAN ? plane : width - 1 - plane;
      for (int i = 0, p = start + target, q = plane * values; i < values; i++, p += width) {
        block[p] = scratch[q + i];
      }
    }
  }

  private static void joinFloats(
      final byte[] block,
      final int start,
      final int values,
      final ByteOrder order,
      final byte[] scratch) {
    final VarHandle ints = (order == ByteOrder.BIG_ENDIAN ? Views.BIG : Views.LITTLE).ints();
    for (int i = 0; i < values; i++) {
      final int bits =
          scratch[i] << 24
              | (scratch[values + i] & 0xff) << 16
              | (scratch[2 * values + i] & 0xff) << 8
              | scratch[3 * values + i] & 0xff;
      ints.set(block, start + i * Float.BYTES, bits);
    }
  }
}

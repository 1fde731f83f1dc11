package org.finegrid.io.geotiff;

import java.nio.ByteOrder;
import org.finegrid.io.geotiff.SampleType.Views;

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
    for (int p = start + samples; p < start + rowBytes; p++) {
      block[p] += block[p - samples];
    }
    System.arraycopy(block, start, scratch, 0, rowBytes);
    final int values = rowBytes / width;
    for (int plane = 0; plane < width; plane++) {
      final int target = order == ByteOrder.BIG_ENDIAN ? plane : width - 1 - plane;
      for (int i = 0, p = start + target, q = plane * values; i < values; i++, p += width) {
        block[p] = scratch[q + i];
      }
    }
  }
}

package org.finegrid.training.dictionary;

import java.util.Arrays;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * How many bits the file spends on a number of the large tables. A graph widens them once, when a
 * model is opened.
 */
enum NumberStorage {
  /** Whole numbers of 8 bits with one scale for each row: an error below 0.4 % of the largest. */
  BYTE {
    @Override
    float[] kept(final float[] values, final int row) {
      final byte[] steps = steps(values, row);
      final float[] scales = scales(values, row);
      final float[] kept = new float[values.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = steps[i] * scales[i / row];
      }
      return kept;
    }

    @Override
    String constant(final GraphBuilder graph, final float[] values, final long... shape) {
      final int row = Math.toIntExact(shape[shape.length - 1]);
      final long[] rows = shape.clone();
      rows[rows.length - 1] = 1;
      return graph.scaled(steps(values, row), scales(values, row), shape, rows);
    }
  },
  /** 16-bit reals: an error of at most 0.05 %. */
  HALF {
    @Override
    float[] kept(final float[] values, final int row) {
      final float[] kept = new float[values.length];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = HalfIndexer.toFloat(HalfIndexer.fromFloat(values[i]));
      }
      return kept;
    }

    @Override
    String constant(final GraphBuilder graph, final float[] values, final long... shape) {
      return graph.half(values, shape);
    }
  },
  /** 32-bit reals. */
  SINGLE {
    @Override
    float[] kept(final float[] values, final int row) {
      return values;
    }

    @Override
    String constant(final GraphBuilder graph, final float[] values, final long... shape) {
      return graph.constant(values, shape);
    }
  };

  private static final int STEPS = 127;

  /** What is left of numbers in rows of so many. */
  abstract float[] kept(float[] values, int row);

  /** A constant of 32-bit reals, however it is kept; rows lie along the last axis. */
  abstract String constant(GraphBuilder graph, float[] values, long... shape);

  /** The same for each of several tables. */
  float[][] kept(final float[][] tables, final int row) {
    return Arrays.stream(tables).map(table -> kept(table, row)).toArray(float[][]::new);
  }

  /**
   * By the number of bits.
   *
   * @throws RasterException where there is none of so many
   */
  static NumberStorage ofBits(final int bits) {
    return switch (bits) {
      case 8 -> BYTE;
      case 16 -> HALF;
      case 32 -> SINGLE;
      default -> throw new IllegalArgumentException(bits + " bits");
    };
  }

  /** Scales are the largest of a row over 127; those of kept numbers are the same again. */
  private static float[] scales(final float[] values, final int row) {
    final float[] scales = new float[values.length / row];
    for (int i = 0; i < values.length; i++) {
      scales[i / row] = Math.max(scales[i / row], Math.abs(values[i]) / STEPS);
    }
    return scales;
  }

  private static byte[] steps(final float[] values, final int row) {
    final float[] scales = scales(values, row);
    final byte[] steps = new byte[values.length];
    for (int i = 0; i < steps.length; i++) {
      final float scale = scales[i / row];
      steps[i] = scale > 0 ? (byte) Math.round(values[i] / scale) : 0;
    }
    return steps;
  }
}

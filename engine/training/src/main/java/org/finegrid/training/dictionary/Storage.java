package org.finegrid.training.dictionary;

import org.finegrid.training.onnx.GraphBuilder;

/** How many bits the file spends on a number of the large tables. */
enum Storage {
  /** 16-bit reals: half the size, an error of at most 0.05 %. */
  HALF {
    @Override
    String constant(final GraphBuilder graph, final float[] values, final long... shape) {
      return graph.half(values, shape);
    }
  },
  /** 32-bit reals. */
  SINGLE {
    @Override
    String constant(final GraphBuilder graph, final float[] values, final long... shape) {
      return graph.constant(values, shape);
    }
  };

  /** A constant of 32-bit reals, however it is kept. */
  abstract String constant(GraphBuilder graph, float[] values, long... shape);

  static Storage ofBits(final int bits) {
    return bits == 32 ? SINGLE : HALF;
  }
}

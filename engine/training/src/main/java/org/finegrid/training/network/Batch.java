package org.finegrid.training.network;

/**
 * Patches for one step of one replica.
 *
 * @param input the network's input, {@code [n, 1, edge, edge]}
 * @param target the expected result, {@code [n, outputs, edge', edge']}; the edge is smaller by
 *     what convolutions with valid padding crop
 * @param importance how much each place counts, {@code [n, 1, edge', edge']}; zero near the edge of
 *     a patch
 */
record Batch(float[] input, float[] target, float[] importance) {

  /** A batch of so many patches, all zero. */
  static Batch empty(final int patches, final PatchShape shape) {
    final int in = shape.inputEdge() * shape.inputEdge();
    final int out = shape.edge() * shape.edge();
    return new Batch(
        new float[patches * in],
        new float[patches * shape.outputs() * out],
        new float[patches * out]);
  }
}

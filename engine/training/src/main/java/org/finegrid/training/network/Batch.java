package org.finegrid.training.network;

/**
 * Patches for one step of one replica.
 *
 * @param input what the network is fed, {@code [n, 1, edge, edge]}
 * @param target what it ought to make, {@code [n, outputs, edge', edge']}; the edge is smaller by
 *     what trimmed convolutions drop
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

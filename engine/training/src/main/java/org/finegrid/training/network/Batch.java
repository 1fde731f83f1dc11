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
record Batch(float[] input, float[] target, float[] importance) {}

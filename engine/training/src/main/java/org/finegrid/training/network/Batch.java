package org.finegrid.training.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.finegrid.model.ModelInput;

/**
 * Patches for one step of one replica.
 *
 * @param input the band, {@code [n, 1, edge, edge]}
 * @param further the network's inputs besides the band, by their names, {@code [n, channels,
 *     edge·factor, edge·factor]}
 * @param target the expected result, {@code [n, outputs, edge', edge']}; the edge is smaller by
 *     what convolutions with valid padding crop
 * @param importance how much each place counts, {@code [n, 1, edge', edge']}; zero near the edge of
 *     a patch
 */
record Batch(float[] input, Map<String, float[]> further, float[] target, float[] importance) {

  /** A batch of so many patches, all zero. */
  static Batch empty(final int patches, final PatchShape shape) {
    final int in = shape.inputEdge() * shape.inputEdge();
    final int out = shape.edge() * shape.edge();
    final Map<String, float[]> further = new HashMap<>();
    for (final ModelInput input : shape.further()) {
      final long[] sides = shape.shape(input, patches);
      final long values = Arrays.stream(sides).reduce(1, Math::multiplyExact);
      further.put(input.name(), new float[Math.toIntExact(values)]);
    }
    return new Batch(
        new float[patches * in],
        Map.copyOf(further),
        new float[patches * shape.outputs() * out],
        new float[patches * out]);
  }
}

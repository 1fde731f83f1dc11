package org.finegrid.training.dictionary;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** Dictionaries as constants of a graph. */
final class Atoms {

  private Atoms() {}

  /** {@code [size, count]}: an atom in each column, for inner products. */
  static String transposed(final GraphBuilder graph, final UnitAtoms atoms) {
    final float[] transposed = new float[atoms.values().length];
    for (int atom = 0; atom < atoms.count(); atom++) {
      for (int i = 0; i < atoms.size(); i++) {
        transposed[i * atoms.count() + atom] = atoms.values()[atom * atoms.size() + i];
      }
    }
    return graph.constant(transposed, atoms.size(), atoms.count());
  }

  /** The signs of those inner products whose indices are given. */
  static String signs(final GraphBuilder graph, final String products, final String indices) {
    return graph.node(
        "Sign",
        List.of(
            graph.node("GatherElements", List.of(products, indices), Attribute.of("axis", -1L))));
  }
}

package org.finegrid.training.sparse;

import java.util.List;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * L1 codes by a fixed number of steps, so that they can be part of a graph: the accelerated
 * shrinkage of Beck and Teboulle, A fast iterative shrinkage-thresholding algorithm for linear
 * inverse problems (2009), from zero. After enough steps it comes to what {@link LassoCoder} finds.
 */
final class Fista {
  private static final int POWER_STEPS = 300;

  /** What keeps the power method's estimate, which comes from below, on the safe side. */
  private static final double MARGIN = 1.01;

  private final Dictionary dictionary;
  private final float penalty;
  private final int steps;
  private final float step;

  /**
   * A coder.
   *
   * @param dictionary atoms of any norm
   * @param penalty λ
   * @param steps how many
   */
  Fista(final Dictionary dictionary, final float penalty, final int steps) {
    this.dictionary = dictionary;
    this.penalty = penalty;
    this.steps = steps;
    this.step = (float) (1 / (MARGIN * curvature(dictionary)));
  }

  /** The largest eigenvalue of the atoms' products, by the power method. */
  private static double curvature(final Dictionary dictionary) {
    final int length = dictionary.length();
    double[] vector = new double[length];
    for (int i = 0; i < length; i++) {
      vector[i] = 1 + i * 1e-3;
    }
    double size = 0;
    for (int round = 0; round < POWER_STEPS; round++) {
      final double[] next = new double[length];
      for (int atom = 0; atom < dictionary.atoms(); atom++) {
        final int from = atom * length;
        double product = 0;
        for (int i = 0; i < length; i++) {
          product += vector[i] * dictionary.values()[from + i];
        }
        for (int i = 0; i < length; i++) {
          next[i] += product * dictionary.values()[from + i];
        }
      }
      double squares = 0;
      for (final double value : next) {
        squares += value * value;
      }
      size = Math.sqrt(squares);
      for (int i = 0; i < length; i++) {
        next[i] /= size;
      }
      vector = next;
    }
    return size;
  }

  /** The atoms. */
  Dictionary dictionary() {
    return dictionary;
  }

  /** How far a step goes along the slope. */
  float step() {
    return step;
  }

  /** How much a step shrinks a code by. */
  float shrinkage() {
    return step * penalty;
  }

  /** The momentum of each step: how much of the way just gone is gone again. */
  float[] momenta() {
    final float[] momenta = new float[steps];
    double t = 1;
    for (int i = 0; i < steps; i++) {
      final double next = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
      momenta[i] = (float) ((t - 1) / next);
      t = next;
    }
    return momenta;
  }

  /**
   * The graph, for rows of vectors: codes them, and answers what another dictionary makes of the
   * codes. The rows are coded one after the other, which bounds the memory that codes take.
   *
   * @param targets {@code [n, length, h, w]}
   * @param other atoms that stand for this dictionary's
   * @return {@code [n, other's length, h, w]}
   */
  String translate(final GraphBuilder graph, final String targets, final Dictionary other) {
    final int atoms = dictionary.atoms();
    final String sums = graph.constant(dictionary.values(), atoms, dictionary.length());
    final String products = transposed(graph, sums, 1, 0);
    final String slope = graph.node("Mul", List.of(products, scalar(graph, step)));
    final String result = graph.constant(other.values(), atoms, other.length());
    final String rows = transposed(graph, targets, 2, 0, 3, 1);
    final String made =
        graph.scan(
            rows, row -> graph.node("MatMul", List.of(codes(graph, row, sums, slope), result)));
    return transposed(graph, made, 1, 3, 0, 2);
  }

  private String codes(
      final GraphBuilder graph, final String vectors, final String sums, final String slope) {
    final float[] momenta = momenta();
    String code = shrunk(graph, graph.node("MatMul", List.of(vectors, slope)));
    String ahead = code;
    for (int i = 1; i < steps; i++) {
      final String sum = graph.node("MatMul", List.of(ahead, sums));
      final String rest = graph.node("Sub", List.of(vectors, sum));
      final String step = graph.node("MatMul", List.of(rest, slope));
      final String next = shrunk(graph, graph.node("Add", List.of(ahead, step)));
      if (i + 1 < steps) {
        final String way = graph.node("Sub", List.of(next, code));
        final String more = graph.node("Mul", List.of(way, scalar(graph, momenta[i])));
        ahead = graph.node("Add", List.of(next, more));
      }
      code = next;
    }
    return code;
  }

  private String shrunk(final GraphBuilder graph, final String value) {
    final float by = shrinkage();
    return graph.node(
        "Shrink", List.of(value), Attribute.of("lambd", by), Attribute.of("bias", by));
  }

  private static String transposed(
      final GraphBuilder graph, final String value, final long... axes) {
    return graph.node("Transpose", List.of(value), Attribute.of("perm", axes));
  }

  private static String scalar(final GraphBuilder graph, final float value) {
    return graph.constant(new float[] {value});
  }
}

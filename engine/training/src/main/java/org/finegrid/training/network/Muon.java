package org.finegrid.training.network;

import java.util.List;

/**
 * Muon (Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024): a layer's
 * step is the mean of its gradients with all singular values brought to about one. Gradients of
 * kernels are mostly of few directions; so the others are learned as well, and in fewer steps.
 * Steps have the length that Adam's have (Liu et al., Muon is scalable for LLM training, 2025), so
 * both go with one rate.
 */
final class Muon {
  private static final double MOMENTUM = 0.95;

  /** Root mean square of a step's numbers, at a rate of one. */
  private static final double LENGTH = 0.4;

  private final List<Weights.Place> kernels;
  private final float[] momentum;

  /**
   * Begins, or resumes.
   *
   * @param kernels where the weights lie that are to be learned so
   * @param momentum the mean of gradients so far, of all weights; copied
   */
  Muon(final List<Weights.Place> kernels, final float[] momentum) {
    this.kernels = List.copyOf(kernels);
    this.momentum = momentum.clone();
  }

  /** Puts the kernels' next step, to be subtracted, in its places; leaves the others. */
  void step(final float[] gradient, final double rate, final float[] update) {
    kernels.parallelStream().forEach(place -> step(place, gradient, rate, update));
  }

  private void step(
      final Weights.Place place, final float[] gradient, final double rate, final float[] update) {
    final float[] ahead = new float[place.count()];
    for (int i = 0; i < ahead.length; i++) {
      final int at = place.from() + i;
      momentum[at] = mean(momentum[at], gradient[at]);
      // Nesterov's momentum: where the mean will be if the next gradient is like this one.
      ahead[i] = mean(momentum[at], gradient[at]);
    }
    final int rows = Math.toIntExact(place.shape()[0]);
    final int columns = ahead.length / rows;
    final float[] direction = Orthogonal.of(ahead, rows, columns);
    final double scale = rate * LENGTH * Math.sqrt(Math.max(rows, columns));
    for (int i = 0; i < direction.length; i++) {
      update[place.from() + i] = (float) (scale * direction[i]);
    }
  }

  private static float mean(final float before, final float gradient) {
    return (float) (MOMENTUM * before + (1 - MOMENTUM) * gradient);
  }

  /** Puts the mean of the kernels' gradients in its places. */
  void store(final float[] all) {
    for (final Weights.Place place : kernels) {
      System.arraycopy(momentum, place.from(), all, place.from(), place.count());
    }
  }
}

package org.finegrid.training.network;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * Adam (Kingma and Ba, 2015), or {@link Muon} for some of the kernels, with linear warm-up of the
 * learning rate and cosine decay to zero (Loshchilov and Hutter, 2017), gradient clipping by norm,
 * and an exponential moving average of the weights.
 */
final class Optimiser {
  private static final int WARM_UP = 100;
  private static final double LONGEST_GRADIENT = 1;
  private static final double AVERAGING = 0.999;

  private final TrainingState state;
  private final INDArray moments;
  private final INDArray gradients;
  private final Schedule schedule;
  private final AdamUpdater adam;
  private final Muon muon;
  private final Symmetry symmetry;

  /**
   * Resumes from a state.
   *
   * @param orthogonal kernels that Muon optimises
   * @param symmetry shared weights, which stay equal
   */
  Optimiser(
      final TrainingState state,
      final double rate,
      final int iterations,
      final List<Weights.Place> orthogonal,
      final Symmetry symmetry) {
    this.state = state;
    this.symmetry = symmetry;
    muon = new Muon(orthogonal, state.firstMoment());
    final int count = state.weights().length;
    moments = Nd4j.create(DataType.FLOAT, 1, 2L * count);
    final float[] both = new float[2 * count];
    System.arraycopy(state.firstMoment(), 0, both, 0, count);
    System.arraycopy(state.secondMoment(), 0, both, count, count);
    moments.data().setData(both);
    gradients = Nd4j.create(DataType.FLOAT, 1, count);
    schedule = new Schedule(rate, iterations);
    adam = (AdamUpdater) new Adam(schedule).instantiate(moments, false);
  }

  /** One step down the gradient. */
  void step(final float[] gradient) {
    symmetry.share(gradient);
    double length = 0;
    for (final float each : gradient) {
      length += (double) each * each;
    }
    length = Math.sqrt(length);
    final float cut = (float) Math.min(1, LONGEST_GRADIENT / Math.max(length, 1e-30));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= cut;
    }
    gradients.data().setData(gradient);
    adam.applyUpdater(gradients, state.iteration(), 0);
    final float[] update = gradients.data().asFloat();
    muon.step(gradient, schedule.valueAt(state.iteration(), 0), update);
    // Muon's steps have the symmetry of their gradients, but for rounding.
    symmetry.share(update);
    final float[] weights = state.weights();
    final float[] averaged = state.averaged();
    // The first weights are random: the average forgets them quickly.
    final float keep =
        (float) Math.min(AVERAGING, (1.0 + state.iteration()) / (10 + state.iteration()));
    for (int i = 0; i < weights.length; i++) {
      weights[i] -= update[i];
      averaged[i] += (1 - keep) * (weights[i] - averaged[i]);
    }
    state.stepped();
  }

  /** Copies the moments into the state, before that is kept. */
  void store() {
    final float[] both = moments.data().asFloat();
    final int count = state.weights().length;
    System.arraycopy(both, 0, state.firstMoment(), 0, count);
    System.arraycopy(both, count, state.secondMoment(), 0, count);
    muon.store(state.firstMoment());
  }

  private record Schedule(double rate, int iterations) implements ISchedule {
    private static final long serialVersionUID = 1L;

    @Override
    public double valueAt(final int iteration, final int epoch) {
      final double warm = Math.min(1, (iteration + 1.0) / WARM_UP);
      return rate * warm * 0.5 * (1 + Math.cos(Math.PI * iteration / iterations));
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}

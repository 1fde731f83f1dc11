package org.finegrid.training.network;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.finegrid.field.Noise;
import org.finegrid.grid.RasterException;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.TrainingStopped;

/** Trains a network on patches, step by step. */
final class NetworkTrainer {
  private static final int VALIDATION_PATCHES = 128;
  private static final long REPORT_INTERVAL_NANOS = 500_000_000L;

  private final Settings settings;
  private final Patches training;
  private final List<Batch> validation;
  private final TrainingListener listener;

  /**
   * How to train.
   *
   * @param iterations steps
   * @param batch patches of a step
   * @param rate the largest step
   * @param patience validations without improvement after which training ends; 0: never
   * @param validations how often the network is validated
   * @param seed of all that is random
   * @param fixed weights that stay as they are
   * @param symmetry shared weights
   * @param orthogonal kernels that Muon optimises
   */
  record Settings(
      int iterations,
      int batch,
      double rate,
      int patience,
      int validations,
      long seed,
      List<Weights.Place> fixed,
      Symmetry symmetry,
      List<Weights.Place> orthogonal) {
    /** Patches of one shard. */
    int shard() {
      return (batch + Replicas.SHARDS - 1) / Replicas.SHARDS;
    }

    /** Whether patience is exhausted. */
    boolean exhausted(final TrainingState state) {
      return patience > 0 && state.stale() >= patience;
    }

    /** Steps from one validation to the next. */
    int interval() {
      return Math.max(1, iterations / validations);
    }
  }

  NetworkTrainer(
      final Settings settings,
      final Patches training,
      final Patches validation,
      final TrainingListener listener) {
    this.settings = settings;
    this.training = training;
    this.listener = listener;
    final SplittableRandom random = new SplittableRandom(settings.seed() ^ 0x76616c);
    final int rounds = Math.max(1, VALIDATION_PATCHES / (settings.shard() * Replicas.SHARDS));
    this.validation =
        IntStream.range(0, rounds * Replicas.SHARDS)
            .mapToObj(each -> validation.draw(settings.shard(), random, field -> 1 / field.peak()))
            .toList();
  }

  /**
   * Trains from a state to the end; it holds the weights to keep then.
   *
   * @throws RasterException where the training diverges
   */
  void run(
      final TrainingState state, final Replicas replicas, final Optional<Checkpoint> checkpoint) {
    final Optimiser optimiser =
        new Optimiser(
            state,
            settings.rate(),
            settings.iterations(),
            settings.orthogonal(),
            settings.symmetry());
    double loss = Double.NaN;
    OptionalDouble psnr = OptionalDouble.empty();
    long lastReport = 0;
    long since = System.nanoTime();
    while (state.iteration() < settings.iterations() && !settings.exhausted(state)) {
      final long now = System.nanoTime();
      state.took((now - since) / 1e9);
      since = now;
      if (listener.stopped()) {
        keep(optimiser, state, checkpoint);
        throw new TrainingStopped();
      }
      final int iteration = state.iteration();
      final Replicas.Sum sum =
          replicas.gradient(
              state.weights(),
              shard -> batch(training, settings.shard(), settings.seed(), iteration, shard));
      if (!Double.isFinite(sum.loss())) {
        throw new RasterException(
            "training diverged: the loss is NaN or infinite after "
                + iteration
                + " iterations; use a smaller "
                + TrainingParameters.placeholder(NetworkMethod.RATE)
                + ", or look for extreme values in the data");
      }
      settings.fixed().forEach(place -> hold(sum.gradient(), place));
      optimiser.step(sum.gradient());
      loss = Double.isNaN(loss) ? sum.loss() : 0.98 * loss + 0.02 * sum.loss();
      if (state.iteration() % settings.interval() == 0
          || state.iteration() == settings.iterations()) {
        final ValidationResult result = result(replicas, state.averaged());
        state.validated(result);
        psnr = OptionalDouble.of(result.psnr());
        keep(optimiser, state, checkpoint);
      }
      if (System.nanoTime() - lastReport > REPORT_INTERVAL_NANOS
          || state.iteration() == settings.iterations()) {
        lastReport = System.nanoTime();
        listener.progress(
            "training", state.iteration(), settings.iterations(), OptionalDouble.of(loss), psnr);
      }
    }
  }

  private static void hold(final float[] gradient, final Weights.Place place) {
    Arrays.fill(gradient, place.from(), place.from() + place.count(), 0);
  }

  /** A shard of a step: seeds are hashed, as generators with successive seeds are correlated. */
  static Batch batch(
      final Patches patches,
      final int count,
      final long seed,
      final int iteration,
      final int shard) {
    final long number = (long) iteration * Replicas.SHARDS + shard;
    return patches.draw(
        count, new SplittableRandom(Noise.hash(seed, number)), PreparedField::weight);
  }

  private static void keep(
      final Optimiser optimiser, final TrainingState state, final Optional<Checkpoint> checkpoint) {
    if (checkpoint.isPresent()) {
      optimiser.store();
      checkpoint.get().save(state);
    }
  }

  private ValidationResult result(final Replicas replicas, final float[] weights) {
    final double[] squares = new double[validation.size()];
    for (int i = 0; i < squares.length; i += Replicas.SHARDS) {
      final double[] some =
          replicas.meanSquares(weights, validation.subList(i, i + Replicas.SHARDS));
      System.arraycopy(some, 0, squares, i, some.length);
    }
    return new ValidationResult(squares);
  }
}

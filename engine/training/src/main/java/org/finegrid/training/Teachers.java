package org.finegrid.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Sample;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.Turn;

/**
 * Models whose results a new one is to learn in place of the fields themselves (Hinton et al.,
 * Distilling the knowledge in a neural network, 2015): the mean over all of them and over all eight
 * ways to lay a field. A field holds what no model can know from its coarse cells; that mean holds
 * what can be known, and is better than each model alone.
 */
final class Teachers implements AutoCloseable {
  private final List<SuperResolutionModel> models = new ArrayList<>();

  /** Held for reading by threads that run models, for writing to close these. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  private boolean closed;

  /**
   * Opens models.
   *
   * @param names as the command line has them: names or files
   * @throws RasterException where one cannot be used or makes another factor
   */
  Teachers(final List<String> names, final int factor) {
    final ModelRepository repository = ModelRepository.ofUser();
    try {
      for (final String name : names) {
        models.add(repository.open(name, OptionalInt.of(factor), Device.parse("cpu")));
      }
    } catch (RasterException e) {
      close();
      throw e;
    }
  }

  /**
   * The data with the teachers' results for the fields to learn from; those kept apart stay.
   *
   * @throws TrainingStopped where the listener asked for that
   */
  TrainingData teach(final TrainingData data, final TrainingListener listener) {
    if (models.isEmpty()) {
      return data;
    }
    final List<Sample> samples = data.training();
    final AtomicInteger done = new AtomicInteger();
    final List<Sample> taught =
        IntStream.range(0, samples.size())
            .parallel()
            .mapToObj(
                i -> {
                  final Sample sample = taughtWhileOpen(samples.get(i), data, listener);
                  tell(done, samples.size(), listener);
                  return sample;
                })
            .toList();
    return new TrainingData(
        data.factor(),
        data.aggregation(),
        data.images(),
        taught,
        data.validation(),
        data.sources());
  }

  /** Where one thread fails, the others go on for a while: no model may close under them. */
  private Sample taughtWhileOpen(
      final Sample sample, final TrainingData data, final TrainingListener listener) {
    open.readLock().lock();
    try {
      if (closed) {
        throw new TrainingStopped();
      }
      return taught(sample, data, listener);
    } finally {
      open.readLock().unlock();
    }
  }

  private Sample taught(
      final Sample sample, final TrainingData data, final TrainingListener listener) {
    final double[] sum = new double[sample.fine().values().length];
    for (final SuperResolutionModel model : models) {
      final WholeFields fields = new WholeFields(model, () -> checkStopped(listener));
      for (final Turn turn : Turn.ALL) {
        final FloatPlane coarse = sample.coarse().turned(turn);
        final FloatPlane made = data.images() ? fields.apply(coarse) : fields.inUnits(coarse);
        final float[] values = made.turned(turn.inverse()).values();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += values[i];
        }
      }
    }
    final float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] =
          Float.isNaN(sample.fine().values()[i])
              ? Float.NaN
              : (float) (sum[i] / (models.size() * Turn.ALL.size()));
    }
    return new Sample(
        sample.name(),
        new FloatPlane(sample.fine().width(), sample.fine().height(), mean),
        sample.coarse(),
        sample.times());
  }

  private static void checkStopped(final TrainingListener listener) {
    if (listener.stopped()) {
      throw new TrainingStopped();
    }
  }

  /** Counts and tells in one, so that no number comes after a higher one. */
  private static void tell(
      final AtomicInteger done, final int total, final TrainingListener listener) {
    synchronized (listener) {
      listener.progress(
          "teaching",
          done.incrementAndGet(),
          total,
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
  }

  @Override
  public void close() {
    open.writeLock().lock();
    try {
      closed = true;
      models.forEach(SuperResolutionModel::close);
    } finally {
      open.writeLock().unlock();
    }
  }
}

package org.finegrid.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.DihedralTransform;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/**
 * Models whose results a new one is to learn in place of the fields themselves (Hinton et al.,
 * Distilling the knowledge in a neural network, 2015): the mean over all of them and over all
 * sixteen ways to show a field. A field holds what no model can know from its coarse cells; that
 * mean holds what can be known, and is better than each model alone.
 */
final class Teachers implements AutoCloseable {
  private static final int PROBE_WIDTH = 23;
  private static final int PROBE_HEIGHT = 18;

  /** Results of values from 0 to 1 that differ by no more are the same but for rounding. */
  private static final float SAME = 2e-5f;

  private final List<SuperResolutionModel> models = new ArrayList<>();

  /** The ways that make a difference to each model. */
  private final List<List<Way>> ways = new ArrayList<>();

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
        ways.add(
            different(FieldDownscaler.inModelRange(models.get(models.size() - 1), 0, () -> false)));
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
    final List<TrainingField> samples = data.training();
    final AtomicInteger done = new AtomicInteger();
    final List<TrainingField> taught =
        IntStream.range(0, samples.size())
            .parallel()
            .mapToObj(
                i -> {
                  final TrainingField sample = taughtWhileOpen(samples.get(i), data, listener);
                  countOne(done, samples.size(), listener);
                  return sample;
                })
            .toList();
    return new TrainingData(
        data.factor(),
        data.aggregation(),
        data.images(),
        taught,
        data.validation(),
        data.test(),
        data.sources());
  }

  /** Where one thread fails, the others go on for a while: no model may close under them. */
  private TrainingField taughtWhileOpen(
      final TrainingField sample, final TrainingData data, final TrainingListener listener) {
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

  private TrainingField taught(
      final TrainingField sample, final TrainingData data, final TrainingListener listener) {
    final double[] sum = new double[sample.fine().values().length];
    for (int m = 0; m < models.size(); m++) {
      final FieldDownscaler fields =
          data.images()
              ? FieldDownscaler.inModelRange(models.get(m), 0, listener::stopped)
              : FieldDownscaler.inUnits(models.get(m), listener::stopped);
      final double share = 1.0 / ways.get(m).size() / models.size();
      for (final Way way : ways.get(m)) {
        final float[] values = way.made(fields, sample.coarse(), data.images()).values();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += share * values[i];
        }
      }
    }
    final float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Float.isNaN(sample.fine().values()[i]) ? Float.NaN : (float) sum[i];
    }
    return new TrainingField(
        sample.name(),
        new FloatPlane(sample.fine().width(), sample.fine().height(), mean),
        sample.coarse(),
        sample.times(),
        sample.covariates());
  }

  /**
   * A way to show a field to a model.
   *
   * @param turn how it lies
   * @param overturned whether high is low and low is high
   */
  private record Way(DihedralTransform turn, boolean overturned) {
    static final List<Way> ALL =
        Stream.of(false, true)
            .flatMap(
                overturned -> DihedralTransform.ALL.stream().map(turn -> new Way(turn, overturned)))
            .toList();

    /** What a model makes of a field shown so, brought back. */
    FloatPlane made(final FieldDownscaler fields, final FloatPlane coarse, final boolean image) {
      final FloatPlane shown = highAndLow(coarse.turned(turn), image);
      return highAndLow(fields.apply(shown), image).turned(turn.inverse());
    }

    /** High and low exchanged, where this way has it so; images stay between 0 and 1. */
    private FloatPlane highAndLow(final FloatPlane plane, final boolean image) {
      return overturned ? plane.mapped(-1, image ? 1 : 0) : plane;
    }
  }

  /**
   * One of each lot of ways that are alike to a model, as they are where it was built so: the mean
   * over these is that over all, as all lots are of one size.
   */
  private static List<Way> different(final FieldDownscaler fields) {
    final SplittableRandom random = new SplittableRandom(1);
    final float[] values = new float[PROBE_WIDTH * PROBE_HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    final FloatPlane probe = new FloatPlane(PROBE_WIDTH, PROBE_HEIGHT, values);
    final Map<Way, float[]> results = new LinkedHashMap<>();
    for (final Way way : Way.ALL) {
      final float[] made = way.made(fields, probe, true).values();
      if (results.values().stream().noneMatch(other -> same(other, made))) {
        results.put(way, made);
      }
    }
    return List.copyOf(results.keySet());
  }

  private static boolean same(final float[] one, final float[] other) {
    for (int i = 0; i < one.length; i++) {
      if (!(Math.abs(one[i] - other[i]) <= SAME)) {
        return false;
      }
    }
    return true;
  }

  /** Counts and reports progress in one step, so that no number comes after a higher one. */
  private static void countOne(
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

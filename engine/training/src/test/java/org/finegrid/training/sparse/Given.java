package org.finegrid.training.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/** Dictionaries, fields and requests for tests. */
final class Given {
  /** Hears nothing and never stops. */
  static final TrainingListener SILENCE = Given::ignore;

  private Given() {}

  private static void ignore(
      final String stage,
      final long done,
      final long total,
      final OptionalDouble loss,
      final OptionalDouble psnr) {
    // Nothing is lastReport of.
  }

  static Dictionary dictionary(final long seed, final int atoms, final int length) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] values = new float[atoms * length];
    for (int atom = 0; atom < atoms; atom++) {
      double squares = 0;
      for (int i = 0; i < length; i++) {
        values[atom * length + i] = (float) random.nextGaussian();
        squares += Math.pow(values[atom * length + i], 2);
      }
      for (int i = 0; i < length; i++) {
        values[atom * length + i] /= (float) Math.sqrt(squares);
      }
    }
    return new Dictionary(length, values);
  }

  /** Sums of few atoms each, with a little noise. */
  static SampleVectors sparse(
      final long seed, final Dictionary dictionary, final int count, final int each) {
    final SplittableRandom random = new SplittableRandom(seed);
    final int length = dictionary.length();
    final float[] values = new float[count * length];
    for (int sample = 0; sample < count; sample++) {
      for (int i = 0; i < each; i++) {
        final int atom = random.nextInt(dictionary.atoms());
        final float weight =
            (float) ((0.5 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1));
        for (int k = 0; k < length; k++) {
          values[sample * length + k] += weight * dictionary.values()[atom * length + k];
        }
      }
      for (int k = 0; k < length; k++) {
        values[sample * length + k] += (float) (0.01 * random.nextGaussian());
      }
    }
    return new SampleVectors(length, values);
  }

  /** A smooth field with edges across it, from 0 to about 1. */
  static FloatPlane field(final long seed, final int width, final int height) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] values = new float[width * height];
    for (int part = 0; part < 12; part++) {
      final double across = random.nextGaussian() * 0.3;
      final double down = random.nextGaussian() * 0.3;
      final double phase = random.nextDouble() * 6;
      final double size = 0.1 * random.nextDouble();
      for (int i = 0; i < values.length; i++) {
        final double wave = Math.sin(across * (i % width) + down * (i / width) + phase);
        values[i] += (float) (part % 3 == 0 ? 0.1 + size * Math.signum(wave) : size * wave);
      }
    }
    return new FloatPlane(width, height, values);
  }

  static TrainingData data(final boolean images, final int factor, final FloatPlane... fields) {
    final List<TrainingField> samples = new ArrayList<>();
    for (final FloatPlane field : fields) {
      samples.add(
          TrainingField.of("made", field, factor, images ? Aggregation.BICUBIC : Aggregation.MEAN));
    }
    return new TrainingData(
        factor,
        images ? Aggregation.BICUBIC : Aggregation.MEAN,
        images,
        samples,
        List.of(),
        List.of(),
        List.of(new TrainingData.Source("made", "CC0", 1)));
  }

  static TrainingRequest request(
      final TrainingMethod method, final long seed, final Map<String, Double> chosen) {
    return new TrainingRequest(
        "small",
        new ParameterValues(method.parameters(), chosen),
        seed,
        Optional.empty(),
        false,
        List.of());
  }
}

package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/** Fields with edges at every angle: flat discs over one another, in front of a slope. */
final class Scenes {
  private static final int DISCS = 14;
  private static final int PARTS = 3;

  private Scenes() {}

  static FloatPlane of(final int edge, final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double[][] discs = new double[DISCS][];
    for (int i = 0; i < DISCS; i++) {
      discs[i] =
          new double[] {
            random.nextDouble() * edge,
            random.nextDouble() * edge,
            4 + random.nextDouble() * edge / 4,
            random.nextDouble()
          };
    }
    final float[] values = new float[edge * edge];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int part = 0; part < PARTS * PARTS; part++) {
        sum +=
            at(
                i % edge + (part % PARTS + 0.5) / PARTS,
                i / edge + (part / PARTS + 0.5) / PARTS,
                edge,
                discs);
      }
      values[i] = (float) (sum / (PARTS * PARTS));
    }
    return new FloatPlane(edge, edge, values);
  }

  private static double at(final double x, final double y, final int edge, final double[][] discs) {
    double value = (x + y) / (4 * edge);
    for (final double[] disc : discs) {
      if (Math.hypot(x - disc[0], y - disc[1]) < disc[2]) {
        value = disc[3];
      }
    }
    return value;
  }

  /** Training data of three such fields. */
  static TrainingData data(final int factor, final Aggregation aggregation) {
    final List<TrainingField> samples = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      samples.add(TrainingField.of("scene " + i, of(96, i), factor, aggregation));
    }
    return data(factor, aggregation, samples);
  }

  static TrainingData data(
      final int factor, final Aggregation aggregation, final List<TrainingField> samples) {
    return new TrainingData(
        factor,
        aggregation,
        aggregation == Aggregation.BICUBIC,
        samples,
        List.of(),
        List.of(),
        List.of());
  }
}

package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finegrid.training.data.DihedralTransform;

/**
 * Which weights of a network are shared, so that a rotated or mirrored field gives the same result
 * rotated or mirrored. Inner channels come in groups of eight, one for each {@link
 * DihedralTransform}, and kernels are rotated and mirrored copies of one another (Cohen and
 * Welling, Group equivariant convolutional networks, ICML 2016).
 */
final class Symmetry {
  /** How much shared weights may differ in a file, relative to the largest weight. */
  private static final float ROUNDING = 1e-4f;

  private final List<int[]> shared;

  private Symmetry(final List<int[]> shared) {
    this.shared = shared;
  }

  /**
   * The symmetry that an architecture's convolutions declare.
   *
   * @param places where each layer's weights lie in the row of all
   */
  static Symmetry of(
      final Architecture architecture,
      final boolean meanKept,
      final Map<String, Weights.Place> places) {
    final Collector collector = new Collector(places);
    architecture.build(collector, meanKept);
    return new Symmetry(collector.shared);
  }

  /** Sets shared weights, or their gradients, to their mean. */
  void share(final float[] values) {
    for (final int[] places : shared) {
      double sum = 0;
      for (final int place : places) {
        sum += values[place];
      }
      set(values, places, (float) (sum / places.length));
    }
  }

  /** Sets shared weights to the first of them: random weights keep their variance. */
  void spread(final float[] values) {
    for (final int[] places : shared) {
      set(values, places, values[places[0]]);
    }
  }

  private static void set(final float[] values, final int[] places, final float value) {
    for (final int place : places) {
      values[place] = value;
    }
  }

  /** Whether shared weights are equal but for rounding. */
  boolean holds(final float[] values) {
    float largest = 0;
    float farthest = 0;
    for (final int[] places : shared) {
      for (final int place : places) {
        largest = Math.max(largest, Math.abs(values[place]));
        farthest = Math.max(farthest, Math.abs(values[place] - values[places[0]]));
      }
    }
    return farthest <= ROUNDING * largest;
  }

  /** Finds the indices of each shared weight. */
  private static final class Collector extends LayerWalk {
    private final Map<String, Weights.Place> places;
    private final List<int[]> shared = new ArrayList<>();

    Collector(final Map<String, Weights.Place> places) {
      this.places = places;
    }

    @Override
    public String conv(final String x, final Conv conv) {
      if (conv.symmetry() != Conv.ChannelSymmetry.FREE) {
        final int from = places.get(Weights.kernels(conv)).from();
        final int taps = conv.kernel() * conv.kernel();
        final int count = conv.out() * conv.in() * taps;
        final boolean[] found = new boolean[count];
        for (int weight = 0; weight < count; weight++) {
          if (!found[weight]) {
            final int[] transformed = new int[DihedralTransform.ALL.size()];
            for (int i = 0; i < transformed.length; i++) {
              final int place = transformed(weight, DihedralTransform.ALL.get(i), conv);
              found[place] = true;
              transformed[i] = from + place;
            }
            shared.add(transformed);
          }
        }
      }
      return x;
    }

    /** The index of a weight after a rotation or reflection of the field. */
    private static int transformed(
        final int weight, final DihedralTransform transform, final Conv conv) {
      final int taps = conv.kernel() * conv.kernel();
      final int out = weight / (conv.in() * taps);
      final int in = weight / taps % conv.in();
      final int toOut =
          conv.symmetry() == Conv.ChannelSymmetry.CHILDREN
              ? transform.place(out, (int) Math.sqrt(conv.out()))
              : channel(out, transform);
      final int toIn = conv.in() == 1 ? in : channel(in, transform);
      return (toOut * conv.in() + toIn) * taps + transform.place(weight % taps, conv.kernel());
    }

    private static int channel(final int channel, final DihedralTransform transform) {
      final int eight = DihedralTransform.ALL.size();
      return channel / eight * eight
          + DihedralTransform.ALL.indexOf(
              transform.after(DihedralTransform.ALL.get(channel % eight)));
    }
  }
}

package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finegrid.training.data.DihedralTransform;

/**
 * Which weights of a network are one number, so that a field that is turned or mirrored gives the
 * result turned or mirrored. Inner channels come in eights, one for each {@link DihedralTransform},
 * and kernels are turned copies of one another (Cohen and Welling, Group equivariant convolutional
 * networks, ICML 2016).
 */
final class Symmetry {
  /** How far apart one number's places may be in a file, as a share of the largest. */
  private static final float ROUNDING = 1e-4f;

  private final List<int[]> shared;

  private Symmetry(final List<int[]> shared) {
    this.shared = shared;
  }

  /**
   * What an architecture's convolutions ask for.
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

  /** Sets the places of each number, of weights or of their gradient, to their mean. */
  void share(final float[] values) {
    for (final int[] places : shared) {
      double sum = 0;
      for (final int place : places) {
        sum += values[place];
      }
      set(values, places, (float) (sum / places.length));
    }
  }

  /** Sets the places of each number to the first of them: random weights keep their size. */
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

  /** Whether the places of each number are equal but for rounding. */
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

  /** Finds the places of each number. */
  private static final class Collector extends LayerWalk {
    private final Map<String, Weights.Place> places;
    private final List<int[]> shared = new ArrayList<>();

    Collector(final Map<String, Weights.Place> places) {
      this.places = places;
    }

    @Override
    public String conv(final String x, final Conv conv) {
      if (conv.turned() != Conv.Turned.FREE) {
        final int from = places.get(Weights.kernels(conv)).from();
        final int taps = conv.kernel() * conv.kernel();
        final int count = conv.out() * conv.in() * taps;
        final boolean[] found = new boolean[count];
        for (int weight = 0; weight < count; weight++) {
          if (!found[weight]) {
            final int[] turned = new int[DihedralTransform.ALL.size()];
            for (int i = 0; i < turned.length; i++) {
              final int place = turned(weight, DihedralTransform.ALL.get(i), conv);
              found[place] = true;
              turned[i] = from + place;
            }
            shared.add(turned);
          }
        }
      }
      return x;
    }

    /** Where a weight goes when the field is turned. */
    private static int turned(final int weight, final DihedralTransform turn, final Conv conv) {
      final int taps = conv.kernel() * conv.kernel();
      final int out = weight / (conv.in() * taps);
      final int in = weight / taps % conv.in();
      final int turnedOut =
          conv.turned() == Conv.Turned.CHILDREN
              ? turn.place(out, (int) Math.sqrt(conv.out()))
              : channel(out, turn);
      final int turnedIn = conv.in() == 1 ? in : channel(in, turn);
      return (turnedOut * conv.in() + turnedIn) * taps + turn.place(weight % taps, conv.kernel());
    }

    private static int channel(final int channel, final DihedralTransform turn) {
      final int eight = DihedralTransform.ALL.size();
      return channel / eight * eight
          + DihedralTransform.ALL.indexOf(turn.after(DihedralTransform.ALL.get(channel % eight)));
    }
  }
}

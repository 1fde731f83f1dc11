package org.finegrid.training.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.finegrid.training.onnx.BicubicKernels;

/** A network's weights, all in one row of numbers, and where each layer's lie in it. */
final class Weights {
  private static final String KERNELS = ".weight";

  private final Map<String, Place> places;
  private final float[] values;

  /**
   * Where a layer's weights lie.
   *
   * @param from index of the first
   * @param shape their shape, in row-major order
   */
  record Place(int from, long[] shape) {
    /** How many they are. */
    int count() {
      int count = 1;
      for (final long side : shape) {
        count *= Math.toIntExact(side);
      }
      return count;
    }
  }

  private Weights(final Map<String, Place> places, final float[] values) {
    this.places = places;
    this.values = values;
  }

  /**
   * Weights to begin with: by He's normal distribution but for what a layer carries, no bias, PReLU
   * slopes of 0.25.
   */
  static Weights random(final Architecture architecture, final boolean meanKept, final long seed) {
    final Collector collector = new Collector(new SplittableRandom(seed));
    architecture.build(collector, meanKept);
    final float[] values = new float[collector.count];
    for (final Map.Entry<String, float[]> each : collector.first.entrySet()) {
      final Place place = collector.places.get(each.getKey());
      System.arraycopy(each.getValue(), 0, values, place.from(), each.getValue().length);
    }
    return new Weights(collector.places, values);
  }

  /** The same layers with other numbers; not copied. */
  Weights with(final float[] other) {
    if (other.length != values.length) {
      throw new IllegalArgumentException(other.length + " for " + values.length + " weights");
    }
    return new Weights(places, other);
  }

  /** All of them; not a copy. */
  float[] values() {
    return values;
  }

  /** Where each layer's lie, in the order of the layers. */
  Map<String, Place> places() {
    return places;
  }

  /** Where the kernels of all convolutions but the first and the last lie. */
  List<Place> innerKernels() {
    final List<Place> kernels =
        places.entrySet().stream()
            .filter(each -> each.getKey().endsWith(KERNELS))
            .map(Map.Entry::getValue)
            .toList();
    return kernels.size() < 3 ? List.of() : kernels.subList(1, kernels.size() - 1);
  }

  /** Where the weights of all layers but the last lie. */
  List<Place> allButLast() {
    final List<String> names = List.copyOf(places.keySet());
    final String last = names.get(names.size() - 1);
    final String layer = last.substring(0, last.lastIndexOf('.') + 1);
    return places.entrySet().stream()
        .filter(each -> !each.getKey().startsWith(layer))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** A copy of one layer's. */
  float[] of(final String name) {
    final Place place = places.get(name);
    final float[] part = new float[place.count()];
    System.arraycopy(values, place.from(), part, 0, part.length);
    return part;
  }

  /** Name of a convolution's kernels. */
  static String kernels(final Conv conv) {
    return conv.name() + KERNELS;
  }

  /** Name of a convolution's biases. */
  static String biases(final Conv conv) {
    return conv.name() + ".bias";
  }

  /** Name of a PReLU's slopes. */
  static String slopes(final String name) {
    return name + ".slope";
  }

  /** Finds the layers that have weights, and draws their first ones. */
  private static final class Collector extends LayerWalk {
    private final SplittableRandom random;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, float[]> first = new LinkedHashMap<>();
    private int count;

    Collector(final SplittableRandom random) {
      this.random = random;
    }

    private void add(final String name, final float[] numbers, final long... shape) {
      if (places.put(name, new Place(count, shape)) != null) {
        throw new IllegalArgumentException("two layers named " + name);
      }
      first.put(name, numbers);
      count += numbers.length;
    }

    @Override
    public String conv(final String x, final Conv conv) {
      final int taps = conv.in() * conv.kernel() * conv.kernel();
      final float[] numbers = new float[conv.out() * taps];
      final double deviation = conv.gain() * Math.sqrt(2.0 / taps);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = (float) (random.nextGaussian() * deviation);
      }
      identity(numbers, conv);
      add(Weights.kernels(conv), numbers, conv.shape());
      if (conv.bias()) {
        add(Weights.biases(conv), new float[conv.out()], conv.out());
      }
      return x;
    }

    private static void identity(final float[] numbers, final Conv conv) {
      final float weight = (float) conv.identity().weight();
      final int taps = conv.kernel() * conv.kernel();
      final int perOutput = conv.in() * taps;
      switch (conv.identity().kind()) {
        case NONE -> {
          // Random weights as they are.
        }
        case CELL -> {
          Arrays.fill(numbers, 0, perOutput, 0);
          numbers[taps / 2] = weight;
        }
        case CHILDREN -> {
          final int factor = (int) Math.sqrt(conv.out());
          final float[] kernels = BicubicKernels.within(factor, conv.kernel());
          for (int child = 0; child < conv.out(); child++) {
            for (int tap = 0; tap < taps; tap++) {
              numbers[child * perOutput + tap] = weight * kernels[child * taps + tap];
            }
          }
        }
      }
    }

    @Override
    public String prelu(final String x, final String name, final int channels) {
      final float[] numbers = new float[channels];
      Arrays.fill(numbers, 0.25f);
      add(Weights.slopes(name), numbers, 1, channels, 1, 1);
      return x;
    }
  }
}

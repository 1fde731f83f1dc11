package org.finegrid.training.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** DL4J's convolutions as ONNX nodes. */
final class Convolutions {
  private static final String WEIGHTS = "W";
  private static final String POINTWISE = "pW";
  private static final String BIAS = "b";

  private final GraphBuilder graph;
  private final Activations activations;

  Convolutions(final GraphBuilder graph, final Activations activations) {
    this.graph = graph;
    this.activations = activations;
  }

  /** Weights {@code [out][in][kh][kw]}, in both of DL4J's data formats. */
  GraphTensor convolution(
      final NetworkStep step, final ConvolutionLayer layer, final GraphTensor x) {
    final long[] shape = step.shape(WEIGHTS);
    checkChannels(step, shape[1], x);
    final String kernel = graph.constant(step.weights(WEIGHTS), shape);
    return convolve(step, layer, x, new Kernels(kernel, (int) shape[0], 1));
  }

  /** Weights {@code [kh][kw][in][multiplier]}; result {@code in·multiplier} channels. */
  GraphTensor depthwise(
      final NetworkStep step, final DepthwiseConvolution2D layer, final GraphTensor x) {
    final long[] shape = step.shape(WEIGHTS);
    checkChannels(step, shape[2], x);
    final int taps = (int) (shape[0] * shape[1]);
    final int channels = (int) (shape[2] * shape[3]);
    final float[] from = step.weights(WEIGHTS);
    final float[] to = new float[from.length];
    for (int tap = 0; tap < taps; tap++) {
      for (int channel = 0; channel < channels; channel++) {
        to[channel * taps + tap] = from[tap * channels + channel];
      }
    }
    final String kernel = graph.constant(to, channels, 1, shape[0], shape[1]);
    return convolve(step, layer, x, new Kernels(kernel, channels, x.channels()));
  }

  /**
   * A depthwise convolution, weights {@code [multiplier][in][kh][kw]}, and one of single cells,
   * weights {@code [out][in·multiplier][1][1]}.
   */
  GraphTensor separable(
      final NetworkStep step, final SeparableConvolution2D layer, final GraphTensor x) {
    final long[] shape = step.shape(WEIGHTS);
    checkChannels(step, shape[1], x);
    final int taps = (int) (shape[2] * shape[3]);
    final int multiplier = (int) shape[0];
    final int in = (int) shape[1];
    final float[] from = step.weights(WEIGHTS);
    final float[] to = new float[from.length];
    for (int m = 0; m < multiplier; m++) {
      for (int c = 0; c < in; c++) {
        System.arraycopy(from, (m * in + c) * taps, to, (c * multiplier + m) * taps, taps);
      }
    }
    final int between = in * multiplier;
    final String kernel = graph.constant(to, between, 1, shape[2], shape[3]);
    final GraphTensor spread = filter(step, layer, x, new Kernels(kernel, between, in), List.of());
    final long[] point = step.shape(POINTWISE);
    final String mix = graph.constant(step.weights(POINTWISE), point);
    final List<String> inputs =
        Stream.concat(Stream.of(spread.id(), mix), bias(step, layer).stream()).toList();
    final String combined =
        graph.node("Conv", inputs, Attribute.of("kernel_shape", new long[] {1, 1}));
    return spread.as(activations.apply(step, layer.getActivationFn(), combined), (int) point[0]);
  }

  /** Weights {@code [in][out][kh][kw]}. */
  GraphTensor transposed(final NetworkStep step, final Deconvolution2D layer, final GraphTensor x) {
    final long[] shape = step.shape(WEIGHTS);
    checkChannels(step, shape[0], x);
    final int[] kernel = layer.getKernelSize();
    final int[] stride = layer.getStride();
    final int[] dilation = layer.getDilation();
    final boolean same = layer.getConvolutionMode() == ConvolutionMode.Same;
    final long[] pads = new long[4];
    for (int axis = 0; axis < 2; axis++) {
      final int surplus = (kernel[axis] - 1) * dilation[axis] + 1 - stride[axis];
      if (same && surplus < 0) {
        throw step.refusal("its stride is larger than its kernel; train with a larger kernel");
      }
      pads[axis] = same ? surplus / 2 : layer.getPadding()[axis];
      pads[axis + 2] = same ? surplus - surplus / 2 : layer.getPadding()[axis];
    }
    final List<String> inputs =
        Stream.concat(
                Stream.of(x.id(), graph.constant(step.weights(WEIGHTS), shape)),
                bias(step, layer).stream())
            .toList();
    final String made =
        graph.node(
            "ConvTranspose",
            inputs,
            Attribute.of("kernel_shape", wide(kernel)),
            Attribute.of("strides", wide(stride)),
            Attribute.of("dilations", wide(dilation)),
            Attribute.of("pads", pads));
    return new GraphTensor(
        activations.apply(step, layer.getActivationFn(), made),
        (int) shape[1],
        x.rows().transposed(stride[0], kernel[0], dilation[0], same ? -1 : layer.getPadding()[0]),
        x.columns()
            .transposed(stride[1], kernel[1], dilation[1], same ? -1 : layer.getPadding()[1]));
  }

  /**
   * What cells are multiplied by.
   *
   * @param id the weights in the graph
   * @param out channels that it makes
   * @param groups of channels that do not see one another
   */
  private record Kernels(String id, int out, int groups) {}

  private GraphTensor convolve(
      final NetworkStep step,
      final ConvolutionLayer layer,
      final GraphTensor x,
      final Kernels kernels) {
    final GraphTensor made = filter(step, layer, x, kernels, bias(step, layer));
    return made.as(activations.apply(step, layer.getActivationFn(), made.id()));
  }

  private GraphTensor filter(
      final NetworkStep step,
      final ConvolutionLayer layer,
      final GraphTensor x,
      final Kernels kernels,
      final List<String> bias) {
    if (Arrays.stream(layer.getStride()).anyMatch(each -> each != 1)) {
      throw step.refusal(
          "its stride is "
              + Arrays.toString(layer.getStride())
              + ", which makes fewer cells; only a stride of 1 can be imported");
    }
    final AxisExtent[] spans = {x.rows(), x.columns()};
    final long[] pads = new long[4];
    for (int axis = 0; axis < 2; axis++) {
      final int extent = (layer.getKernelSize()[axis] - 1) * layer.getDilation()[axis];
      final boolean same = layer.getConvolutionMode() == ConvolutionMode.Same;
      // Where a kernel has no middle, 'same' pads one cell more at the high end.
      final int first = same ? extent / 2 : layer.getPadding()[axis];
      final int last = same ? extent - extent / 2 : layer.getPadding()[axis];
      pads[axis] = first;
      pads[axis + 2] = last;
      final int middle = extent / 2;
      spans[axis] =
          spans[axis].window(-middle, extent - middle, middle - first, extent - middle - last);
    }
    final String made =
        graph.node(
            "Conv",
            Stream.concat(Stream.of(x.id(), kernels.id()), bias.stream()).toList(),
            Attribute.of("kernel_shape", wide(layer.getKernelSize())),
            Attribute.of("dilations", wide(layer.getDilation())),
            Attribute.of("group", (long) kernels.groups()),
            Attribute.of("pads", pads));
    return new GraphTensor(made, kernels.out(), spans[0], spans[1]);
  }

  private List<String> bias(final NetworkStep step, final ConvolutionLayer layer) {
    if (!layer.hasBias()) {
      return List.of();
    }
    final float[] bias = step.weights(BIAS);
    return List.of(graph.constant(bias, bias.length));
  }

  private static void checkChannels(
      final NetworkStep step, final long needed, final GraphTensor x) {
    if (needed != x.channels()) {
      throw step.refusal("takes " + needed + " channels and gets " + x.channels());
    }
  }

  private static long[] wide(final int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }
}

package org.finegrid.training.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;
import org.finegrid.training.onnx.Attribute;
import org.finegrid.training.onnx.GraphBuilder;

/** Layers that move cells, or add and drop some, as ONNX nodes. */
final class Reshaping {
  private final GraphBuilder graph;

  Reshaping(final GraphBuilder graph) {
    this.graph = graph;
  }

  /** Each cell several times. */
  GraphTensor upsampling(final Upsampling2D layer, final GraphTensor x) {
    final int[] size = layer.getSize();
    final String made =
        graph.node(
            "Resize",
            List.of(x.id(), "", graph.constant(new float[] {1, 1, size[0], size[1]}, 4)),
            Attribute.of("mode", "nearest"),
            Attribute.of("coordinate_transformation_mode", "asymmetric"),
            Attribute.of("nearest_mode", "floor"));
    return new GraphTensor(made, x.channels(), x.rows().finer(size[0]), x.columns().finer(size[1]));
  }

  /** Channels in the order block row, block column, channel, as DL4J and TensorFlow have them. */
  GraphTensor depthToSpace(final NetworkStep step, final int block, final GraphTensor x) {
    final int channels = x.channels() / (block * block);
    if (channels * block * block != x.channels()) {
      throw step.refusal(
          "makes blocks of " + block + "² cells, but gets " + x.channels() + " channels");
    }
    final String made =
        graph.node(
            "DepthToSpace",
            List.of(x.id()),
            Attribute.of("blocksize", (long) block),
            Attribute.of("mode", "DCR"));
    return new GraphTensor(made, channels, x.rows().finer(block), x.columns().finer(block));
  }

  /** The inverse of {@link #depthToSpace}. */
  GraphTensor spaceToDepth(
      final NetworkStep step, final SpaceToDepthLayer layer, final GraphTensor x) {
    final int block = layer.getBlockSize();
    final AxisExtent rows;
    final AxisExtent columns;
    try {
      rows = x.rows().coarser(block);
      columns = x.columns().coarser(block);
    } catch (ArithmeticException e) {
      throw step.refusal(
          e.getMessage() + " after layers that lose cells; train those with padding 'same'");
    }
    final String made =
        graph.node("SpaceToDepth", List.of(x.id()), Attribute.of("blocksize", (long) block));
    return new GraphTensor(made, x.channels() * block * block, rows, columns);
  }

  /** Zeros around: top, bottom, left, right. */
  GraphTensor padding(final ZeroPaddingLayer layer, final GraphTensor x) {
    final int[] p = layer.getPadding();
    final String made = pad(x.id(), "constant", p[0], p[1], p[2], p[3]);
    return new GraphTensor(
        made,
        x.channels(),
        x.rows().window(0, 0, -p[0], -p[1]),
        x.columns().window(0, 0, -p[2], -p[3]));
  }

  /** Cells away: top, bottom, left, right. */
  GraphTensor cropping(final Cropping2D layer, final GraphTensor x) {
    final int[] c = layer.getCropping();
    return crop(x, c[0], c[1], c[2], c[3]);
  }

  /** Cells away. */
  GraphTensor crop(
      final GraphTensor x, final int top, final int bottom, final int left, final int right) {
    if (top == 0 && bottom == 0 && left == 0 && right == 0) {
      return x;
    }
    final String made =
        graph.node(
            "Slice",
            List.of(
                x.id(),
                graph.constant(new long[] {top, left}, 2),
                graph.constant(new long[] {end(bottom), end(right)}, 2),
                graph.constant(new long[] {2, 3}, 2)));
    return new GraphTensor(
        made,
        x.channels(),
        x.rows().window(0, 0, top, bottom),
        x.columns().window(0, 0, left, right));
  }

  /** Adds cells around, in one of ONNX's modes. */
  String pad(
      final String x,
      final String mode,
      final int top,
      final int bottom,
      final int left,
      final int right) {
    return graph.node(
        "Pad",
        List.of(x, graph.constant(new long[] {0, 0, top, left, 0, 0, bottom, right}, 8)),
        Attribute.of("mode", mode));
  }

  /** Where a slice ends: so many from the end, none of which is the end itself. */
  private static long end(final int dropped) {
    return dropped == 0 ? Long.MAX_VALUE : -dropped;
  }
}

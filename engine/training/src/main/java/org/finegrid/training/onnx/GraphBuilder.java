package org.finegrid.training.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.finegrid.model.ModelCard;
import org.nd4j.shade.protobuf.ByteString;

/**
 * Builds an ONNX model node by node: one input {@code [n, 1, h, w]}, one output, its model card in
 * the metadata property {@code finegrid}. Values are referred to by the names that the methods
 * return. Operator set 17.
 */
public final class GraphBuilder {
  /** The input's name: coarse cells, or their bicubic upsampling where the card says so. */
  public static final String INPUT = "coarse";

  /** What the attribute of a {@code Cast} to 32-bit reals has. */
  public static final long REAL = TensorProto.DataType.FLOAT.getNumber();

  /** The same for 64-bit reals. */
  public static final long DOUBLE = TensorProto.DataType.DOUBLE.getNumber();

  private static final String OUTPUT = "fine";
  private static final int OPERATOR_SET = 17;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("finegrid");
  private final Deque<GraphProto.Builder> bodies = new ArrayDeque<>();
  private int names;

  /** A constant of real numbers, in row-major order. */
  public String constant(final float[] values, final long... shape) {
    return named("c" + names++, values, shape);
  }

  /** A constant of real numbers under a name of its own, by which weights are found again. */
  public String named(final String name, final float[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, raw, values.length, shape);
  }

  /** A constant of whole numbers, in row-major order. */
  public String constant(final long[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return constant(TensorProto.DataType.INT64, raw, values.length, shape);
  }

  private String constant(
      final TensorProto.DataType type, final ByteBuffer raw, final int count, final long... shape) {
    return constant("c" + names++, type, raw, count, shape);
  }

  private String constant(
      final String name,
      final TensorProto.DataType type,
      final ByteBuffer raw,
      final int count,
      final long[] shape) {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count) {
      throw new IllegalArgumentException(count + " values for " + Arrays.toString(shape));
    }
    final TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(raw.array()));
    Arrays.stream(shape).forEach(tensor::addDims);
    graph.addInitializer(tensor);
    return name;
  }

  /**
   * A constant of real numbers that the file keeps in 16 bits; the graph goes on with 32. Nodes
   * that widen constants stand outside all bodies, so that it is done once, when a model is opened.
   */
  public String half(final float[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Short.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN);
    for (final float value : values) {
      raw.putShort((short) HalfIndexer.fromFloat(value));
    }
    return widened(constant(TensorProto.DataType.FLOAT16, raw, values.length, shape));
  }

  /**
   * A constant of real numbers that the file keeps as whole numbers of 8 bits times scales.
   *
   * @param scales so many numbers in the shape {@code scaleShape} that stretches to {@code shape}
   */
  public String scaled(
      final byte[] steps, final float[] scales, final long[] shape, final long[] scaleShape) {
    final String wide =
        widened(constant(TensorProto.DataType.INT8, ByteBuffer.wrap(steps), steps.length, shape));
    return outermost("Mul", List.of(wide, constant(scales, scaleShape)));
  }

  private String widened(final String constant) {
    return outermost("Cast", List.of(constant), Attribute.of("to", REAL));
  }

  /** A node outside all bodies. */
  private String outermost(
      final String operator, final List<String> inputs, final Attribute... attributes) {
    final String result = "t" + names++;
    graph.addNode(node(operator, inputs, List.of(result), attributes));
    return result;
  }

  /**
   * Runs nodes for one slice after the other along the first axis, which keeps what they make small
   * enough for the processor's caches.
   *
   * @param sequence the value that is cut into slices
   * @param body adds the nodes, given the slice's name, and returns the result's
   * @return the results of all slices, one after the other along a new first axis
   */
  public String scan(final String sequence, final UnaryOperator<String> body) {
    final String slice = "t" + names++;
    bodies.push(GraphProto.newBuilder().setName("body_" + slice));
    final String made = body.apply(slice);
    final GraphProto.Builder inner = bodies.pop();
    inner.addInput(real(slice)).addOutput(real(made));
    return node(
        "Scan",
        List.of(sequence),
        Attribute.of("body", inner.build()),
        Attribute.of("num_scan_inputs", 1L));
  }

  private static ValueInfoProto real(final String name) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())))
        .build();
  }

  /** A node with one output. */
  public String node(
      final String operator, final List<String> inputs, final Attribute... attributes) {
    return node(operator, inputs, 1, attributes).get(0);
  }

  /** A node with several outputs. */
  public List<String> node(
      final String operator,
      final List<String> inputs,
      final int outputs,
      final Attribute... attributes) {
    final List<String> results =
        IntStream.range(0, outputs).mapToObj(each -> "t" + names++).toList();
    (bodies.isEmpty() ? graph : bodies.peek()).addNode(node(operator, inputs, results, attributes));
    return results;
  }

  private static NodeProto.Builder node(
      final String operator,
      final List<String> inputs,
      final List<String> results,
      final Attribute... attributes) {
    final NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).setName(operator + "_" + results.get(0));
    inputs.forEach(node::addInput);
    results.forEach(node::addOutput);
    Arrays.stream(attributes).map(Attribute::proto).forEach(node::addAttribute);
    return node;
  }

  /**
   * A convolution of stride 1 that keeps height and width, with zeros around.
   *
   * @param weights {@code [out][in][k][k]}, {@code k} odd
   * @param bias one number for each output channel, or none
   */
  public String conv(
      final String input,
      final float[] weights,
      final int out,
      final int in,
      final int k,
      final float... bias) {
    return conv(
        input,
        constant(weights, out, in, k, k),
        k,
        bias.length == 0 ? List.of() : List.of(constant(bias, out)));
  }

  /**
   * The same with weights that are constants already.
   *
   * @param bias a constant, or none
   */
  public String conv(
      final String input, final String weights, final int k, final List<String> bias) {
    final List<String> inputs = new ArrayList<>(List.of(input, weights));
    inputs.addAll(bias);
    final int pad = k / 2;
    return node(
        "Conv",
        inputs,
        Attribute.of("kernel_shape", k, k),
        Attribute.of("pads", pad, pad, pad, pad));
  }

  /** Turns {@code factor²} channels, row by row, into fine cells. */
  public String depthToSpace(final String input, final int factor) {
    return node(
        "DepthToSpace",
        List.of(input),
        Attribute.of("blocksize", (long) factor),
        Attribute.of("mode", "CRD"));
  }

  /**
   * The model file's bytes.
   *
   * @param result the value that the model gives out, {@code [n, 1, h·f, w·f]}
   */
  public byte[] build(final String result, final ModelCard card) {
    final GraphProto whole =
        graph
            .clone()
            .addNode(
                NodeProto.newBuilder()
                    .setOpType("Identity")
                    .setName("result")
                    .addInput(result)
                    .addOutput(OUTPUT))
            .addInput(plane(INPUT, "h", "w"))
            .addOutput(plane(OUTPUT, "fine_h", "fine_w"))
            .build();
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("finegrid")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .setGraph(whole)
        .addMetadataProps(CardInFile.entry(card))
        .build()
        .toByteArray();
  }

  private static ValueInfoProto plane(final String name, final String height, final String width) {
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(
                            TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("n"))
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(height))
                                .addDim(
                                    TensorShapeProto.Dimension.newBuilder().setDimParam(width)))))
        .build();
  }
}

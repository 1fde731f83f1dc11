package org.finegrid.training.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.HalfIndexer;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.training.onnx.OnnxMessages.DataType;
import org.finegrid.training.onnx.OnnxMessages.Graph;

/**
 * Builds an ONNX model node by node: the inputs that its card names, one output, and the card in
 * the metadata property {@code finegrid}. Values are referred to by the names that the methods
 * return. Operator set 17.
 */
public final class GraphBuilder {
  /** The name of the band's input: coarse cells, or their bicubic upsampling as the card has it. */
  public static final String INPUT = ModelInput.BAND;

  /** What the attribute of a {@code Cast} to 32-bit reals has. */
  public static final long REAL = DataType.FLOAT.number();

  /** The same for 64-bit reals. */
  public static final long DOUBLE = DataType.DOUBLE.number();

  private static final String OUTPUT = "fine";
  private static final int OPERATOR_SET = 17;
  private static final int IR_VERSION = 8;

  private final Graph graph = new Graph("finegrid");
  private final Deque<Graph> bodies = new ArrayDeque<>();
  private int names;

  /** A constant of real numbers, in row-major order. */
  public String constant(final float[] values, final long... shape) {
    return named("c" + names++, values, shape);
  }

  /** A constant of real numbers under a name of its own, by which weights are found again. */
  public String named(final String name, final float[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(name, DataType.FLOAT, raw, values.length, shape);
  }

  /** A constant of integers, in row-major order. */
  public String constant(final long[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return constant(DataType.INT64, raw, values.length, shape);
  }

  private String constant(
      final DataType type, final ByteBuffer raw, final int count, final long... shape) {
    return constant("c" + names++, type, raw, count, shape);
  }

  private String constant(
      final String name,
      final DataType type,
      final ByteBuffer raw,
      final int count,
      final long[] shape) {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != count) {
      throw new IllegalArgumentException(count + " values for " + Arrays.toString(shape));
    }
    graph.initializer(
        OnnxMessages.tensor(name, type, UnsafeByteOperations.unsafeWrap(raw.array()), shape));
    return name;
  }

  /**
   * A constant of real numbers that the file stores in 16 bits; the graph computes with 32. Nodes
   * that widen constants stand outside all bodies, so that it is done once, when a model is opened.
   */
  public String half(final float[] values, final long... shape) {
    final ByteBuffer raw = ByteBuffer.allocate(values.length * Short.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN);
    for (final float value : values) {
      raw.putShort((short) HalfIndexer.fromFloat(value));
    }
    return widened(constant(DataType.FLOAT16, raw, values.length, shape));
  }

  /**
   * A constant of real numbers that the file keeps as 8-bit integers times scales.
   *
   * @param scales so many numbers in the shape {@code scaleShape} that stretches to {@code shape}
   */
  public String scaled(
      final byte[] steps, final float[] scales, final long[] shape, final long[] scaleShape) {
    final String wide =
        widened(constant(DataType.INT8, ByteBuffer.wrap(steps), steps.length, shape));
    return outermost("Mul", List.of(wide, constant(scales, scaleShape)));
  }

  private String widened(final String constant) {
    return outermost("Cast", List.of(constant), Attribute.of("to", REAL));
  }

  /** A node outside all bodies. */
  private String outermost(
      final String operator, final List<String> inputs, final Attribute... attributes) {
    final String result = "t" + names++;
    graph.node(node(operator, inputs, List.of(result), attributes));
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
    bodies.push(new Graph("body_" + slice));
    final String made = body.apply(slice);
    final Graph inner = bodies.pop();
    return node(
        "Scan",
        List.of(sequence),
        Attribute.of(
            "body",
            inner.build(List.of(OnnxMessages.valueInfo(slice)), OnnxMessages.valueInfo(made))),
        Attribute.of("num_scan_inputs", 1L));
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
    (bodies.isEmpty() ? graph : bodies.peek()).node(node(operator, inputs, results, attributes));
    return results;
  }

  private static ByteString node(
      final String operator,
      final List<String> inputs,
      final List<String> results,
      final Attribute... attributes) {
    return OnnxMessages.node(
        operator,
        operator + "_" + results.get(0),
        inputs,
        results,
        Arrays.stream(attributes).map(Attribute::message).toList());
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
    final Graph whole =
        graph.with(
            OnnxMessages.node("Identity", "result", List.of(result), List.of(OUTPUT), List.of()));
    return OnnxMessages.model(
            IR_VERSION,
            "finegrid",
            whole.build(inputs(card), plane(OUTPUT, 1, "fine_h", "fine_w")),
            OPERATOR_SET,
            CardInFile.entry(card))
        .toByteArray();
  }

  /** Those that the card names: the sides of inputs with as many cells are the same. */
  private static List<ByteString> inputs(final ModelCard card) {
    return card.inputs().stream()
        .map(
            each -> {
              final boolean asBand = each.factor() == card.band().factor();
              final String cells = asBand ? "" : "_" + each.factor();
              return plane(each.name(), each.channels(), "h" + cells, "w" + cells);
            })
        .toList();
  }

  private static ByteString plane(
      final String name, final int channels, final String height, final String width) {
    return OnnxMessages.valueInfo(
        name,
        List.of(
            OnnxMessages.dimension("n"),
            OnnxMessages.dimension(channels),
            OnnxMessages.dimension(height),
            OnnxMessages.dimension(width)));
  }
}

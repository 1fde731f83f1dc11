package org.finegrid.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes small ONNX files for tests and benchmarks: a chain of nodes from {@code coarse} to {@code
 * fine}. Field numbers are those of the ONNX protobuf schema.
 */
public final class OnnxBytes {
  private final List<byte[]> nodes = new ArrayList<>();
  private final List<byte[]> tensors = new ArrayList<>();
  private final List<byte[]> modelFields = new ArrayList<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<Object> inputShape = new ArrayList<>(List.of("n", 1L, "h", "w"));
  private final Map<String, List<Object>> otherInputs = new LinkedHashMap<>();
  private String input = "coarse";
  private int inputType = 1;
  private String last = "coarse";
  private int names;

  /** Fixes the input's shape: numbers are fixed sides, texts are free ones. */
  public OnnxBytes inputShape(final Object... sides) {
    inputShape.clear();
    inputShape.addAll(List.of(sides));
    return this;
  }

  /** Makes the input another ONNX element type; 1 is float32, 11 is float64. */
  public OnnxBytes inputType(final int type) {
    this.inputType = type;
    return this;
  }

  /** Gives the input another name. */
  public OnnxBytes inputName(final String name) {
    input = name;
    last = name;
    return this;
  }

  /** Adds an input of the same shape, for {@link #add(String)}. */
  public OnnxBytes otherInput(final String name) {
    otherInputs.put(name, inputShape);
    return this;
  }

  /** Adds an input of a shape of its own. */
  public OnnxBytes otherInput(final String name, final Object... sides) {
    otherInputs.put(name, List.of(sides));
    return this;
  }

  /** Sets a metadata property. */
  public OnnxBytes metadata(final String key, final String value) {
    metadata.put(key, value);
    return this;
  }

  /** A convolution with zero padding that keeps the size; weights {@code [out][in][k][k]}. */
  public OnnxBytes conv(final int out, final int in, final int k, final float[] weights) {
    final String name = "w" + names++;
    tensors.add(tensor(name, new long[] {out, in, k, k}, weights));
    final int pad = k / 2;
    return node(
        "Conv", List.of(last, name), ints("kernel_shape", k, k), ints("pads", pad, pad, pad, pad));
  }

  /** A node with one input and no attributes, such as {@code Relu} or {@code Tanh}. */
  public OnnxBytes unary(final String type) {
    return node(type, List.of(last));
  }

  /** Adds the result of an earlier node, or the input {@code coarse}. */
  public OnnxBytes add(final String other) {
    return node("Add", List.of(last, other));
  }

  /** Subtracts the mean over height and width: every cell depends on all others. */
  public OnnxBytes subtractGlobalMean() {
    final String before = last;
    unary("GlobalAveragePool");
    final String mean = last;
    return node("Sub", List.of(before, mean));
  }

  /** Turns {@code f²} channels into fine cells. */
  public OnnxBytes depthToSpace(final int factor) {
    return node("DepthToSpace", List.of(last), integer("blocksize", factor));
  }

  /** The largest of each 2×2 cells. */
  public OnnxBytes maxPool() {
    return node("MaxPool", List.of(last), ints("kernel_shape", 2, 2), ints("strides", 2, 2));
  }

  /** A 2×2 transposed convolution of stride 2; weights {@code [in][out][2][2]}. */
  public OnnxBytes upConv(final int in, final int out, final float[] weights) {
    final String name = "w" + names++;
    tensors.add(tensor(name, new long[] {in, out, 2, 2}, weights));
    return node("ConvTranspose", List.of(last, name), ints("strides", 2, 2));
  }

  /** Puts the channels of an earlier result behind those of the last. */
  public OnnxBytes concat(final String other) {
    return node("Concat", List.of(last, other), integer("axis", 1));
  }

  /** A node of any kind, fed the last result and then others; see {@link #integer}. */
  public OnnxBytes operator(
      final String type, final List<String> others, final byte[]... attributes) {
    final List<String> inputs = new ArrayList<>(List.of(last));
    inputs.addAll(others);
    return node(type, inputs, attributes);
  }

  /** Weights of any shape. */
  public OnnxBytes weights(final String name, final long[] dims, final float[] values) {
    tensors.add(tensor(name, dims, values));
    return this;
  }

  /** Weights of 64-bit whole numbers, as shapes are. */
  public OnnxBytes longs(final String name, final long... values) {
    final ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    varint(tensor, 1, values.length);
    varint(tensor, 2, 7);
    for (final long value : values) {
      varint(tensor, 7, value);
    }
    text(tensor, 8, name);
    tensors.add(tensor.toByteArray());
    return this;
  }

  /** A tensor as it is written in the file. */
  public OnnxBytes rawTensor(final byte[] tensor) {
    tensors.add(tensor);
    return this;
  }

  /** A field of the whole model as it is written in the file. */
  public OnnxBytes modelField(final byte[] field) {
    modelFields.add(field);
    return this;
  }

  /** A tensor of one value that is said to live in another file. */
  public static byte[] externalTensor(final String name, final String location) {
    return externalTensor(name, location, new byte[] {13 << 3 | 2});
  }

  /**
   * The same.
   *
   * @param tag how the field is written that says so
   */
  public static byte[] externalTensor(final String name, final String location, final byte[] tag) {
    final ByteArrayOutputStream entry = new ByteArrayOutputStream();
    text(entry, 1, "location");
    text(entry, 2, location);
    final ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (final long side : new long[] {1, 1, 1, 1}) {
      varint(tensor, 1, side);
    }
    varint(tensor, 2, 1);
    text(tensor, 8, name);
    bytes(tensor, 9, new byte[4]);
    tensor.writeBytes(tag);
    raw(tensor, entry.size());
    tensor.writeBytes(entry.toByteArray());
    return tensor.toByteArray();
  }

  /** A convolution whose weights are said to live in another file. */
  public OnnxBytes externalConv(final String location) {
    tensors.add(externalTensor("external", location));
    return node("Conv", List.of(last, "external"));
  }

  /** A length-delimited field: a message in a message. */
  public static byte[] field(final int number, final byte[]... parts) {
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (final byte[] part : parts) {
      body.writeBytes(part);
    }
    final ByteArrayOutputStream field = new ByteArrayOutputStream();
    bytes(field, number, body.toByteArray());
    return field.toByteArray();
  }

  /** A text as a field. */
  public static byte[] field(final int number, final String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Goes on from an earlier result, or the input {@code coarse}. */
  public OnnxBytes from(final String name) {
    last = name;
    return this;
  }

  /** The name of the last result, for {@link #add(String)}. */
  public String last() {
    return last;
  }

  /** The file. */
  public byte[] build() {
    final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    nodes.forEach(node -> bytes(graph, 1, node));
    bytes(graph, 1, nodeBytes("Identity", List.of(last), "fine"));
    text(graph, 2, "test");
    tensors.forEach(tensor -> bytes(graph, 5, tensor));
    bytes(graph, 11, valueInfo(input, inputType, inputShape));
    otherInputs.forEach((name, sides) -> bytes(graph, 11, valueInfo(name, inputType, sides)));
    bytes(graph, 12, valueInfo("fine", inputType, List.of("n", "c", "fine_h", "fine_w")));
    final ByteArrayOutputStream opset = new ByteArrayOutputStream();
    text(opset, 1, "");
    varint(opset, 2, 13);
    final ByteArrayOutputStream model = new ByteArrayOutputStream();
    varint(model, 1, 7);
    bytes(model, 8, opset.toByteArray());
    bytes(model, 7, graph.toByteArray());
    modelFields.forEach(model::writeBytes);
    metadata.forEach(
        (key, value) -> {
          final ByteArrayOutputStream entry = new ByteArrayOutputStream();
          text(entry, 1, key);
          text(entry, 2, value);
          bytes(model, 14, entry.toByteArray());
        });
    return model.toByteArray();
  }

  private OnnxBytes node(final String type, final List<String> inputs, final byte[]... attributes) {
    final String output = "t" + names++;
    nodes.add(nodeBytes(type, inputs, output, attributes));
    last = output;
    return this;
  }

  private static byte[] nodeBytes(
      final String type,
      final List<String> inputs,
      final String output,
      final byte[]... attributes) {
    final ByteArrayOutputStream node = new ByteArrayOutputStream();
    inputs.forEach(input -> text(node, 1, input));
    text(node, 2, output);
    text(node, 3, "n_" + output);
    text(node, 4, type);
    for (final byte[] attribute : attributes) {
      bytes(node, 5, attribute);
    }
    return node.toByteArray();
  }

  /** An attribute of whole numbers. */
  public static byte[] ints(final String name, final long... values) {
    final ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    for (final long value : values) {
      varint(attribute, 8, value);
    }
    varint(attribute, 20, 7);
    return attribute.toByteArray();
  }

  /** An attribute of one whole number. */
  public static byte[] integer(final String name, final long value) {
    final ByteArrayOutputStream attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    varint(attribute, 3, value);
    varint(attribute, 20, 2);
    return attribute.toByteArray();
  }

  private static byte[] tensor(final String name, final long[] dims, final float[] values) {
    final ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (final long dim : dims) {
      varint(tensor, 1, dim);
    }
    varint(tensor, 2, 1);
    text(tensor, 8, name);
    final ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    bytes(tensor, 9, raw.array());
    return tensor.toByteArray();
  }

  private static byte[] valueInfo(final String name, final int type, final List<Object> sides) {
    final ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (final Object side : sides) {
      final ByteArrayOutputStream dim = new ByteArrayOutputStream();
      if (side instanceof Number number) {
        varint(dim, 1, number.longValue());
      } else {
        text(dim, 2, side.toString());
      }
      bytes(shape, 1, dim.toByteArray());
    }
    final ByteArrayOutputStream tensorType = new ByteArrayOutputStream();
    varint(tensorType, 1, type);
    bytes(tensorType, 2, shape.toByteArray());
    final ByteArrayOutputStream wrapper = new ByteArrayOutputStream();
    bytes(wrapper, 1, tensorType.toByteArray());
    final ByteArrayOutputStream info = new ByteArrayOutputStream();
    text(info, 1, name);
    bytes(info, 2, wrapper.toByteArray());
    return info.toByteArray();
  }

  private static void text(final ByteArrayOutputStream out, final int field, final String text) {
    bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(final ByteArrayOutputStream out, final int field, final byte[] body) {
    raw(out, field << 3 | 2);
    raw(out, body.length);
    out.writeBytes(body);
  }

  private static void varint(final ByteArrayOutputStream out, final int field, final long value) {
    raw(out, (long) field << 3);
    raw(out, value);
  }

  private static void raw(final ByteArrayOutputStream out, final long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}

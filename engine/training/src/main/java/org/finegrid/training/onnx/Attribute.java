package org.finegrid.training.onnx;

import com.google.protobuf.ByteString;

/** A named constant of an ONNX node, such as the padding of a convolution. */
public final class Attribute {
  private static final int NAME = 1;
  private static final int REAL = 2;
  private static final int INTEGER = 3;
  private static final int TEXT = 4;
  private static final int GRAPH = 6;
  private static final int INTEGERS = 8;
  private static final int TYPE = 20;

  private final ByteString message;

  private Attribute(final MessageBuilder fields, final int type) {
    this.message = fields.integer(TYPE, type).build();
  }

  private static MessageBuilder named(final String name) {
    return new MessageBuilder().text(NAME, name);
  }

  /** An integer. */
  public static Attribute of(final String name, final long value) {
    final MessageBuilder fields = named(name);
    return new Attribute(value == 0 ? fields : fields.integer(INTEGER, value), 2);
  }

  /** Several integers. */
  public static Attribute of(final String name, final long... values) {
    return new Attribute(named(name).packed(INTEGERS, values), 7);
  }

  /** A real number. */
  public static Attribute of(final String name, final float value) {
    final MessageBuilder fields = named(name);
    return new Attribute(
        Float.floatToRawIntBits(value) == 0 ? fields : fields.real(REAL, value), 1);
  }

  /** A graph, such as the body of a loop. */
  static Attribute of(final String name, final ByteString graph) {
    return new Attribute(named(name).bytes(GRAPH, graph), 5);
  }

  /** A text, such as a mode. */
  public static Attribute of(final String name, final String value) {
    return new Attribute(named(name).text(TEXT, value), 3);
  }

  ByteString message() {
    return message;
  }
}

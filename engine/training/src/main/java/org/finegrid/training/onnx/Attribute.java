package org.finegrid.training.onnx;

import java.util.Arrays;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;

/** A named constant of an ONNX node, such as the padding of a convolution. */
public final class Attribute {
  private final AttributeProto proto;

  private Attribute(final AttributeProto.Builder proto) {
    this.proto = proto.build();
  }

  /** A whole number. */
  public static Attribute of(final String name, final long value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.INT)
            .setI(value));
  }

  /** Several whole numbers. */
  public static Attribute of(final String name, final long... values) {
    final AttributeProto.Builder proto =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(proto::addInts);
    return new Attribute(proto);
  }

  /** A real number. */
  public static Attribute of(final String name, final float value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF(value));
  }

  /** A graph, such as the body of a loop. */
  static Attribute of(final String name, final GraphProto value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.GRAPH)
            .setG(value));
  }

  /** A word, such as a mode. */
  public static Attribute of(final String name, final String value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.STRING)
            .setS(org.nd4j.shade.protobuf.ByteString.copyFromUtf8(value)));
  }

  AttributeProto proto() {
    return proto;
  }
}

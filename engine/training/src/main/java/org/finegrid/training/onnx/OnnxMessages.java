package org.finegrid.training.onnx;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of an ONNX file. Field numbers are those of the <a
 * href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3">ONNX protobuf schema</a>, where
 * each name below has the suffix {@code Proto}.
 */
final class OnnxMessages {
  static final int MODEL_GRAPH = 7;
  static final int MODEL_METADATA = 14;
  static final int ENTRY_KEY = 1;
  static final int GRAPH_INITIALIZER = 5;
  static final int GRAPH_INPUT = 11;
  static final int TENSOR_DIMS = 1;
  static final int TENSOR_DATA_TYPE = 2;
  static final int TENSOR_FLOAT_DATA = 4;
  static final int TENSOR_NAME = 8;
  static final int TENSOR_RAW_DATA = 9;

  private OnnxMessages() {}

  /** Types of a tensor's values. */
  enum DataType {
    FLOAT(1),
    INT8(3),
    INT64(7),
    FLOAT16(10),
    DOUBLE(11);

    private final int number;

    DataType(final int number) {
      this.number = number;
    }

    /** Its number in the schema. */
    int number() {
      return number;
    }
  }

  /** A graph to which nodes and constants are added. */
  static final class Graph {
    private final String name;
    private final List<ByteString> nodes = new ArrayList<>();
    private final List<ByteString> initializers = new ArrayList<>();

    Graph(final String name) {
      this.name = name;
    }

    void node(final ByteString node) {
      nodes.add(node);
    }

    void initializer(final ByteString tensor) {
      initializers.add(tensor);
    }

    /** The graph so far, and one node more. */
    Graph with(final ByteString node) {
      final Graph larger = new Graph(name);
      larger.nodes.addAll(nodes);
      larger.nodes.add(node);
      larger.initializers.addAll(initializers);
      return larger;
    }

    ByteString build(final List<ByteString> inputs, final ByteString output) {
      return new MessageBuilder()
          .all(1, nodes)
          .text(2, name)
          .all(GRAPH_INITIALIZER, initializers)
          .all(GRAPH_INPUT, inputs)
          .bytes(12, output)
          .build();
    }
  }

  static ByteString model(
      final int irVersion,
      final String producer,
      final ByteString graph,
      final int operatorSet,
      final ByteString metadata) {
    return new MessageBuilder()
        .integer(1, irVersion)
        .text(2, producer)
        .bytes(MODEL_GRAPH, graph)
        .bytes(8, new MessageBuilder().integer(2, operatorSet).build())
        .bytes(MODEL_METADATA, metadata)
        .build();
  }

  static ByteString node(
      final String operator,
      final String name,
      final List<String> inputs,
      final List<String> outputs,
      final List<ByteString> attributes) {
    return new MessageBuilder()
        .texts(1, inputs)
        .texts(2, outputs)
        .text(3, name)
        .text(4, operator)
        .all(5, attributes)
        .build();
  }

  static ByteString tensor(
      final String name, final DataType type, final ByteString raw, final long... dims) {
    final MessageBuilder tensor =
        new MessageBuilder()
            .packed(TENSOR_DIMS, dims)
            .integer(TENSOR_DATA_TYPE, type.number())
            .text(TENSOR_NAME, name);
    return (raw.isEmpty() ? tensor : tensor.bytes(TENSOR_RAW_DATA, raw)).build();
  }

  /** A graph's input or output of 32-bit reals whose shape is not given. */
  static ByteString valueInfo(final String name) {
    return valueInfo(name, new MessageBuilder());
  }

  /**
   * A graph's input or output of 32-bit reals.
   *
   * @param shape one {@link #dimension} for each axis
   */
  static ByteString valueInfo(final String name, final List<ByteString> shape) {
    return valueInfo(
        name, new MessageBuilder().bytes(2, new MessageBuilder().all(1, shape).build()));
  }

  private static ByteString valueInfo(final String name, final MessageBuilder rest) {
    return new MessageBuilder()
        .text(1, name)
        .bytes(
            2,
            new MessageBuilder()
                .bytes(
                    1,
                    new MessageBuilder()
                        .integer(1, DataType.FLOAT.number())
                        .build()
                        .concat(rest.build()))
                .build())
        .build();
  }

  /** An axis of fixed length. */
  static ByteString dimension(final long length) {
    return new MessageBuilder().integer(1, length).build();
  }

  /** An axis whose length has a name. */
  static ByteString dimension(final String name) {
    return new MessageBuilder().text(2, name).build();
  }

  /** A metadata property. */
  static ByteString entry(final String key, final String value) {
    return new MessageBuilder().text(ENTRY_KEY, key).text(2, value).build();
  }
}

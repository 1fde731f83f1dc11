package org.finegrid.internal.model;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/**
 * Looks through an ONNX model before ONNX Runtime does, and refuses what would make the runtime
 * open other files, or what it is known to break on: the runtime checks little of a graph's numbers
 * and runs in this process.
 *
 * <p>Field numbers are those of the ONNX protobuf schema.
 */
final class GraphCheck {
  /** Graphs in graphs: branches of {@code If} and steps of {@code Scan}. */
  private static final int DEEPEST = 8;

  private static final int MOST_NODES = 1 << 16;

  private final String source;
  private final Set<String> functions = new HashSet<>();
  private int nodes;

  GraphCheck(final String source) {
    this.source = source;
  }

  /**
   * Checks a whole model.
   *
   * @throws RasterException where it cannot be run, with the reason
   * @throws IOException where it is no protobuf message
   */
  void model(final ByteString model) throws IOException {
    ProtobufMessage.visit(
        model,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            if (field == 25) {
              functions.add(functionName(body));
            }
          }
        });
    final Once once = new Once();
    ProtobufMessage.visit(
        model,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            switch (field) {
              case 7 -> {
                once.take(field);
                graph(body, 1);
              }
              case 20 -> throw refused("holds a graph for training; export it for inference");
              case 25 -> function(body);
              default -> {
                // Versions and texts.
              }
            }
          }
        });
  }

  /**
   * A field of which there may be one. Parsers put several messages together to one, which nobody
   * writes and would have to be checked together.
   */
  private final class Once {
    private final Set<Integer> seen = new HashSet<>();

    void take(final int field) {
      if (!seen.add(field)) {
        throw refused("repeats a field that an ONNX model has once; export it again");
      }
    }
  }

  private RasterException refused(final String why) {
    return new RasterException(ErrorCode.UNUSABLE_MODEL, source + ": " + why);
  }

  private void graph(final ByteString graph, final int depth) throws IOException {
    if (depth > DEEPEST) {
      throw refused("nests its graphs more than " + DEEPEST + " deep");
    }
    ProtobufMessage.visit(
        graph,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            switch (field) {
              case 1 -> node(body, depth);
              case 5 -> TensorCheck.check(source, body);
              case 15 -> throw sparse();
              default -> {
                // Names, inputs and outputs: the runtime's answer is checked later.
              }
            }
          }
        });
  }

  private RasterException sparse() {
    return refused("holds sparse weights; save them as plain tensors");
  }

  private static String functionName(final ByteString function) throws IOException {
    final String[] domainAndName = {"", ""};
    ProtobufMessage.visit(
        function,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) {
            if (field == 1) {
              domainAndName[1] = body.toStringUtf8();
            } else if (field == 10) {
              domainAndName[0] = body.toStringUtf8();
            }
          }
        });
    return domainAndName[0] + "." + domainAndName[1];
  }

  private void function(final ByteString function) throws IOException {
    ProtobufMessage.visit(
        function,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            if (field == 7) {
              node(body, 1);
            } else if (field == 11) {
              attribute("", body, 1);
            }
          }
        });
  }

  private void node(final ByteString node, final int depth) throws IOException {
    if (++nodes > MOST_NODES) {
      throw refused("has more than " + MOST_NODES + " nodes");
    }
    final String[] typeAndDomain = {"", ""};
    ProtobufMessage.visit(
        node,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) {
            if (field == 4) {
              typeAndDomain[0] = body.toStringUtf8();
            } else if (field == 7) {
              typeAndDomain[1] = body.toStringUtf8();
            }
          }
        });
    final String type = typeAndDomain[0];
    if (!functions.contains(typeAndDomain[1] + "." + type)) {
      Operators.refusal(typeAndDomain[1], type)
          .ifPresent(
              why -> {
                throw refused(why);
              });
    }
    ProtobufMessage.visit(
        node,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            if (field == 5) {
              attribute(type, body, depth);
            }
          }
        });
  }

  private void attribute(final String operator, final ByteString attribute, final int depth)
      throws IOException {
    final Once once = new Once();
    final AttributeNumbers numbers = new AttributeNumbers();
    ProtobufMessage.visit(
        attribute,
        new ProtobufMessage.Visitor() {
          @Override
          public void number(final int field, final long value) {
            numbers.number(field, value);
          }

          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            switch (field) {
              case 1 -> numbers.name = body.toStringUtf8();
              case 5 -> {
                once.take(field);
                TensorCheck.check(source, body);
              }
              case 6 -> {
                once.take(field);
                graph(body, depth + 1);
              }
              case 8 -> ProtobufMessage.packed(body, value -> numbers.number(8, value));
              case 10 -> TensorCheck.check(source, body);
              case 11 -> graph(body, depth + 1);
              case 22, 23 -> throw sparse();
              default -> {
                // Texts, real numbers and types.
              }
            }
          }
        });
    numbers
        .refusal(operator)
        .ifPresent(
            why -> {
              throw refused(why);
            });
  }
}

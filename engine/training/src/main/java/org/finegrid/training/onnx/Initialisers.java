package org.finegrid.training.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.model.ProtobufMessage;

/** Reads the weights of an ONNX file by their names. */
public final class Initialisers {

  private Initialisers() {}

  /**
   * A constant of real numbers.
   *
   * @param shape its sides
   * @param values in row-major order
   */
  public record Constant(long[] shape, float[] values) {
    /** Whether it has this shape. */
    public boolean fits(final long... sides) {
      return Arrays.equals(shape, sides)
          && values.length == Arrays.stream(sides).reduce(1, Math::multiplyExact);
    }
  }

  /**
   * All constants of 32-bit reals.
   *
   * @throws RasterException where the file cannot be read or is no ONNX model
   */
  public static Map<String, Constant> read(final Path file) {
    final byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    try {
      final Map<String, Constant> constants = new LinkedHashMap<>();
      nested(
          UnsafeByteOperations.unsafeWrap(bytes),
          OnnxMessages.MODEL_GRAPH,
          graph ->
              nested(
                  graph,
                  OnnxMessages.GRAPH_INITIALIZER,
                  message -> new Tensor(message).addTo(constants)));
      return constants;
    } catch (IOException e) {
      throw new RasterException(file + ": is not an ONNX model", e);
    }
  }

  private interface Messages {
    void message(ByteString message) throws IOException;
  }

  private static void nested(final ByteString message, final int field, final Messages messages)
      throws IOException {
    ProtobufMessage.visit(
        message,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int number, final ByteString body) throws IOException {
            if (number == field) {
              messages.message(body);
            }
          }
        });
  }

  private static final class Tensor implements ProtobufMessage.Visitor {
    private final LongStream.Builder dims = LongStream.builder();
    private String name = "";
    private long type;
    private ByteString values = ByteString.EMPTY;

    Tensor(final ByteString message) throws IOException {
      ProtobufMessage.visit(message, this);
    }

    @Override
    public void number(final int field, final long value) {
      if (field == OnnxMessages.TENSOR_DIMS) {
        dims.add(value);
      } else if (field == OnnxMessages.TENSOR_DATA_TYPE) {
        type = value;
      }
    }

    @Override
    public void bytes(final int field, final ByteString body) throws IOException {
      switch (field) {
        case OnnxMessages.TENSOR_DIMS -> ProtobufMessage.packed(body, dims::add);
        case OnnxMessages.TENSOR_NAME -> name = body.toStringUtf8();
        // Both hold the numbers in four bytes each, the lowest first.
        case OnnxMessages.TENSOR_FLOAT_DATA, OnnxMessages.TENSOR_RAW_DATA ->
            values = values.concat(body);
        default -> {}
      }
    }

    void addTo(final Map<String, Constant> constants) {
      if (type != OnnxMessages.DataType.FLOAT.number()) {
        return;
      }
      final FloatBuffer floats =
          values.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      final float[] copy = new float[floats.remaining()];
      floats.get(copy);
      constants.put(name, new Constant(dims.build().toArray(), copy));
    }
  }
}

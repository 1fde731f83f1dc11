package org.finegrid.training.onnx;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

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
    try {
      final Map<String, Constant> constants = new LinkedHashMap<>();
      for (final TensorProto tensor :
          ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getInitializerList()) {
        if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
          constants.put(tensor.getName(), constant(tensor));
        }
      }
      return constants;
    } catch (InvalidProtocolBufferException e) {
      throw new RasterException(file + ": is not an ONNX model", e);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static Constant constant(final TensorProto tensor) {
    final long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    if (tensor.getRawData().isEmpty()) {
      final float[] values = new float[tensor.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return new Constant(shape, values);
    }
    final float[] values = new float[tensor.getRawData().size() / Float.BYTES];
    tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return new Constant(shape, values);
  }
}

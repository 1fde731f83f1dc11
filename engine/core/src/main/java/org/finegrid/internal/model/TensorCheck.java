package org.finegrid.internal.model;

import com.google.protobuf.ByteString;
import java.io.IOException;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/** Whether a tensor in an ONNX model holds as many values as its sides make. */
final class TensorCheck {
  private static final int DIMS = 1;
  private static final int TYPE = 2;
  private static final int FLOATS = 4;
  private static final int INTS = 5;
  private static final int TEXTS = 6;
  private static final int LONGS = 7;
  private static final int RAW = 9;
  private static final int DOUBLES = 10;
  private static final int UNSIGNED = 11;
  private static final int EXTERNAL_DATA = 13;
  private static final int LOCATION = 14;

  /** Bytes of a value in raw data, by ONNX's element types; 0 where weights are never of it. */
  private static final int[] BYTES = {0, 4, 1, 1, 2, 2, 4, 8, 0, 1, 2, 8, 4, 8, 0, 0, 2};

  private final String source;
  private long elements = 1;
  private boolean tooMany;
  private long type;
  private long values;
  private long raw = -1;

  private TensorCheck(final String source) {
    this.source = source;
  }

  /**
   * Checks one tensor.
   *
   * @throws RasterException where its values are elsewhere, or not as many as there should be
   * @throws IOException where it is no protobuf message
   */
  static void check(final String source, final ByteString tensor) throws IOException {
    final TensorCheck check = new TensorCheck(source);
    check.read(tensor);
    check.judge();
  }

  private void read(final ByteString tensor) throws IOException {
    ProtobufMessage.visit(
        tensor,
        new ProtobufMessage.Visitor() {
          @Override
          public void number(final int field, final long value) {
            switch (field) {
              case DIMS -> side(value);
              case TYPE -> type = value;
              case FLOATS, INTS, LONGS, DOUBLES, UNSIGNED -> values++;
              case LOCATION -> inside(value == 0);
              default -> {
                // Nothing of the tensor's size.
              }
            }
          }

          @Override
          public void fixed(final int field) {
            if (field == FLOATS || field == DOUBLES) {
              values++;
            }
          }

          @Override
          public void bytes(final int field, final ByteString body) throws IOException {
            switch (field) {
              case DIMS -> ProtobufMessage.packed(body, each -> side(each));
              case FLOATS -> values += body.size() / Float.BYTES;
              case DOUBLES -> values += body.size() / Double.BYTES;
              case INTS, LONGS, UNSIGNED -> ProtobufMessage.packed(body, each -> values++);
              case TEXTS -> values++;
              case RAW -> raw = body.size();
              case EXTERNAL_DATA -> inside(false);
              default -> {
                // Names.
              }
            }
          }
        });
  }

  private void side(final long side) {
    tooMany |= side < 0 || side > Integer.MAX_VALUE;
    elements = tooMany ? 0 : elements * side;
    tooMany |= elements > Integer.MAX_VALUE;
  }

  private void inside(final boolean inside) {
    if (!inside) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": keeps weights in other files; save it as one self-contained file");
    }
  }

  private void judge() {
    final int size = type > 0 && type < BYTES.length ? BYTES[(int) type] : 0;
    if (size == 0) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": holds a tensor of ONNX's type " + type + ", which is not supported");
    }
    final boolean whole = raw < 0 ? values == elements : values == 0 && raw == elements * size;
    if (tooMany || !whole) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source + ": holds a tensor whose number of values does not match its shape");
    }
  }
}

package org.finegrid.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.RasterException;

/**
 * An ONNX file's bytes and what can be read from them without ONNX Runtime: its metadata, and
 * whether it would make the runtime open other files. Field numbers are those of the ONNX protobuf
 * schema.
 *
 * @param source where the bytes came from, for messages
 * @param bytes the whole file
 * @param metadata the file's metadata properties
 */
record OnnxFile(String source, byte[] bytes, Map<String, String> metadata) {
  private static final String CARD = "finegrid";
  private static final long LARGEST = 512L << 20;

  /** Reads a file from disk. */
  static OnnxFile read(final Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new RasterException(file + ": larger than 512 MiB; not loaded as a model");
      }
      return of(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new RasterException(file + ": no such model file", e);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Takes a file's bytes.
   *
   * @throws RasterException where they are no ONNX model or refer to other files
   */
  static OnnxFile of(final String source, final byte[] bytes) {
    final Map<String, String> metadata = new LinkedHashMap<>();
    final boolean[] graph = new boolean[1];
    try {
      fields(
          ByteBuffer.wrap(bytes),
          (field, body) -> {
            switch (field) {
              case 7 -> {
                graph[0] = true;
                refuseExternalData(source, Kind.GRAPH, body);
              }
              case 14 -> entry(body, metadata);
              case 20 -> refuseExternalData(source, Kind.TRAINING, body);
              case 25 -> refuseExternalData(source, Kind.FUNCTION, body);
              default -> {
                // Versions and names: of no interest here.
              }
            }
          });
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      throw new RasterException(source + ": is not an ONNX model, or is cut short", e);
    }
    if (!graph[0]) {
      throw new RasterException(source + ": is not an ONNX model");
    }
    return new OnnxFile(source, bytes, metadata);
  }

  /** The model card inside, where there is one. */
  Optional<ModelCard> card() {
    return Optional.ofNullable(metadata.get(CARD)).map(json -> CardJson.parse(source, json));
  }

  private enum Kind {
    GRAPH,
    NODE,
    ATTRIBUTE,
    TENSOR,
    SPARSE,
    FUNCTION,
    TRAINING,
    OTHER;

    /** What a field of this message holds, as far as tensors can hide in it. */
    Kind child(final int field) {
      return switch (this) {
        case GRAPH ->
            switch (field) {
              case 1 -> NODE;
              case 5 -> TENSOR;
              case 15 -> SPARSE;
              default -> OTHER;
            };
        case NODE -> field == 5 ? ATTRIBUTE : OTHER;
        case ATTRIBUTE ->
            switch (field) {
              case 5, 10 -> TENSOR;
              case 6, 11 -> GRAPH;
              case 22, 23 -> SPARSE;
              default -> OTHER;
            };
        case SPARSE -> field == 1 || field == 2 ? TENSOR : OTHER;
        case FUNCTION ->
            switch (field) {
              case 7 -> NODE;
              case 11 -> ATTRIBUTE;
              default -> OTHER;
            };
        case TRAINING -> field == 1 || field == 2 ? GRAPH : OTHER;
        case TENSOR, OTHER -> OTHER;
      };
    }
  }

  /** A tensor with field 13 (external_data) lives in another file, which a model may not name. */
  private static void refuseExternalData(
      final String source, final Kind kind, final ByteBuffer message) {
    fields(
        message,
        (field, body) -> {
          if (kind == Kind.TENSOR && field == 13) {
            throw new RasterException(
                source + ": keeps weights in other files; save it as one self-contained file");
          }
          final Kind child = kind.child(field);
          if (child != Kind.OTHER) {
            refuseExternalData(source, child, body);
          }
        });
  }

  private static void entry(final ByteBuffer message, final Map<String, String> into) {
    final String[] pair = {"", ""};
    fields(
        message,
        (field, body) -> {
          if (field == 1 || field == 2) {
            final byte[] text = new byte[body.remaining()];
            body.get(text);
            pair[field - 1] = new String(text, StandardCharsets.UTF_8);
          }
        });
    into.put(pair[0], pair[1]);
  }

  private interface Visitor {
    void field(int number, ByteBuffer body);
  }

  /** Visits the length-delimited fields of a protobuf message and skips the others. */
  private static void fields(final ByteBuffer message, final Visitor visitor) {
    while (message.hasRemaining()) {
      final long key = varint(message);
      switch ((int) (key & 7)) {
        case 0 -> varint(message);
        case 1 -> skip(message, Long.BYTES);
        case 2 -> {
          final long length = varint(message);
          if (length < 0 || length > message.remaining()) {
            throw new IndexOutOfBoundsException();
          }
          final ByteBuffer body = message.slice(message.position(), (int) length);
          skip(message, (int) length);
          visitor.field((int) (key >>> 3), body);
        }
        case 5 -> skip(message, Integer.BYTES);
        default -> throw new IndexOutOfBoundsException();
      }
    }
  }

  private static void skip(final ByteBuffer message, final int bytes) {
    if (bytes > message.remaining()) {
      throw new IndexOutOfBoundsException();
    }
    message.position(message.position() + bytes);
  }

  private static long varint(final ByteBuffer message) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      final byte next = message.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IndexOutOfBoundsException();
  }
}

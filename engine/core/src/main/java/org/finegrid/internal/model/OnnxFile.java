package org.finegrid.internal.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.model.ModelCard;

/**
 * An ONNX file's bytes and what can be read from them without ONNX Runtime. Field numbers are those
 * of the ONNX protobuf schema.
 *
 * @param source where the bytes came from, for messages
 * @param bytes the whole file
 * @param metadata the file's metadata properties
 * @param trusted whether it comes with Finegrid
 */
public record OnnxFile(String source, byte[] bytes, Map<String, String> metadata, boolean trusted) {
  private static final String CARD = "finegrid";
  private static final long LARGEST = 512L << 20;

  /** A file is held as a whole, and ONNX Runtime's interface for Java copies it. */
  private static final int SHARE_OF_HEAP = 3;

  private static final int GRAPH = 7;
  private static final int METADATA = 14;

  /**
   * Reads a file from disk.
   *
   * @throws RasterException as {@link #of} has it, and where the file cannot be read
   */
  public static OnnxFile read(final Path file) {
    try {
      final long size = Files.size(file);
      if (!Files.isRegularFile(file)) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL, file + ": is not a regular file; not loaded as a model");
      }
      if (size > LARGEST) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL, file + ": larger than 512 MiB; not loaded as a model");
      }
      if (size > Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL,
            file
                + ": holds "
                + (size >> 20)
                + " MiB, too much for Java's memory; allow more with -Xmx");
      }
      return of(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, file + ": no such model file", e);
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  /**
   * Takes a file's bytes that may come from anywhere.
   *
   * @throws RasterException where they are no ONNX model, or one that {@link GraphCheck} refuses
   */
  public static OnnxFile of(final String source, final byte[] bytes) {
    final OnnxFile file = parse(source, bytes, false);
    try {
      new GraphCheck(source).model(UnsafeByteOperations.unsafeWrap(bytes));
    } catch (IOException e) {
      throw broken(source, e);
    }
    return file;
  }

  /**
   * Takes the bytes of a model that comes with Finegrid.
   *
   * @throws RasterException where they are no ONNX model
   */
  public static OnnxFile ofTrusted(final String source, final byte[] bytes) {
    return parse(source, bytes, true);
  }

  private static OnnxFile parse(final String source, final byte[] bytes, final boolean trusted) {
    final Map<String, String> metadata = new LinkedHashMap<>();
    final int[] graphs = new int[1];
    try {
      ProtobufMessage.visit(
          UnsafeByteOperations.unsafeWrap(bytes),
          new ProtobufMessage.Visitor() {
            @Override
            public void bytes(final int field, final ByteString body) throws IOException {
              if (field == GRAPH) {
                graphs[0]++;
              } else if (field == METADATA) {
                entry(body, metadata);
              }
            }
          });
    } catch (IOException e) {
      throw broken(source, e);
    }
    if (graphs[0] == 0) {
      throw new RasterException(ErrorCode.UNUSABLE_MODEL, source + ": is not an ONNX model");
    }
    return new OnnxFile(source, bytes, metadata, trusted);
  }

  /** The same file by another name in messages. */
  OnnxFile named(final String name) {
    return new OnnxFile(name, bytes, metadata, trusted);
  }

  /** SHA-256 of the whole file, in hexadecimal digits. */
  String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static RasterException broken(final String source, final IOException cause) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL, source + ": is not an ONNX model, or is truncated", cause);
  }

  /** The model card inside, where there is one. */
  public Optional<ModelCard> card() {
    return Optional.ofNullable(metadata.get(CARD)).map(json -> CardJson.parse(source, json));
  }

  private static void entry(final ByteString message, final Map<String, String> into)
      throws IOException {
    final String[] pair = {"", ""};
    ProtobufMessage.visit(
        message,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) {
            if (field == 1 || field == 2) {
              pair[field - 1] = body.toStringUtf8();
            }
          }
        });
    into.put(pair[0], pair[1]);
  }
}

package org.finegrid.training.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes one protobuf message, field by field. Callers add fields in the order of their numbers and
 * leave out those that hold the default, as protobuf's own classes do for a schema of proto3.
 */
final class MessageBuilder {
  private final ByteString.Output bytes = ByteString.newOutput();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  /** An integer, or a value of an enumeration. */
  MessageBuilder integer(final int field, final long value) {
    return write(() -> out.writeInt64(field, value));
  }

  /** A 32-bit floating-point number. */
  MessageBuilder real(final int field, final float value) {
    return write(() -> out.writeFloat(field, value));
  }

  /** A text. */
  MessageBuilder text(final int field, final String value) {
    return write(() -> out.writeString(field, value));
  }

  /** Bytes, or a nested message. */
  MessageBuilder bytes(final int field, final ByteString value) {
    return write(() -> out.writeBytes(field, value));
  }

  /** Several nested messages of one field. */
  MessageBuilder all(final int field, final Iterable<ByteString> values) {
    values.forEach(value -> bytes(field, value));
    return this;
  }

  /** Several texts of one field. */
  MessageBuilder texts(final int field, final Iterable<String> values) {
    values.forEach(value -> text(field, value));
    return this;
  }

  /** Several integers, packed together. */
  MessageBuilder packed(final int field, final long... values) {
    if (values.length == 0) {
      return this;
    }
    final ByteString.Output body = ByteString.newOutput();
    final CodedOutputStream integers = CodedOutputStream.newInstance(body);
    write(
        () -> {
          for (final long value : values) {
            integers.writeInt64NoTag(value);
          }
          integers.flush();
        });
    return bytes(field, body.toByteString());
  }

  /** The message with the fields so far. */
  ByteString build() {
    write(out::flush);
    return bytes.toByteString();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private MessageBuilder write(final Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return this;
  }
}

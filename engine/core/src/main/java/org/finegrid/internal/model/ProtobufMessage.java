package org.finegrid.internal.model;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Walks the fields of a protobuf message by their numbers. Tags are read by protobuf's own parser,
 * so that a field is here what it is to ONNX Runtime. Nothing is copied.
 */
public final class ProtobufMessage {

  private ProtobufMessage() {}

  /** Receives the fields of a message in the order in which they are stored. */
  public interface Visitor {
    /** An integer. */
    default void number(final int field, final long value) throws IOException {}

    /** A text, a nested message, or repeated numbers packed together. */
    default void bytes(final int field, final ByteString body) throws IOException {}

    /** A number of four or eight bytes. */
    default void fixed(final int field) throws IOException {}
  }

  /**
   * Visits every field of one message.
   *
   * @throws IOException where it is no protobuf message, or is truncated
   */
  public static void visit(final ByteString message, final Visitor visitor) throws IOException {
    final CodedInputStream in = message.newCodedInput();
    in.enableAliasing(true);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      final int field = WireFormat.getTagFieldNumber(tag);
      switch (WireFormat.getTagWireType(tag)) {
        case WireFormat.WIRETYPE_VARINT -> visitor.number(field, in.readRawVarint64());
        case WireFormat.WIRETYPE_LENGTH_DELIMITED -> visitor.bytes(field, in.readBytes());
        case WireFormat.WIRETYPE_FIXED32, WireFormat.WIRETYPE_FIXED64 -> {
          in.skipField(tag);
          visitor.fixed(field);
        }
        default -> in.skipField(tag);
      }
    }
  }

  /** Receives integers. */
  public interface Numbers {
    /** Takes the next one. */
    void number(long value) throws IOException;
  }

  /**
   * Visits the integers of a packed field.
   *
   * @throws IOException where it is cut short
   */
  public static void packed(final ByteString body, final Numbers numbers) throws IOException {
    final CodedInputStream in = body.newCodedInput();
    while (!in.isAtEnd()) {
      numbers.number(in.readRawVarint64());
    }
  }
}

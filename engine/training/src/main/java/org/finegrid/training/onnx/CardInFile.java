package org.finegrid.training.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.finegrid.internal.model.CardJson;
import org.finegrid.internal.model.ProtobufMessage;
import org.finegrid.model.ModelCard;

/** The model card's place in an ONNX file: the metadata property {@code finegrid}. */
public final class CardInFile {
  private static final String KEY = "finegrid";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CardInFile() {}

  /** The same model with this card in place of the one it has. */
  public static byte[] replaced(final byte[] onnx, final ModelCard card) {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream(onnx.length);
    final CodedInputStream in = CodedInputStream.newInstance(onnx);
    try {
      int start = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        if (!isCard(tag, in)) {
          bytes.write(onnx, start, in.getTotalBytesRead() - start);
        }
        start = in.getTotalBytesRead();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not an ONNX model", e);
    }
    bytes.writeBytes(
        new MessageBuilder().bytes(OnnxMessages.MODEL_METADATA, entry(card)).build().toByteArray());
    return bytes.toByteArray();
  }

  /** Reads a field. */
  private static boolean isCard(final int tag, final CodedInputStream in) throws IOException {
    if (WireFormat.getTagFieldNumber(tag) != OnnxMessages.MODEL_METADATA) {
      in.skipField(tag);
      return false;
    }
    return key(in.readBytes()).equals(KEY);
  }

  private static String key(final ByteString entry) throws IOException {
    final String[] key = {""};
    ProtobufMessage.visit(
        entry,
        new ProtobufMessage.Visitor() {
          @Override
          public void bytes(final int field, final ByteString body) {
            if (field == OnnxMessages.ENTRY_KEY) {
              key[0] = body.toStringUtf8();
            }
          }
        });
    return key[0];
  }

  static ByteString entry(final ModelCard card) {
    try {
      return OnnxMessages.entry(KEY, JSON.writeValueAsString(CardJson.toMap(card)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card holds only what JSON can hold", e);
    }
  }
}

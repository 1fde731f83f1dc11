package org.finegrid.training.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import onnx.Onnx.ModelProto;
import onnx.Onnx.StringStringEntryProto;
import org.finegrid.internal.model.CardJson;
import org.finegrid.model.ModelCard;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** The model card's place in an ONNX file: the metadata property {@code finegrid}. */
public final class CardInFile {
  private static final String KEY = "finegrid";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CardInFile() {}

  /** The same model with this card in place of the one it has. */
  public static byte[] replaced(final byte[] onnx, final ModelCard card) {
    final ModelProto.Builder model;
    try {
      model = ModelProto.parseFrom(onnx).toBuilder();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("not an ONNX model", e);
    }
    for (int i = model.getMetadataPropsCount() - 1; i >= 0; i--) {
      if (model.getMetadataProps(i).getKey().equals(KEY)) {
        model.removeMetadataProps(i);
      }
    }
    return model.addMetadataProps(entry(card)).build().toByteArray();
  }

  static StringStringEntryProto entry(final ModelCard card) {
    try {
      return StringStringEntryProto.newBuilder()
          .setKey(KEY)
          .setValue(JSON.writeValueAsString(CardJson.toMap(card)))
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a card holds only what JSON can hold", e);
    }
  }
}

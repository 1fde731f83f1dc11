package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

class CardJsonTest {
  private static final String CARD = Networks.card("net", 2, "4", "none");

  private static String with(final String key, final String json) {
    return CARD.substring(0, CARD.length() - 1) + ", \"" + key + "\": " + json + "}";
  }

  private static String refusal(final String json) {
    return assertThrows(RasterException.class, () -> CardJson.parse("x.onnx", json)).getMessage();
  }

  @Test
  void aCardOfSchemaOneTakesWindowsOfAnySize() {
    final ModelCard card = CardJson.parse("x.onnx", with("multiple", "4"));
    assertEquals(1, card.multiple());
    assertEquals(1, CardJson.toMap(card).get("schema"));
    assertFalse(CardJson.toMap(card).containsKey("multiple"));
  }

  @Test
  void aCardOfSchemaTwoHasAMultipleAndIsWrittenAsRead() throws JsonProcessingException {
    final ModelCard card =
        CardJson.parse("x.onnx", with("multiple", "4").replace("a\": 1", "a\": 2"));
    assertEquals(4, card.multiple());
    assertEquals(OptionalInt.of(4), card.halo());
    final String written = new ObjectMapper().writeValueAsString(CardJson.toMap(card));
    assertEquals(card, CardJson.parse("x.onnx", written));
    assertEquals(1, CardJson.parse("x.onnx", CARD.replace("a\": 1", "a\": 2")).multiple());
  }

  @Test
  void whatThisVersionCannotDoIsRefused() {
    final String two = CARD.replace("a\": 1", "a\": 2");
    for (final String wrong : new String[] {"0", "-1", "65", "1.5", "\"4\"", "null"}) {
      final String json = two.substring(0, two.length() - 1) + ", \"multiple\": " + wrong + "}";
      assertTrue(refusal(json).contains("'multiple'"), wrong);
    }
    final String inputs = two.substring(0, two.length() - 1) + ", \"inputs\": []}";
    assertTrue(refusal(inputs).contains("'inputs'"));
    assertTrue(refusal(CARD.replace("a\": 1", "a\": 3")).contains("'schema'"));
  }

  @Test
  void aNameThatCouldDeceiveAReaderIsRefused() {
    assertTrue(refusal(Networks.card("\\u001b[31mred", 2, "4", "none")).contains("'name'"));
    assertTrue(refusal(Networks.card("a\\u202eb", 2, "4", "none")).contains("'name'"));
    assertTrue(refusal(Networks.card("", 2, "4", "none")).contains("'name'"));
    assertTrue(refusal(Networks.card("x".repeat(101), 2, "4", "none")).contains("'name'"));
    assertTrue(refusal(Networks.card("x".repeat(5 << 20), 2, "4", "none")).contains("1 MiB"));
  }

  @Test
  void otherTextsLoseWhatCannotBeSeen() {
    final ModelCard card =
        CardJson.parse(
            "x.onnx",
            with("training", "{\"da\\u001bta\": [\"a\\u001b]0;b\\u0007\", {\"c\": \"\\n\"}, 7]}")
                .replace("Random weights", "One\\nline\\u001b[2J"));
    assertEquals("One line [2J", card.title());
    assertEquals(
        Map.of("da ta", java.util.List.of("a ]0;b ", Map.of("c", " "), 7)), card.training());
  }

  @Test
  void aDeeplyNestedCardIsRefused() {
    final String deep = "[".repeat(5000) + "]".repeat(5000);
    assertTrue(refusal(with("training", deep)).contains("not JSON"));
  }
}

package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

class CardJsonTest {
  private static final String CARD = Networks.card("net", 2, "4", "none");

  private static String with(final String key, final String json) {
    return CARD.substring(0, CARD.length() - 1) + ", \"" + key + "\": " + json + "}";
  }

  private static String inputs(final String json) {
    return with("inputs", json).replace("a\": 1", "a\": 2");
  }

  private static String written(final ModelCard card) throws JsonProcessingException {
    return new ObjectMapper().writeValueAsString(CardJson.toMap(card));
  }

  private static String refusal(final String json) {
    return assertThrows(RasterException.class, () -> CardJson.parse("x.onnx", json)).getMessage();
  }

  @Test
  void aCardOfSchemaOneTakesWindowsOfAnySize() {
    final ModelCard card = CardJson.parse("x.onnx", with("multiple", "4"));
    assertEquals(1, card.multiple());
    assertEquals(List.of(ModelInput.band(1, ModelCard.Normalisation.NONE)), card.inputs());
  }

  @Test
  void aCardOfSchemaTwoHasAMultipleAndIsWrittenAsRead() throws JsonProcessingException {
    final ModelCard card =
        CardJson.parse("x.onnx", with("multiple", "4").replace("a\": 1", "a\": 2"));
    assertEquals(4, card.multiple());
    assertEquals(OptionalInt.of(4), card.halo());
    assertEquals(card, CardJson.parse("x.onnx", written(card)));
    assertEquals(1, CardJson.parse("x.onnx", CARD.replace("a\": 1", "a\": 2")).multiple());
  }

  @Test
  void whatThisVersionCannotDoIsRefused() {
    final String two = CARD.replace("a\": 1", "a\": 2");
    for (final String wrong : new String[] {"0", "-1", "65", "1.5", "\"4\"", "null"}) {
      final String json = two.substring(0, two.length() - 1) + ", \"multiple\": " + wrong + "}";
      assertTrue(refusal(json).contains("'multiple'"), wrong);
    }
    assertTrue(refusal(CARD.replace("a\": 1", "a\": 3")).contains("'schema'"));
  }

  @Test
  void anUpsampledBandHasTheModelsFactorInSchemaTwo() throws JsonProcessingException {
    final ModelCard card =
        CardJson.parse("x.onnx", CARD.replace("coarse", "upsampled").replace("none", "minmax"));
    assertEquals(List.of(ModelInput.band(2, ModelCard.Normalisation.MINMAX)), card.inputs());
    assertEquals(ModelCard.Input.UPSAMPLED, card.input());
    final String written = written(card);
    assertTrue(written.contains("\"schema\":2") && !written.contains("upsampled"), written);
    assertEquals(card, CardJson.parse("x.onnx", written));
  }

  @Test
  void namedInputsAreReadWithWhatTheyLeaveOut() throws JsonProcessingException {
    final ModelCard card =
        CardJson.parse(
            "x.onnx",
            inputs(
                "[{\"name\": \"elevation\", \"factor\": 4, \"normalisation\": \"standardise\"},"
                    + " {\"name\": \"noise\", \"channels\": 8}, {\"name\": \"band\"}]"));
    assertEquals(
        List.of(
            ModelInput.band(1, ModelCard.Normalisation.NONE),
            ModelInput.covariate("elevation", 4, ModelCard.Normalisation.STANDARDISE),
            ModelInput.noise(8)),
        card.inputs());
    assertEquals(card, CardJson.parse("x.onnx", written(card)));
  }

  @Test
  void inputsThatCannotBeGivenAreRefused() {
    final String band = "{\"name\": \"band\"}";
    for (final String wrong :
        new String[] {
          "7",
          "[]",
          "[{\"name\": \"elevation\"}]",
          "[" + band + ", " + band + "]",
          "[" + band + ", {\"name\": \"x\", \"role\": \"band\"}]",
          "[{\"name\": \"band\", \"factor\": 3}]",
          "[{\"name\": \"band\", \"channels\": 2}]",
          "[" + band + ", {}]",
          "[" + band + ", {\"name\": \"a\\u202eb\"}]",
          "[" + band + ", {\"name\": \"z\", \"factor\": 0}]",
          "[" + band + ", {\"name\": \"z\", \"factor\": 1.5}]",
          "[" + band + ", {\"name\": \"z\", \"factor\": 65}]",
          "[" + band + ", {\"name\": \"z\", \"channels\": 257}]",
          "[" + band + ", {\"name\": \"noise\", \"normalisation\": \"minmax\"}]"
        }) {
      assertTrue(
          refusal(inputs(wrong)).startsWith("x.onnx: its model card's 'inputs' cannot be used: "),
          wrong);
    }
    assertTrue(
        refusal(inputs("[" + band + ", {\"name\": \"z\", \"role\": \"mask\"}]"))
            .contains("'role' cannot be used: 'mask' is not known"));
    final String members =
        inputs("[" + band + "]").replace("{\"schema", "{\"members\": true, \"schema");
    assertTrue(refusal(members).contains("'members'"));
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
    assertEquals(Map.of("da ta", List.of("a ]0;b ", Map.of("c", " "), 7)), card.training());
  }

  @Test
  void aDeeplyNestedCardIsRefused() {
    final String deep = "[".repeat(5000) + "]".repeat(5000);
    assertTrue(refusal(with("training", deep)).contains("not valid JSON"));
  }
}

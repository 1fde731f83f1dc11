package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.junit.jupiter.api.Test;

class ModelFactsTest {
  private static final ModelCard CARD =
      ModelCard.builder("guided", 4)
          .with(ModelInput.covariate("elevation", 4, ModelCard.Normalisation.NONE))
          .with(ModelInput.noise(8))
          .build();

  @Test
  void aCardShowsTheInputsOfItsModel() {
    final String line =
        ModelFacts.text(CARD)
            .lines()
            .filter(each -> each.startsWith("inputs"))
            .findFirst()
            .orElseThrow();
    assertTrue(line.endsWith("  band, elevation (covariate, x4), noise (8 channels)"), line);
  }

  @Test
  void programsGetTheInputsAsTheCardHasThem() {
    assertEquals(
        List.of(
            ModelInput.band(1, ModelCard.Normalisation.NONE).toMap(),
            ModelInput.covariate("elevation", 4, ModelCard.Normalisation.NONE).toMap(),
            ModelInput.noise(8).toMap()),
        ModelFacts.map(CARD).get("inputs"));
  }
}

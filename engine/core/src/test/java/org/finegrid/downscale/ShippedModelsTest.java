package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of each network in the jar. */
class ShippedModelsTest {
  private static final String RESOURCES = "/org/finegrid/models/";
  private static final int EDGE = 60;
  private static final ModelRepository REPOSITORY =
      new ModelRepository(Path.of("no-such-directory"));

  static Stream<String> networks() {
    return cards().map(ModelCard::name);
  }

  private static Stream<ModelCard> cards() {
    return REPOSITORY.cards().stream().filter(card -> card.factor() > 0);
  }

  private static SuperResolutionModel open(final String name) {
    return REPOSITORY.open(name, OptionalInt.empty(), Device.parse("cpu"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void tilesDoNotShow(final String name) {
    final double[] field = MemoryRaster.field(5, EDGE, EDGE, 280, 10);
    MemoryRaster.punch(5, field, EDGE, EDGE, 4);
    final MemoryRaster raster = new MemoryRaster(MemoryRaster.projected(EDGE, EDGE), field);
    try (SuperResolutionModel model = open(name)) {
      final Runs.Result whole = Runs.run(raster, model, b -> b.tile(4096).threads(1));
      final Runs.Result tiled = Runs.run(raster, model, b -> b.tile(17).threads(2));
      final double std = whole.report().bands().get(0).coarseStd();
      final float[] one = whole.plane(0);
      final float[] other = tiled.plane(0);
      for (int i = 0; i < one.length; i++) {
        assertEquals(one[i], other[i], 1e-5 * std, "cell " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aModelFedValuesAsTheyAreIsUnitEquivariant(final String name) {
    try (SuperResolutionModel model = open(name)) {
      if (model.card().normalisation() != ModelCard.Normalisation.NONE) {
        return;
      }
      final double[] field = MemoryRaster.field(6, EDGE, EDGE, 0, 10);
      final float[] celsius = new float[field.length];
      final float[] fahrenheit = new float[field.length];
      for (int i = 0; i < field.length; i++) {
        celsius[i] = (float) field[i];
        fahrenheit[i] = (float) (1.8 * field[i] + 32);
      }
      final int f = model.factor();
      final float[] one = new float[field.length * f * f];
      final float[] other = new float[one.length];
      model.apply(celsius, 1, EDGE, EDGE, one);
      model.apply(fahrenheit, 1, EDGE, EDGE, other);
      final int halo = model.halo().orElseThrow() * f;
      for (int row = halo; row < EDGE * f - halo; row++) {
        for (int column = halo; column < EDGE * f - halo; column++) {
          final int i = row * EDGE * f + column;
          // A step of a 32-bit float at 100 is 8e-6; sums of some hundred of them.
          assertEquals(1.8 * one[i] + 32, other[i], 5e-4, "cell " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theCardTellsWhatItWasTrainedOn(final String name) {
    final ModelCard card = REPOSITORY.card(name).orElseThrow();
    assertEquals("mean", card.aggregation());
    assertFalse(card.title().isBlank());
    assertTrue(card.halo().isPresent(), "no finite halo");
    assertTrue(
        card.training().keySet().containsAll(List.of("data", "seed")), card.training().toString());
    assertFalse(card.training().toString().contains("unstated"), "a licence is missing");
    assertFalse(card.skill().isEmpty(), "no skill");
  }

  @Test
  void allFactorsUpToSixteenCanBeMade() {
    for (final String family :
        cards().map(card -> card.name().replaceAll("-x\\d+$", "")).distinct().toList()) {
      IntStream.rangeClosed(2, 16)
          .forEach(
              factor ->
                  REPOSITORY.open(family, OptionalInt.of(factor), Device.parse("cpu")).close());
    }
  }

  @Test
  void autoIsTheLargeNetwork() {
    try (SuperResolutionModel model =
        REPOSITORY.open(ModelRepository.AUTO, OptionalInt.of(4), Device.parse("cpu"))) {
      assertEquals("fine-l-x4", model.card().name());
    }
    try (SuperResolutionModel model =
        REPOSITORY.open(ModelRepository.AUTO, OptionalInt.of(32), Device.parse("cpu"))) {
      assertEquals("bicubic", model.card().name());
    }
  }

  @Test
  void allTogetherTheyAreSmall() throws IOException {
    long bytes = 0;
    for (final String file : index()) {
      try (InputStream in = ModelRepository.class.getResourceAsStream(RESOURCES + file)) {
        bytes += in.readAllBytes().length;
      }
    }
    assertTrue(bytes > 0 && bytes < 25L << 20, bytes + " bytes");
  }

  private static List<String> index() throws IOException {
    try (InputStream in = ModelRepository.class.getResourceAsStream(RESOURCES + "index.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }
}

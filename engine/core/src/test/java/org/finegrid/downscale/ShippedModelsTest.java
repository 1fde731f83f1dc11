package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is promised of each network in the jar. */
@Tag("slow")
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
      final float[] one = made(model, celsius);
      final float[] other = made(model, fahrenheit);
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

  /** A quarter turn and a mirror make all eight ways to lay a raster. */
  @ParameterizedTest
  @ValueSource(strings = {"fine-l-x2", "fine-l-x3", "fine-l-x4"})
  void howARasterLiesMakesNoDifference(final String name) {
    try (SuperResolutionModel model = open(name)) {
      final double[] field = MemoryRaster.field(7, EDGE, EDGE, 0, 10);
      final float[] coarse = new float[field.length];
      for (int i = 0; i < field.length; i++) {
        coarse[i] = (float) field[i];
      }
      final float[] made = made(model, coarse);
      assertArrayEquals(turned(made), made(model, turned(coarse)), 1e-4f, "turned");
      assertArrayEquals(mirrored(made), made(model, mirrored(coarse)), 1e-4f, "mirrored");
    }
  }

  private static float[] made(final SuperResolutionModel model, final float[] coarse) {
    final float[] fine = new float[coarse.length * model.factor() * model.factor()];
    model.apply(coarse, 1, EDGE, EDGE, fine);
    return fine;
  }

  private static float[] turned(final float[] square) {
    final int edge = (int) Math.sqrt(square.length);
    final float[] turned = new float[square.length];
    for (int i = 0; i < square.length; i++) {
      turned[i % edge * edge + edge - 1 - i / edge] = square[i];
    }
    return turned;
  }

  private static float[] mirrored(final float[] square) {
    final int edge = (int) Math.sqrt(square.length);
    final float[] mirrored = new float[square.length];
    for (int i = 0; i < square.length; i++) {
      mirrored[i / edge * edge + edge - 1 - i % edge] = square[i];
    }
    return mirrored;
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

  @ParameterizedTest
  @MethodSource("networks")
  void theirSkillIsOfDataThatTheyDidNotLearnFrom(final String name) {
    try (SuperResolutionModel model = open(name)) {
      final ModelCard card = model.card();
      assertEquals("test", card.skill().get("part"));
      final Set<Object> tests = new HashSet<>(((Map<?, ?>) card.skill().get("data")).keySet());
      assertFalse(tests.isEmpty());
      final Set<?> learned = ((Map<?, ?>) card.training().get("data")).keySet();
      assertTrue(Collections.disjoint(tests, learned), tests + " and " + learned);
      // Of generated fields the seed tells which.
      assertTrue(Collections.disjoint(seeds(tests), seeds(learned)), tests + " and " + learned);
    }
  }

  private static Set<String> seeds(final Set<?> data) {
    return data.stream()
        .map(String::valueOf)
        .filter(each -> each.startsWith("fields:"))
        .map(each -> each.substring(each.indexOf('@')))
        .collect(Collectors.toSet());
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

package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
  @TempDir private Path directory;

  private static String refusal(final byte[] bytes, final OptionalInt factor) {
    return assertThrows(RasterException.class, () -> Models.network(bytes, factor).close())
        .getMessage();
  }

  private static OnnxBytes identityTimesFour() {
    return new OnnxBytes().conv(4, 1, 1, new float[] {1, 1, 1, 1}).depthToSpace(2);
  }

  @Test
  void theCardDecidesFactorAndHalo() {
    try (SuperResolutionModel model =
        Models.network(Networks.espcn(3, 8, 4), OptionalInt.empty())) {
      assertEquals(3, model.factor());
      assertEquals(OptionalInt.of(4), model.halo());
      assertEquals(ModelCard.Normalisation.MINMAX, model.card().normalisation());
    }
  }

  @Test
  void anotherFactorThanTheCardsIsReachedByProductsOrRefused() {
    final byte[] twice =
        new OnnxBytes()
            .conv(4, 1, 1, new float[] {1, 1, 1, 1})
            .depthToSpace(2)
            .metadata("finegrid", Networks.card("copy", 2, "0", "none"))
            .build();
    try (SuperResolutionModel model = Models.network(twice, OptionalInt.of(8))) {
      assertEquals(8, model.factor());
      final float[] fine = new float[64];
      model.apply(new float[] {5}, 1, 1, 1, fine);
      for (final float value : fine) {
        assertEquals(5, value);
      }
    }
    assertTrue(refusal(twice, OptionalInt.of(6)).contains("cannot make x6; it makes x2"));
  }

  @Test
  void withoutACardTheFactorIsAskedFor() {
    assertTrue(refusal(identityTimesFour().build(), OptionalInt.empty()).contains("with factor N"));
  }

  @Test
  void withoutACardTheHaloIsMeasured() {
    final float[] ones = new float[25];
    Arrays.fill(ones, 0.04f);
    final byte[] bytes =
        new OnnxBytes()
            .conv(1, 1, 5, ones)
            .unary("Relu")
            .conv(4, 1, 3, Networks.weights(new SplittableRandom(1), 4, 9))
            .depthToSpace(2)
            .build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2))) {
      assertEquals(OptionalInt.of(3), model.halo());
    }
  }

  @Test
  void aNetworkThatLooksAtEverythingHasNoHalo() {
    final byte[] bytes =
        new OnnxBytes()
            .conv(4, 1, 1, new float[] {1, 2, 3, 4})
            .subtractGlobalMean()
            .depthToSpace(2)
            .build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2))) {
      assertEquals(OptionalInt.empty(), model.halo());
    }
  }

  @Test
  void aNetworkThatKeepsTheSizeIsFedTheUpsampling() {
    final byte[] bytes = new OnnxBytes().conv(1, 1, 1, new float[] {2}).build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.of(2));
        SuperResolutionModel bicubic = Models.kernel("bicubic", 2)) {
      assertEquals(ModelCard.Input.UPSAMPLED, model.card().input());
      final float[] coarse = {1, 2, 3, 4, 5, 6, 7, 8, 10};
      final float[] fine = new float[36];
      final float[] expected = new float[36];
      model.apply(coarse, 1, 3, 3, fine);
      bicubic.apply(coarse, 1, 3, 3, expected);
      for (int i = 0; i < 36; i++) {
        assertEquals(2 * expected[i], fine[i], 1e-5);
      }
    }
  }

  @Test
  void aGraphOfOneFixedWindowAndBatchRunsAsWell() {
    final byte[] bytes =
        identityTimesFour()
            .inputShape(2L, 1L, 16L, 16L)
            .metadata("finegrid", Networks.card("fixed", 2, "1", "none"))
            .build();
    try (SuperResolutionModel model = Models.network(bytes, OptionalInt.empty())) {
      assertEquals(OptionalInt.of(16), model.fixedEdge());
      assertEquals(2, model.maxBatch());
      final float[] coarse = new float[256];
      coarse[17] = 3;
      final float[] fine = new float[1024];
      model.apply(coarse, 1, 16, 16, fine);
      assertEquals(3, fine[2 * 32 + 2]);
      assertEquals(3, fine[3 * 32 + 3]);
      assertEquals(0, fine[4 * 32 + 4]);
    }
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertTrue(refusal("hello, world".getBytes(), OptionalInt.of(2)).contains("not an ONNX model"));
    assertTrue(refusal(new byte[0], OptionalInt.of(2)).contains("not an ONNX model"));
    final byte[] whole = Networks.espcn(2, 8, 4);
    for (int length = 1; length < whole.length; length += 997) {
      final byte[] cut = Arrays.copyOf(whole, length);
      assertTrue(refusal(cut, OptionalInt.of(2)).contains("ONNX"), "cut at " + length);
    }
  }

  @Test
  void wrongInputsAreNamed() {
    final String twoChannels =
        refusal(identityTimesFour().inputShape("n", 3L, "h", "w").build(), OptionalInt.of(2));
    assertTrue(twoChannels.contains("ONNX Runtime cannot load") || twoChannels.contains("[N, 1"));
    final String doubles = refusal(new OnnxBytes().inputType(11).build(), OptionalInt.of(1));
    assertTrue(doubles.contains("DOUBLE"), doubles);
    final String threeSides =
        refusal(new OnnxBytes().inputShape("n", "h", "w").unary("Relu").build(), OptionalInt.of(1));
    assertTrue(threeSides.contains("[N, 1, height, width]"), threeSides);
  }

  @Test
  void aFactorThatTheGraphDoesNotMakeIsRefused() {
    final byte[] lying =
        identityTimesFour().metadata("finegrid", Networks.card("liar", 4, "1", "none")).build();
    assertTrue(refusal(lying, OptionalInt.empty()).contains("which is not x4"));
  }

  @Test
  void weightsInOtherFilesAreRefusedBeforeTheRuntimeSeesThem() throws IOException {
    final Path secret = Files.write(directory.resolve("secret"), new byte[] {0, 0, 0, 0});
    final byte[] bytes = new OnnxBytes().externalConv(secret.toString()).build();
    assertTrue(refusal(bytes, OptionalInt.of(1)).contains("other files"));
  }

  @Test
  void aBrokenCardIsNamed() {
    assertTrue(
        refusal(identityTimesFour().metadata("finegrid", "{").build(), OptionalInt.empty())
            .contains("not valid JSON"));
    assertTrue(
        refusal(
                identityTimesFour()
                    .metadata("finegrid", Networks.card("x", 2, "-3", "none"))
                    .build(),
                OptionalInt.empty())
            .contains("'halo'"));
    assertTrue(
        refusal(
                identityTimesFour().metadata("finegrid", Networks.card("x", 2, "1", "log")).build(),
                OptionalInt.empty())
            .contains("'normalisation'"));
  }

  @Test
  void aUsersDirectoryGivesModelsByNameAndFamiliesCascade() throws IOException {
    for (final int factor : new int[] {2, 3}) {
      final float[] copies = new float[factor * factor];
      Arrays.fill(copies, 1);
      Files.write(
          directory.resolve("copy-x" + factor + ".onnx"),
          new OnnxBytes()
              .conv(factor * factor, 1, 1, copies)
              .depthToSpace(factor)
              .metadata("finegrid", Networks.card("copy-x" + factor, factor, "0", "none"))
              .build());
    }
    final ModelRepository repository = new ModelRepository(directory).trusting();
    final List<String> names = repository.cards().stream().map(ModelCard::name).toList();
    assertTrue(names.containsAll(List.of("bicubic", "copy-x2", "copy-x3")), names.toString());
    assertEquals("copy-x2", repository.card("copy").orElseThrow().name());
    assertEquals(
        3, repository.card(directory.resolve("copy-x3.onnx").toString()).orElseThrow().factor());
    assertTrue(repository.card("no-such").isEmpty());
    try (SuperResolutionModel model =
        repository.open("copy", OptionalInt.of(6), Device.parse("cpu"))) {
      assertEquals(6, model.factor());
    }
    try (SuperResolutionModel model =
        repository.open("copy", OptionalInt.of(5), Device.parse("cpu"))) {
      assertEquals(5, model.factor());
      assertEquals("copy-x3+copy-x2=x5", model.card().name());
    }
    assertThrows(
        RasterException.class,
        () -> repository.open("no-such", OptionalInt.of(2), Device.parse("cpu")));
  }

  @Test
  void factorsMultiplyUpWithAsFewStepsAsCanBe() {
    assertEquals(List.of(4, 4), Factors.split(16, Set.of(2, 3, 4)).orElseThrow());
    assertEquals(List.of(4, 3), Factors.split(12, Set.of(2, 3, 4)).orElseThrow());
    assertEquals(List.of(4, 2), Factors.split(8, Set.of(2, 3, 4)).orElseThrow());
    assertTrue(Factors.split(5, Set.of(2, 3, 4)).isEmpty());
  }

  @Test
  void otherFactorsAreMadeOfTheNextGreaterOne() {
    final Set<Integer> known = Set.of(2, 3, 4);
    assertEquals(6, Factors.above(5, 64, known).orElseThrow());
    assertEquals(8, Factors.above(7, 64, known).orElseThrow());
    assertEquals(16, Factors.above(13, 64, known).orElseThrow());
    assertTrue(Factors.above(3, 64, Set.of(5)).orElseThrow() == 5);
    assertTrue(Factors.above(2, 64, Set.of(7)).isEmpty());
    assertTrue(Factors.above(46, 64, Set.of(3, 5)).isEmpty());
  }

  @Test
  void cudaIsRefusedWhereTheBuildHasNone() {
    final RasterException refusal =
        assertThrows(
            RasterException.class,
            () ->
                OnnxModel.load(
                    OnnxFile.of("espcn", Networks.espcn(2, 8, 4)),
                    OptionalInt.empty(),
                    Device.parse("cuda")));
    assertTrue(refusal.getMessage().startsWith("device cuda"), refusal.getMessage());
  }

  @Test
  void theSameBytesGiveTheSameValues() {
    final float[] coarse = new float[400];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) Math.sin(i);
    }
    final float[] once = new float[1600];
    final float[] again = new float[1600];
    try (SuperResolutionModel a = Models.network(Networks.espcn(2, 8, 4), OptionalInt.empty());
        SuperResolutionModel b = Models.network(Networks.espcn(2, 8, 4), OptionalInt.empty())) {
      a.apply(coarse, 1, 20, 20, once);
      b.apply(coarse, 1, 20, 20, again);
    }
    assertArrayEquals(once, again);
  }

  @Test
  void aBrokenFileInTheDirectoryStandsInNoOthersWay() throws IOException {
    Files.writeString(directory.resolve("broken.onnx"), "no model");
    Files.write(directory.resolve("nameless.onnx"), identityTimesFour().build());
    Files.createDirectory(directory.resolve("directory.onnx"));
    Files.write(directory.resolve("good.onnx"), Networks.espcn(2, 8, 4));
    final ModelRepository repository = new ModelRepository(directory).trusting();
    final List<String> names = repository.cards().stream().map(ModelCard::name).toList();
    assertTrue(names.contains("espcn-random") && !names.contains("broken"), names.toString());
    repository.open("espcn-random", OptionalInt.empty(), Device.parse("cpu")).close();
    final List<String> problems = repository.problems();
    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("broken.onnx: is not an ONNX model"), problems.get(0));
    assertTrue(problems.get(1).contains("has no model card"), problems.get(1));
  }

  @Test
  void aModelOfOneWindowIsNotAppliedInSteps() {
    final byte[] fixed =
        identityTimesFour()
            .inputShape("n", 1L, 64L, 64L)
            .metadata("finegrid", Networks.card("fixed", 2, "1", "none"))
            .build();
    assertTrue(refusal(fixed, OptionalInt.of(4)).contains("cannot be applied in steps"));
  }

  @Test
  void aDirectoryThatCannotBeListedStandsInNoModelsWay() throws IOException {
    final Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.write(closed.resolve("good.onnx"), Networks.espcn(2, 8, 4));
    assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed));
    final ModelRepository repository = new ModelRepository(closed);
    assertTrue(repository.cards().stream().anyMatch(card -> card.name().equals("bicubic")));
    repository.open("bicubic", OptionalInt.of(2), Device.parse("cpu")).close();
    assertEquals(1, repository.problems().size());
    assertTrue(repository.problems().get(0).contains("cannot be listed"));
    assertTrue(closed.toFile().setReadable(true));
  }
}

package org.finegrid.cli.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a raster to a model to a finer raster. */
@Tag("slow")
class TrainedModelsTest {
  private static final Path ISLAND = Path.of("..", "..", "samples", "island");

  @TempDir private Path directory;

  @Test
  void aNetworkTrainedHereMakesRastersFiner() throws Exception {
    final Path model = directory.resolve("tiny.onnx");
    final Outcome trained = train(model);
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().contains("training.data.elevation-fine.tif"), trained.out());
    assertTrue(trained.out().contains("CC0-1.0"), trained.out());
    assertTrue(trained.out().contains("skill.rmse_below_bicubic_percent"), trained.out());
    // Nothing of what libraries remark gets among the results.
    assertTrue(trained.out().startsWith("name"), trained.out());
    final Path fine = directory.resolve("fine.tif");
    final Outcome used =
        Outcome.real(
            "downscale",
            ISLAND.resolve("elevation.tif").toString(),
            fine.toString(),
            "--model",
            model.toString());
    assertEquals(0, used.code(), used.err());
    assertTrue(Files.exists(fine));
    try (var files = Files.list(directory)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws Exception {
    final Path one = directory.resolve("one.onnx");
    final Path other = directory.resolve("other.onnx");
    assertEquals(0, train(one, "--name", "same").code());
    assertEquals(0, train(other, "--name", "same").code());
    assertEquals(withoutMinutes(one), withoutMinutes(other));
  }

  private static String withoutMinutes(final Path file) throws Exception {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
        .replaceAll("\"minutes\":[0-9.]+", "");
  }

  private static Outcome train(final Path model, final String... more) {
    final List<String> args =
        new ArrayList<>(List.of("train", "fine-s", "--factor", "4", "--out", model.toString()));
    args.addAll(List.of("--data", ISLAND.resolve("elevation-fine.tif").toString()));
    args.addAll(List.of("--licence", "CC0-1.0", "--width", "2", "--blocks", "0"));
    args.addAll(List.of("--patch", "8", "--batch", "4", "--iterations", "20"));
    args.addAll(List.of(more));
    return Outcome.real(args.toArray(String[]::new));
  }
}

package org.finegrid.training.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;
import org.finegrid.training.LinearUpsampling;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.Images;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaperTableTest {
  @TempDir private Path directory;

  @Test
  void aModelStandsBelowBicubicWithTheScoresOfWhatItSaved() throws IOException {
    final Path images = Files.createDirectory(directory.resolve("images"));
    Pictures.write(Pictures.colour(61, 50), images.resolve("one.png"));
    Pictures.write(Pictures.colour(70, 48), images.resolve("two.bmp"));
    final Path model = trained(images);
    final Path saved = directory.resolve("saved");
    final List<String> lines = PaperTable.of(images, List.of(model), Optional.of(saved), 0);
    assertEquals(4, lines.size());
    assertTrue(lines.get(2).startsWith("| bicubic | ×3 | "), lines.get(2));
    assertTrue(lines.get(3).startsWith("| mine | ×3 | "), lines.get(3));
    final PaperProtocol protocol = new PaperProtocol(3);
    final double psnr =
        IntStream.of(0, 1)
            .mapToDouble(
                i -> {
                  final var made =
                      Images.luminance(
                          saved.resolve("mine-x3/" + List.of("one", "two").get(i) + ".png"));
                  final var truth =
                      Images.luminance(images.resolve(List.of("one.png", "two.bmp").get(i)));
                  final float[] eight = new float[made.values().length];
                  for (int k = 0; k < eight.length; k++) {
                    eight[k] = Math.round(255 * made.values()[k]);
                  }
                  return protocol
                      .score(
                          truth,
                          new org.finegrid.training.data.FloatPlane(
                              made.width(), made.height(), eight))
                      .psnr();
                })
            .average()
            .orElseThrow();
    assertEquals(psnr, Double.parseDouble(lines.get(3).split("\\|")[3].strip()), 1e-3);
  }

  @Test
  void backProjectionBringsAModelThatInterpolatesCloserToTheTruth() throws IOException {
    final Path images = Files.createDirectory(directory.resolve("images"));
    Pictures.write(Pictures.colour(61, 50), images.resolve("one.png"));
    final List<Path> model = List.of(trained(images));
    final double before = psnr(PaperTable.of(images, model, Optional.empty(), 0));
    final double after = psnr(PaperTable.of(images, model, Optional.empty(), 10));
    assertTrue(after > before + 0.01, after + " dB of " + before);
  }

  private static double psnr(final List<String> lines) {
    return Double.parseDouble(lines.get(3).split("\\|")[3].strip());
  }

  @Test
  void aDirectoryWithoutImagesIsRefused() {
    assertThrows(
        RasterException.class, () -> PaperTable.of(directory, List.of(), Optional.empty(), 0));
  }

  private Path trained(final Path images) throws IOException {
    final TrainingField sample =
        TrainingField.of(
            "one", Images.luminance(images.resolve("one.png")), 3, Aggregation.BICUBIC);
    final LinearUpsampling method = new LinearUpsampling();
    final TrainedModel trained =
        method.train(
            new TrainingData(
                3,
                Aggregation.BICUBIC,
                true,
                List.of(sample),
                List.of(sample),
                List.of(),
                List.of()),
            new TrainingRequest(
                "mine",
                new ParameterValues(method.parameters(), Map.of()),
                1,
                Optional.empty(),
                false,
                List.of()),
            (stage, done, total, loss, psnr) -> {});
    return Files.write(directory.resolve("mine.onnx"), trained.onnx());
  }
}

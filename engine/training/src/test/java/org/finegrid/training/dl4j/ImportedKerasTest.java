package org.finegrid.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keras models against values that were computed without DL4J and Keras; see the README there. */
class ImportedKerasTest {
  @TempDir private Path directory;

  @Test
  void aFunctionalModelMakesWhatItsLayersMean() throws Exception {
    final TrainedModel model = ModelImport.run(resource("functional.h5"), Saved.plain());
    assertEquals(2, model.card().factor());
    assertEquals(ModelCard.Input.COARSE, model.card().input());
    assertEquals("keras", model.card().method());
    final JsonNode truth = new ObjectMapper().readTree(resource("functional.json").toFile());
    final int h = truth.path("height").asInt();
    final int w = truth.path("width").asInt();
    Saved.assertSame(
        floats(truth.path("output")), Saved.fine(model, floats(truth.path("input")), h, w));
  }

  @Test
  void aSequentialModelWithoutPaddingMakesWhatItsLayersMeanInside() throws Exception {
    // Fed coarse cells as they are, which a factor of 1 means.
    final TrainedModel model =
        ModelImport.run(
            resource("sequential.h5"),
            Saved.options(OptionalInt.of(1), Optional.of(ModelCard.Input.COARSE)));
    assertEquals(OptionalInt.of(3), model.card().halo());
    final JsonNode truth = new ObjectMapper().readTree(resource("sequential.json").toFile());
    final int h = truth.path("height").asInt();
    final int w = truth.path("width").asInt();
    final float[] fine = Saved.fine(model, floats(truth.path("input")), h, w);
    final int height = truth.path("output_height").asInt();
    final int width = truth.path("output_width").asInt();
    assertEquals(h - 6, height);
    final float[] inside = new float[height * width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(fine, (y + 3) * w + 3, inside, y * width, width);
    }
    Saved.assertSame(floats(truth.path("output")), inside);
  }

  private static float[] floats(final JsonNode array) {
    final float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  private Path resource(final String name) throws Exception {
    try (InputStream in = ImportedKerasTest.class.getResourceAsStream(name)) {
      return Files.write(directory.resolve(name), in.readAllBytes());
    }
  }
}

package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.training.data.DataSource;
import org.finegrid.training.data.RasterFiles;
import org.finegrid.training.onnx.CardInFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardScoringTest {
  @TempDir private Path directory;

  @Test
  void theCardGetsScoresAndAllElseStays() throws IOException {
    final byte[] before = shipped();
    final Path file = Files.write(directory.resolve("model.onnx"), before);
    final Path waves =
        RasterFiles.write(directory.resolve("waves.tif"), RasterFiles.waves(120, 90, 2));
    final ModelCard old = card(file);
    final ModelCard scored =
        new CardScoring(
                List.of(
                    new DataSource.Files(waves, Optional.empty(), "CC0"),
                    new DataSource.Generated(2, 99)))
            .score(file);
    final ModelCard read = card(file);
    assertEquals(scored.toString(), read.toString());
    assertEquals("test", read.skill().get("part"));
    assertEquals(Map.of("waves.tif", "CC0", "fields:2@99", "generated"), read.skill().get("data"));
    assertEquals(3, read.skill().get("fields"));
    assertTrue((double) read.skill().get("rmse_below_bicubic_percent") > 1, "" + read.skill());
    assertEquals(old.training().toString(), read.training().toString());
    // With the old scores it is the file that it was.
    final byte[] back = CardInFile.replaced(Files.readAllBytes(file), old);
    assertArrayEquals(CardInFile.replaced(before, old), back);
  }

  @Test
  void aFileThatIsNoModelStaysAsItIs() throws IOException {
    final Path file = Files.writeString(directory.resolve("model.onnx"), "no model");
    final CardScoring scoring = new CardScoring(List.of(new DataSource.Generated(2, 99)));
    assertThrows(RasterException.class, () -> scoring.score(file));
    assertEquals("no model", Files.readString(file));
  }

  private static byte[] shipped() throws IOException {
    try (InputStream in =
        ModelRepository.class.getResourceAsStream("/org/finegrid/models/fsrcnn-x2.onnx")) {
      return in.readAllBytes();
    }
  }

  private ModelCard card(final Path file) {
    return new ModelRepository(directory).card(file.toString()).orElseThrow();
  }
}

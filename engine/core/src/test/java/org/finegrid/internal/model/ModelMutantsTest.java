package org.finegrid.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.finegrid.grid.RasterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt model files are refused in a sentence, or make a model. */
class ModelMutantsTest {
  private static final int PARSED = 2000;
  private static final int OPENED = 600;

  @TempDir private Path directory;

  @Test
  void lookingIntoOneGivesACardOrASentence() {
    int refused = 0;
    for (long seed = 0; seed < PARSED; seed++) {
      try {
        OnnxFile.of("mutant.onnx", MutantSessions.mutant(seed)).card();
      } catch (RasterException e) {
        refused++;
        assertTrue(e.getMessage().startsWith("mutant.onnx: "), e.getMessage());
        assertTrue(e.getMessage().length() < 500, e.getMessage());
      }
    }
    assertTrue(refused > PARSED / 4 && refused < PARSED, refused + " were refused");
  }

  /** In a process of its own, which such a model may end: that is what trials are for. */
  @Test
  void openingOneGivesAModelOrASentence() throws Exception {
    final Path out = directory.resolve("out");
    final Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MutantSessions.class.getName(),
                "0",
                String.valueOf(OPENED))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still at " + last(out));
      assertEquals(0, process.exitValue(), "ended with " + last(out));
      final int opened = Integer.parseInt(last(out).replace("opened ", ""));
      assertTrue(opened > OPENED / 10 && opened < OPENED, opened + " were opened");
    } finally {
      process.destroyForcibly();
    }
  }

  private static String last(final Path out) throws java.io.IOException {
    final List<String> lines = Files.readAllLines(out);
    return lines.get(lines.size() - 1);
  }
}

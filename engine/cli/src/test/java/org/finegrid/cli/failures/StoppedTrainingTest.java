package org.finegrid.cli.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.cli.Outcome;
import org.finegrid.cli.Signals;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped in the middle and goes on later. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class StoppedTrainingTest {
  @TempDir private Path directory;

  @Test
  void aStoppedTrainingLeavesItsCheckpointAndGoesOnFromIt() throws Exception {
    final Folder folder = new Folder(directory);
    final Path data = folder.sample("island/elevation-fine.tif");
    final Path model = folder.file("model.onnx");
    final Path checkpoint = folder.file("model.onnx.checkpoint");
    final List<String> args = args(data, model);
    try (Child child = Child.of(List.of(), args)) {
      final Instant patience = Instant.now().plus(Duration.ofMinutes(2));
      while (!Files.exists(checkpoint) && Instant.now().isBefore(patience)) {
        Thread.sleep(20);
      }
      Signals.send(child.process(), "TERM");
      assertEquals(130, child.code());
      assertEquals(
          List.of(
              "finegrid: interrupted; no model was written; resume from it with --resume: "
                  + checkpoint),
          child.errors());
    }
    assertFalse(Files.exists(model));
    assertTrue(Files.exists(checkpoint));

    final Outcome anew = Outcome.real(args.toArray(String[]::new));
    assertEquals(1, anew.code());
    Folder.saysInOneLine(anew.errorLines(), List.of("model.onnx.checkpoint", "--resume"));

    args.add("--resume");
    final Outcome resumed = Outcome.real(args.toArray(String[]::new));
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(Files.exists(model));
    assertFalse(Files.exists(checkpoint));
  }

  private static List<String> args(final Path data, final Path model) {
    final List<String> args =
        new ArrayList<>(List.of("train", "fine-s", "--data", data.toString()));
    args.addAll(List.of("--factor", "4", "--out", model.toString()));
    args.addAll(List.of("--width", "2", "--blocks", "0", "--patch", "8", "--batch", "4"));
    args.addAll(List.of("--iterations", "240"));
    return args;
  }
}

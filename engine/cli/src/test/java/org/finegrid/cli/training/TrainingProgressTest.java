package org.finegrid.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.finegrid.cli.Progress;
import org.finegrid.cli.Terminal;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
  private final StringWriter err = new StringWriter();
  private long now;

  @Test
  void aScreenShowsABarWithLossAndPsnr() {
    final TrainingProgress progress = progress(Progress.Mode.AUTO, true);
    tick(progress, 60, 500);
    assertTrue(err.toString().contains("training  50% [####"), err.toString());
    assertTrue(err.toString().endsWith("] loss 0.01234, 33.41 dB, 1:00 left"), err.toString());
  }

  @Test
  void aLogFileGetsALineAMinute() {
    final TrainingProgress progress = progress(Progress.Mode.AUTO, false);
    for (int i = 1; i <= 13; i++) {
      tick(progress, 10, 50 * i);
    }
    assertEquals(
        List.of(
            "training 30% loss 0.01234, 33.41 dB, 2:20 left",
            "training 60% loss 0.01234, 33.41 dB, 1:20 left"),
        err.toString().lines().toList());
  }

  @Test
  void silenceIsSilent() {
    final TrainingProgress progress = progress(Progress.Mode.NONE, true);
    tick(progress, 100, 1000);
    progress.note("a note");
    assertEquals("", err.toString());
  }

  private void tick(final TrainingProgress progress, final int seconds, final int done) {
    now += seconds * 1_000_000_000L;
    progress.progress(
        "training", done, 1000, OptionalDouble.of(0.012339), OptionalDouble.of(33.4051));
  }

  private TrainingProgress progress(final Progress.Mode mode, final boolean screen) {
    final Terminal terminal =
        new Terminal(
            OutputStream.nullOutputStream(),
            StandardCharsets.UTF_8,
            new PrintWriter(err, true),
            screen,
            80);
    return TrainingProgress.of(mode, terminal, () -> false, () -> now);
  }
}

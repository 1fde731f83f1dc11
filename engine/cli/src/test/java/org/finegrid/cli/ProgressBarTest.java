package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter err = new StringWriter();
  private final Terminal terminal =
      new Terminal(
          OutputStream.nullOutputStream(), StandardCharsets.UTF_8, new PrintWriter(err), true, 80);
  private long now;

  @Test
  void nothingIsDrawnInTheFirstHalfSecond() {
    final ProgressBar bar = new ProgressBar(terminal, () -> now);
    now = 499_000_000L;
    bar.progress("downscaling", 1, 100);
    assertEquals("", err.toString());
    now = 501_000_000L;
    bar.progress("downscaling", 2, 100);
    assertTrue(err.toString().contains("downscaling   2% ["), err.toString());
  }

  @Test
  void theBarIsDrawnAtMostTenTimesASecond() {
    final ProgressBar bar = new ProgressBar(terminal, () -> now);
    for (int i = 0; i <= 1500; i++) {
      now = i * 1_000_000L;
      bar.progress("downscaling", i, 1500);
    }
    final long drawn = err.toString().chars().filter(c -> c == '\r').count();
    assertTrue(drawn >= 9 && drawn <= 11, "drawn " + drawn + " times");
  }

  @Test
  void theBarTellsPartRateAndTimeLeft() {
    final ProgressRate.Reading reading = new ProgressRate.Reading(true, 55.04e6, 71.2);
    assertEquals(
        "downscaling  50% [" + "#".repeat(17) + "-".repeat(18) + "] 55.0 Mcells/s, 1:12 left",
        ProgressBar.line("downscaling", 50, 100, reading, 80));
  }

  @Test
  void theLineNeverFillsTheScreen() {
    final ProgressRate.Reading reading = new ProgressRate.Reading(true, 1e6, 7300);
    for (int columns = 1; columns < 200; columns++) {
      final String line = ProgressBar.line("downscaling", 1, 3, reading, columns);
      assertTrue(line.length() < columns, columns + ": " + line);
    }
  }

  @Test
  void thePaceIsTheAverageOfTheStage() {
    final ProgressRate pace = new ProgressRate(() -> now, 0);
    now = 2_000_000_000L;
    final ProgressRate.Reading first = pace.read("statistics", 200, 1000);
    assertEquals(100, first.rate(), 1e-9);
    assertEquals(8, first.secondsLeft(), 1e-9);
    assertTrue(Double.isNaN(pace.read("downscaling", 10, 1000).rate()));
    now = 3_000_000_000L;
    assertEquals(40, pace.read("downscaling", 50, 1000).rate(), 1e-9);
  }

  @Test
  void aMessageTakesThePlaceOfTheBar() {
    terminal.status("half done");
    terminal.message("finegrid: interrupted");
    terminal.message("again");
    assertEquals(
        "\r\u001b[Khalf done\r\u001b[Kfinegrid: interrupted\nagain\n",
        err.toString().replace(System.lineSeparator(), "\n"));
  }
}

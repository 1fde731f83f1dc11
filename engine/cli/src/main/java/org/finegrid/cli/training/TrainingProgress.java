package org.finegrid.cli.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.finegrid.cli.Json;
import org.finegrid.cli.Progress;
import org.finegrid.cli.ProgressBar;
import org.finegrid.cli.ProgressRate;
import org.finegrid.cli.Terminal;
import org.finegrid.training.TrainingListener;

/**
 * What a training shows of itself on standard error: a bar on a screen, in a log file a line a
 * minute, or one JSON object a line.
 */
final class TrainingProgress implements TrainingListener {
  /** Trainings last hours, and a log file shall show their progress. */
  private static final long LOG_INTERVAL = 60_000_000_000L;

  private static final long BAR_DELAY = 500_000_000L;

  private final Progress.Mode mode;
  private final Terminal terminal;
  private final BooleanSupplier stopped;
  private final LongSupplier nanoTime;
  private final ProgressRate pace;
  private long logged;

  private TrainingProgress(
      final Progress.Mode mode,
      final Terminal terminal,
      final BooleanSupplier stopped,
      final LongSupplier nanoTime) {
    this.mode = mode;
    this.terminal = terminal;
    this.stopped = stopped;
    this.nanoTime = nanoTime;
    this.pace = new ProgressRate(nanoTime, mode == Progress.Mode.BAR ? BAR_DELAY : 0);
    this.logged = nanoTime.getAsLong();
  }

  /** The progress of a mode; a bar where the mode leaves it open and there is a screen. */
  static TrainingProgress of(
      final Progress.Mode mode, final Terminal terminal, final BooleanSupplier stopped) {
    return of(mode, terminal, stopped, System::nanoTime);
  }

  static TrainingProgress of(
      final Progress.Mode mode,
      final Terminal terminal,
      final BooleanSupplier stopped,
      final LongSupplier nanoTime) {
    final boolean bar = mode == Progress.Mode.AUTO && terminal.screen();
    return new TrainingProgress(bar ? Progress.Mode.BAR : mode, terminal, stopped, nanoTime);
  }

  @Override
  public boolean stopped() {
    return stopped.getAsBoolean();
  }

  @Override
  public synchronized void progress(
      final String stage,
      final long done,
      final long total,
      final OptionalDouble loss,
      final OptionalDouble psnr) {
    final ProgressRate.Reading reading = pace.read(stage, done, total);
    switch (mode) {
      case BAR -> {
        if (reading.due()) {
          terminal.status(
              ProgressBar.line(stage, done, total, after(reading, loss, psnr), terminal.columns()));
        }
      }
      case AUTO -> {
        if (nanoTime.getAsLong() - logged >= LOG_INTERVAL) {
          logged = nanoTime.getAsLong();
          terminal.message(
              String.format(
                  Locale.ROOT,
                  "%s %d%%%s",
                  stage,
                  total <= 0 ? 100 : 100 * done / total,
                  after(reading, loss, psnr)));
        }
      }
      case JSON -> {
        if (reading.due() || done >= total) {
          terminal.message(Json.line(map(stage, done, total, reading, loss, psnr)));
        }
      }
      case NONE -> {
        // As requested.
      }
    }
  }

  /** Tells something that a person may want to know. */
  void note(final String sentence) {
    switch (mode) {
      case JSON -> terminal.message(Json.line(Map.of("note", sentence)));
      case NONE -> {
        // As requested.
      }
      default -> terminal.message("note: " + sentence);
    }
  }

  private static String after(
      final ProgressRate.Reading reading, final OptionalDouble loss, final OptionalDouble psnr) {
    final StringBuilder text = new StringBuilder();
    loss.ifPresent(value -> text.append(String.format(Locale.ROOT, ", loss %.4g", value)));
    psnr.ifPresent(value -> text.append(String.format(Locale.ROOT, ", %.2f dB", value)));
    if (!Double.isNaN(reading.secondsLeft())) {
      text.append(", ").append(ProgressBar.duration(reading.secondsLeft())).append(" left");
    }
    return text.toString().replaceFirst("^,", "");
  }

  private static Map<String, Object> map(
      final String stage,
      final long done,
      final long total,
      final ProgressRate.Reading reading,
      final OptionalDouble loss,
      final OptionalDouble psnr) {
    final Map<String, Object> line = new LinkedHashMap<>();
    line.put("stage", stage);
    line.put("done", done);
    line.put("total", total);
    line.put("loss", loss.isPresent() ? loss.getAsDouble() : null);
    line.put("psnr_db", psnr.isPresent() ? psnr.getAsDouble() : null);
    line.put(
        "seconds_left",
        Double.isNaN(reading.secondsLeft()) ? null : Math.round(reading.secondsLeft() * 10) / 10.0);
    return line;
  }
}

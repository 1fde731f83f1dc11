package org.finegrid.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** One JSON object a line, for programs that watch a run. */
final class JsonProgress implements Progress {
  private final Terminal terminal;
  private final ProgressRate pace;

  JsonProgress(final Terminal terminal, final LongSupplier nanoTime) {
    this.terminal = terminal;
    this.pace = new ProgressRate(nanoTime, 0);
  }

  @Override
  public void progress(final String stage, final long done, final long total) {
    final ProgressRate.Reading reading = pace.read(stage, done, total);
    // The end of a stage is always reported: programs wait for it.
    if (reading.due() || done >= total) {
      final Map<String, Object> line = new LinkedHashMap<>();
      line.put("stage", stage);
      line.put("done", done);
      line.put("total", total);
      line.put("rate_cells_per_s", known(reading.rate()) ? Math.round(reading.rate()) : null);
      line.put(
          "seconds_left",
          known(reading.secondsLeft()) ? Math.round(reading.secondsLeft() * 10) / 10.0 : null);
      terminal.message(Json.line(line));
    }
  }

  @Override
  public void finished(final String summary, final List<String> notes) {
    notes.forEach(note -> terminal.message(Json.line(Map.of("note", note))));
  }

  private static boolean known(final double value) {
    return Double.isFinite(value);
  }
}

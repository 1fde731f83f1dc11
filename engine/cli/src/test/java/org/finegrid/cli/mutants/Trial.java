package org.finegrid.cli.mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.cli.Outcome;

/** What the command line makes of a file that may be spoilt. */
final class Trial {
  private static final int PATIENCE_SECONDS = 20;
  private static final double MOST_CELLS = 1e6;
  private static final Path SAMPLE =
      Path.of("..", "..", "samples", "island", "elevation.tif").toAbsolutePath();

  private Trial() {}

  /** How a command ended. */
  enum End {
    /** It was read, and what was asked for was done. */
    READ,
    /** It was refused in one sentence. */
    REFUSED,
    /** The program was at fault: no sentence, more than one, or memory for what a header claims. */
    FAULT,
    /** No end within the time that any of these files should take. */
    SLOW
  }

  /**
   * The end of a file's commands, the worst of them.
   *
   * @param said what was said on standard error
   */
  record Result(End end, String said) {}

  /** Shows a raster and makes it finer, or makes a sample finer by a model. */
  static Result of(final Path file, final Path output) throws InterruptedException {
    if (file.toString().endsWith(".onnx")) {
      return within(() -> downscale(SAMPLE, output, file.toString()));
    }
    final Outcome[] shown = new Outcome[1];
    final Result info = within(() -> shown[0] = Outcome.real("info", "--json", file.toString()));
    if (info.end().ordinal() >= End.FAULT.ordinal() || isLarge(shown[0].out())) {
      return info;
    }
    final Result fine = within(() -> downscale(file, output, "bicubic"));
    return fine.end().ordinal() > info.end().ordinal() ? fine : info;
  }

  /** Whether a file states so many cells, as a sparse one may, that their work takes its time. */
  private static boolean isLarge(final String info) {
    double cells = 1;
    for (final String key : List.of("width", "height")) {
      final Matcher size = Pattern.compile("\"" + key + "\" : (\\d+)").matcher(info);
      cells *= size.find() ? Double.parseDouble(size.group(1)) : 1;
    }
    return cells > MOST_CELLS;
  }

  private static Outcome downscale(final Path input, final Path output, final String model) {
    return Outcome.real(
        "downscale",
        input.toString(),
        output.toString(),
        "--model",
        model,
        "--factor",
        "2",
        "--overwrite",
        "--progress",
        "none");
  }

  private static Result within(final Callable<Outcome> command) throws InterruptedException {
    final FutureTask<Outcome> task = new FutureTask<>(command);
    final Thread thread = new Thread(task, "trial");
    thread.setDaemon(true);
    thread.start();
    try {
      return judge(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return new Result(End.SLOW, "no end within " + PATIENCE_SECONDS + " s");
    } catch (ExecutionException e) {
      return new Result(End.FAULT, e.getCause().toString());
    }
  }

  private static Result judge(final Outcome outcome) {
    final List<String> lines = outcome.errorLines();
    if (outcome.code() == 0) {
      return new Result(End.READ, "");
    }
    final boolean sentence =
        outcome.code() == 1
            && lines.size() == 1
            && lines.get(0).startsWith("finegrid: ")
            && !lines.get(0).contains("fault of finegrid")
            && !lines.get(0).contains("not enough memory");
    return new Result(sentence ? End.REFUSED : End.FAULT, String.join(" / ", lines));
  }
}

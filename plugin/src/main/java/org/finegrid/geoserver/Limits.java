package org.finegrid.geoserver;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request may ask of the server.
 *
 * @param inputCells largest number of coarse cells of a run, over all bands
 * @param outputCells largest number of fine cells of a run, over all bands
 * @param covariateCells largest number of cells of one covariate, over all bands
 * @param evaluateCells largest number of cells of a truth that is evaluated, over all bands
 * @param heldCells fine cells, over all bands, up to which a result is kept on the heap until it is
 *     written; larger ones are kept in a temporary file
 * @param threads largest number of worker threads of a run
 * @param workers largest number of worker threads of all runs, beside one that each run has in any
 *     case
 * @param runs runs at a time
 * @param waitSeconds how long a run waits for others to end before it is refused
 * @param temporaryDirectory where temporary files lie
 * @param temporaryBytes largest total size of the temporary files of all results
 */
record Limits(
    long inputCells,
    long outputCells,
    long covariateCells,
    long evaluateCells,
    long heldCells,
    int threads,
    int workers,
    int runs,
    int waitSeconds,
    Path temporaryDirectory,
    long temporaryBytes) {

  /** The file in Finegrid's directory that sets them. */
  static final String FILE = "finegrid.properties";

  private static final String INPUT = "input.cells";
  private static final String OUTPUT = "output.cells";
  private static final String COVARIATE = "covariate.cells";
  private static final String EVALUATE = "evaluate.cells";
  private static final String HELD = "held.cells";
  private static final String THREADS = "threads";
  private static final String WORKERS = "workers";
  private static final String RUNS = "runs";
  private static final String WAIT = "wait.seconds";
  private static final String DIRECTORY = "temporary.directory";
  private static final String BYTES = "temporary.bytes";
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              INPUT, OUTPUT, COVARIATE, EVALUATE, HELD, THREADS, WORKERS, RUNS, WAIT, DIRECTORY,
              BYTES));

  /** Fine cells that a run may hold, so that all runs together hold no more than half the heap. */
  long cellsInMemory() {
    return Runtime.getRuntime().maxMemory() / 2 / runs / Float.BYTES;
  }

  /** Bytes of the heap that results may take together until they are written: a quarter of it. */
  static long heldBytes() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /** A gigabyte of input as GeoServer may hold it, two gigabytes of output on disk. */
  static Limits defaults() {
    return of(new Properties());
  }

  /**
   * The limits that a file sets, and the defaults of those that it does not name.
   *
   * @throws org.geotools.process.ProcessException where a key is unknown or a value not a number in
   *     range
   */
  static Limits of(final Properties set) {
    for (final String key : set.stringPropertyNames()) {
      if (!KEYS.contains(key)) {
        throw refuse(key, "is not known; there are " + String.join(", ", KEYS));
      }
    }
    final int processors = Runtime.getRuntime().availableProcessors();
    return new Limits(
        number(set, INPUT, 50_000_000, 1, Long.MAX_VALUE),
        number(set, OUTPUT, 600_000_000, 1, Long.MAX_VALUE),
        number(set, COVARIATE, 600_000_000, 1, Long.MAX_VALUE),
        number(set, EVALUATE, 10_000_000, 1, Long.MAX_VALUE),
        number(set, HELD, 8_000_000, 0, Long.MAX_VALUE),
        (int) number(set, THREADS, processors, 1, 256),
        (int) number(set, WORKERS, 2L * processors, 1, 4096),
        (int) number(set, RUNS, Math.max(2, processors / 2), 1, 1000),
        (int) number(set, WAIT, 120, 0, 86_400),
        directory(set),
        number(set, BYTES, 20_000_000_000L, 0, Long.MAX_VALUE));
  }

  private static Path directory(final Properties set) {
    final String text = set.getProperty(DIRECTORY, System.getProperty("java.io.tmpdir")).strip();
    try {
      final Path directory = Path.of(text);
      if (Files.isDirectory(directory) && Files.isWritable(directory)) {
        return directory;
      }
    } catch (InvalidPathException e) {
      throw refuse(DIRECTORY, "is not the name of a directory");
    }
    throw refuse(DIRECTORY, "is not a directory that the server can write into");
  }

  private static long number(
      final Properties set, final String key, final long usual, final long min, final long max) {
    final String text = set.getProperty(key);
    if (text == null) {
      return usual;
    }
    try {
      final long value = Long.parseLong(text.strip().replace("_", ""));
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw refuse(key, "'" + text.strip() + "' is not an integer");
    }
    throw refuse(
        key, String.format(Locale.ROOT, "%s is not between %d and %d", text.strip(), min, max));
  }

  private static RejectedRequest refuse(final String key, final String why) {
    return new RejectedRequest(
        FILE + ": " + key + " " + why + "; inform the server's administrator");
  }
}

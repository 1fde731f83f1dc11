package org.finegrid.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.PendingFile;

/**
 * A file for people or programs to read after a run, such as that of {@code --report}. Opened
 * before the run, so that a name that cannot be written is refused at once and not after hours; an
 * older report of that name is replaced, but only by a whole one.
 */
interface ReportFile extends AutoCloseable {
  /** As programs, Linux and others call it. */
  Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

  /**
   * Writes the report and gives it its name.
   *
   * @param text makes the report; not called where none is requested
   */
  void write(Supplier<String> text);

  @Override
  void close();

  /**
   * The report at a path, or on standard output where that is what the path names.
   *
   * @param path where; null where no report is wanted
   */
  static ReportFile at(final Path path, final Terminal terminal) {
    if (path == null) {
      return new None();
    }
    return isStandardOutput(path)
        ? new Printed(terminal)
        : new Text(path, new PendingFile(path, true));
  }

  /** Whether this is a name of standard output, which is no file that could be replaced. */
  static boolean isStandardOutput(final Path path) {
    return path != null && STANDARD_OUTPUT.contains(path.toString());
  }

  /** No report. */
  record None() implements ReportFile {
    @Override
    public void write(final Supplier<String> text) {
      // Nothing was requested.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }

  /** A report on standard output. */
  record Printed(Terminal terminal) implements ReportFile {
    @Override
    public void write(final Supplier<String> text) {
      terminal.clearStatus();
      terminal.result(text.get().stripTrailing());
    }

    @Override
    public void close() {
      // Standard output stays open.
    }
  }

  /** A report as text. */
  record Text(Path path, PendingFile file) implements ReportFile {
    @Override
    public void write(final Supplier<String> text) {
      try {
        Files.writeString(file.path(), text.get());
      } catch (IOException e) {
        throw new RasterException(
            path
                + ": cannot be written ("
                + IoReason.of(e)
                + "); the run itself is done, and what else it made is whole",
            e);
      }
      file.commit();
    }

    @Override
    public void close() {
      file.close();
    }
  }
}

package org.finegrid.io;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.NotedReader;

/**
 * A second reader for a sound file that the first one does not read: its compression, its type of
 * values or its groups. Damaged files do not come here: another reader might take what is left of
 * them for whole.
 */
final class Fallback {
  private final Path file;
  private final RasterFormat second;
  private final UnsupportedFileException refusal;

  /**
   * Another reader for a file.
   *
   * @param second the format that takes what others do not
   * @param refusal the first reader's message
   */
  Fallback(final Path file, final RasterFormat second, final UnsupportedFileException refusal) {
    this.file = file;
    this.second = second;
    this.refusal = refusal;
  }

  /**
   * Opens the file, with a note that names the reader and the reason.
   *
   * @throws RasterException with what both readers say, where the second refuses as well
   */
  RasterReader open(final ReadOptions options) {
    try {
      return new NotedReader(second.open(file, asked(options)), new Message(note()));
    } catch (RasterException e) {
      throw refused(e);
    }
  }

  /** The names of the rasters in the file, as the second reader has them. */
  List<String> variables(final ReadOptions options) {
    try {
      return second.variables(file, asked(options));
    } catch (RasterException e) {
      throw refused(e);
    }
  }

  private ReadOptions asked(final ReadOptions options) {
    return options.withReader(second.reader());
  }

  private RasterException refused(final RasterException other) {
    final String first = said(refusal);
    final String also = said(other);
    if (first.equals(also)) {
      return refusal;
    }
    final RasterException both =
        new RasterException(
            other.code(),
            file
                + ": "
                + first
                + (also.startsWith("reading it") ? "; " : "; with " + second.name() + ": ")
                + also,
            other);
    both.addSuppressed(refusal);
    return both;
  }

  private String note() {
    return "read by " + second.name() + ", because for Finegrid's own reader the file " + reason();
  }

  /** What is wrong, without what to do about it. */
  private String reason() {
    final String all = said(refusal);
    final int remedy = all.lastIndexOf("; ");
    return remedy < 0 ? all : all.substring(0, remedy);
  }

  /** A sentence without the file's name before it. */
  private String said(final RasterException e) {
    final String message = e.sentence().template();
    final String name = file + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }
}

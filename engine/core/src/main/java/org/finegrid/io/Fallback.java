package org.finegrid.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

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
   * @param refusal what the first reader said
   */
  Fallback(final Path file, final RasterFormat second, final UnsupportedFileException refusal) {
    this.file = file;
    this.second = second;
    this.refusal = refusal;
  }

  /**
   * Opens the file, with a note that says who reads it and why.
   *
   * @throws RasterException with what both readers say, where the second refuses as well
   */
  RasterReader open(final ReadOptions options) {
    try {
      return new Noted(second.open(file, asked(options)), note());
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
    final String message = String.valueOf(e.getMessage());
    final String name = file + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  /** A reader with one more note. */
  private record Noted(RasterReader reader, String note) implements RasterReader {
    @Override
    public RasterDescription description() {
      return reader.description();
    }

    @Override
    public Window readable() {
      return reader.readable();
    }

    @Override
    public Window whole() {
      return reader.whole();
    }

    @Override
    public List<String> notes() {
      final List<String> notes = new ArrayList<>();
      notes.add(note);
      notes.addAll(reader.notes());
      return List.copyOf(notes);
    }

    @Override
    public void read(final int[] bands, final Window window, final double[][] planes) {
      reader.read(bands, window, planes);
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}

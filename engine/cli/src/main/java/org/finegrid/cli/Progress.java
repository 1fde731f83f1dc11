package org.finegrid.cli;

import java.util.List;
import org.finegrid.downscale.ProgressListener;

/** What a run shows of itself on standard error, while it lasts and at its end. */
public interface Progress extends ProgressListener {

  /**
   * The run is done.
   *
   * @param summary what it did, in one line
   * @param notes what the user should know, one sentence each
   */
  void finished(String summary, List<String> notes);

  /** The ways to show it, as {@code --progress} names them. */
  enum Mode {
    /** A bar on a screen; where standard error goes elsewhere, the notes alone. */
    AUTO,
    /** A bar, wherever it goes. */
    BAR,
    /** One JSON object a line. */
    JSON,
    /** Nothing. */
    NONE
  }

  /** The progress of a mode. */
  static Progress of(final Mode mode, final Terminal terminal) {
    return switch (mode) {
      case AUTO -> terminal.screen() ? bar(terminal) : new NotesOnly(terminal);
      case BAR -> bar(terminal);
      case JSON -> new JsonProgress(terminal, System::nanoTime);
      case NONE -> new Silence();
    };
  }

  private static Progress bar(final Terminal terminal) {
    return new ProgressBar(terminal, System::nanoTime);
  }

  /** Nothing while it lasts; at the end what the user should know. */
  record NotesOnly(Terminal terminal) implements Progress {
    @Override
    public void progress(final String stage, final long done, final long total) {
      // A log file is no place for a bar.
    }

    @Override
    public void finished(final String summary, final List<String> notes) {
      notes.forEach(note -> terminal.message("note: " + note));
    }
  }

  /** Nothing at all. */
  record Silence() implements Progress {
    @Override
    public void progress(final String stage, final long done, final long total) {
      // As requested.
    }

    @Override
    public void finished(final String summary, final List<String> notes) {
      // As requested.
    }
  }
}

package org.finegrid.internal.io;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.io.RasterReader;

/** A reader with one more note, before its own. */
public final class NotedReader extends ForwardingReader {
  private final String note;

  /** A reader that says one thing more. */
  public NotedReader(final RasterReader reader, final String note) {
    super(reader);
    this.note = note;
  }

  @Override
  public List<String> notes() {
    final List<String> notes = new ArrayList<>();
    notes.add(note);
    notes.addAll(super.notes());
    return List.copyOf(notes);
  }
}

package org.finegrid.internal.io;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.Message;
import org.finegrid.io.RasterReader;

/** A reader with one more note, before its own. */
public final class NotedReader extends ForwardingReader {
  private final Message note;

  /** A reader with one note more. */
  public NotedReader(final RasterReader reader, final Message note) {
    super(reader);
    this.note = note;
  }

  @Override
  public List<Message> notes() {
    final List<Message> notes = new ArrayList<>();
    notes.add(note);
    notes.addAll(super.notes());
    return List.copyOf(notes);
  }
}

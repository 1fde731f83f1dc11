package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/** A reader of a store that a killed run had put aside, and which says that it was put back. */
record PutBackReader(RasterReader reader) implements RasterReader {
  private static final String NOTE =
      "a run that was to replace the input was killed; the input as it was before is put back";

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
    final List<String> notes = new ArrayList<>(reader.notes());
    notes.add(NOTE);
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

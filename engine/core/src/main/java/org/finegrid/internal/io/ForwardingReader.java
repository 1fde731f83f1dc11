package org.finegrid.internal.io;

import java.util.List;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/** A reader that delegates to another one, to be changed in one respect. */
public abstract class ForwardingReader implements RasterReader {
  private final RasterReader reader;

  /**
   * A reader in front of another.
   *
   * @param reader closed with this
   */
  protected ForwardingReader(final RasterReader reader) {
    this.reader = reader;
  }

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
  public GridGeometry wholeGeometry() {
    return reader.wholeGeometry();
  }

  @Override
  public List<Message> notes() {
    return reader.notes();
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

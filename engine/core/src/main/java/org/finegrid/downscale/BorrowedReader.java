package org.finegrid.downscale;

import org.finegrid.internal.io.ForwardingReader;
import org.finegrid.io.RasterReader;

/** A reader that its owner closes. */
final class BorrowedReader extends ForwardingReader {

  BorrowedReader(final RasterReader reader) {
    super(reader);
  }

  @Override
  public void close() {
    // Its owner closes it.
  }
}

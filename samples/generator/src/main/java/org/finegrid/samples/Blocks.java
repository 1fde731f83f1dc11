package org.finegrid.samples;

import org.finegrid.field.FieldPlane;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterWriter;

/** Hands a plane to a writer block by block. */
final class Blocks {

  private Blocks() {}

  static void write(final RasterWriter writer, final int band, final FieldPlane plane) {
    final boolean anyWindow = writer.blockSize() == 1;
    final int stepX = anyWindow ? plane.width() : writer.blockSize();
    final int stepY = anyWindow ? plane.height() : writer.blockSize();
    for (int row = 0; row < plane.height(); row += stepY) {
      for (int column = 0; column < plane.width(); column += stepX) {
        final Window window =
            new Window(
                column,
                row,
                Math.min(stepX, plane.width() - column),
                Math.min(stepY, plane.height() - row));
        writer.write(band, window, cells(plane, window));
      }
    }
  }

  private static float[] cells(final FieldPlane plane, final Window window) {
    return FieldPlane.of(
            window.width(),
            window.height(),
            (column, row) -> plane.at(window.column() + column, window.row() + row))
        .floats();
  }
}

package org.finegrid.io;

import java.io.Closeable;
import java.util.List;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

/** An open raster. Reading is safe from several threads at once. */
public interface RasterReader extends Closeable {

  /** The raster's metadata. */
  RasterDescription description();

  /**
   * The cells that can be read: the raster's own, or more where it is part of a larger one, so that
   * cells at its edge have their real neighbours. In the raster's own rows and columns, which may
   * be negative here.
   */
  default Window readable() {
    return description().geometry().window();
  }

  /**
   * The larger raster that this one is part of, or itself, in its own rows and columns. Models that
   * see where on a grid a cell lies begin to count at its first one.
   */
  default Window whole() {
    return readable();
  }

  /** Where the cells of {@link #whole()} lie. */
  default GridGeometry wholeGeometry() {
    return description().geometry();
  }

  /**
   * What a user should know of how the file was read: what was taken from elsewhere, put right or
   * left out. One sentence each, without the file's name.
   */
  default List<Message> notes() {
    return List.of();
  }

  /**
   * Reads a window of some bands in physical values (unpacked by scale and offset), NaN for NoData.
   *
   * @param bands band indices, from 0
   * @param window cells inside {@link #readable()}
   * @param planes one array for each band, row by row, at least {@code window.cells()} long
   * @throws RasterException where the file is damaged or cannot be read
   */
  void read(int[] bands, Window window, double[][] planes);

  @Override
  void close();
}

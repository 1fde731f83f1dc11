package org.finegrid.io;

import java.io.Closeable;
import java.util.List;
import java.util.function.DoublePredicate;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

/**
 * A raster being written, written beside its name and renamed when it is whole. Writing is safe
 * from several threads at once.
 */
public interface RasterWriter extends Closeable {

  /**
   * The edge of the blocks in which cells are best written: windows begin at multiples of it and
   * end at multiples of it or at the raster's edge. 1 where any window will do.
   */
  int blockSize();

  /**
   * What a user should know of how the file is written: what the raster states and the format
   * cannot hold. One sentence each, without the file's name.
   */
  default List<Message> notes() {
    return List.of();
  }

  /**
   * Writes cells. Each cell is written once.
   *
   * @param band band index, from 0
   * @param window aligned to {@link #blockSize()}
   * @param values row by row, NaN for NoData
   * @throws RasterException where the disk is full or the file cannot be written
   */
  void write(int band, Window window, float[] values);

  /**
   * Completes the file and gives it its name; every cell has been written.
   *
   * @throws RasterException where the disk is full or the name has been taken meanwhile
   */
  void commit();

  /**
   * Completes the file as {@link #commit()} does, where that takes a while.
   *
   * @param progressMonitor receives the share done, from 0 to 1, now and then; its result false
   *     ends the commit with an exception, and the file gets no name
   */
  default void commit(final DoublePredicate progressMonitor) {
    commit();
  }

  /** Without {@link #commit()}: removes every trace of the file. */
  @Override
  void close();
}

package org.finegrid.internal.place;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/**
 * Numbers in a temporary file, which has no name where the system can do without. Safe for several
 * threads.
 *
 * <p>Not a channel: that would be closed for all threads when one of them is interrupted.
 */
final class ScratchFile implements Closeable {
  private final Path folder;
  private final Path made;
  private final RandomAccessFile file;

  /**
   * Makes an empty one.
   *
   * @throws RasterException where the folder cannot be written to
   */
  ScratchFile(final Path folder) {
    this.folder = folder;
    try {
      this.made = Files.createTempFile(folder, ".finegrid", ".tmp");
      this.file = opened(made);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static RandomAccessFile opened(final Path made) throws IOException {
    try {
      return new RandomAccessFile(made.toFile(), "rw");
    } finally {
      // Where an open file must keep its name, it goes when it is closed, or with the program.
      if (!made.toFile().delete()) {
        made.toFile().deleteOnExit();
      }
    }
  }

  private RasterException failure(final IOException cause) {
    return new RasterException(
        ErrorCode.UNWRITABLE_OUTPUT,
        folder + ": a temporary file cannot be kept there (" + IoReason.of(cause) + ")",
        cause);
  }

  /** Writes numbers at a position in bytes. */
  void write(final long position, final double[] values) {
    final ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(values);
    synchronized (this) {
      try {
        file.seek(position);
        file.write(bytes.array());
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }

  /** Reads numbers that were written there. */
  void read(final long position, final double[] values) {
    final ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.nativeOrder());
    synchronized (this) {
      try {
        file.seek(position);
        file.readFully(bytes.array());
      } catch (IOException e) {
        throw failure(e);
      }
    }
    bytes.asDoubleBuffer().get(values);
  }

  @Override
  public void close() {
    try {
      file.close();
      Files.deleteIfExists(made);
    } catch (IOException e) {
      throw failure(e);
    }
  }
}

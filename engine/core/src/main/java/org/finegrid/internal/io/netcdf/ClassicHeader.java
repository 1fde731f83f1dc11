package org.finegrid.internal.io.netcdf;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.OptionalLong;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/**
 * The header of a classic NetCDF file, looked through before a library believes it: UCAR's takes
 * memory for whatever a header claims, and the one that GDAL reads with takes what is missing
 * beyond a file's end for zeros, without an error.
 */
public final class ClassicHeader {
  private static final int[] BYTES = {0, 1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8};

  private final ByteBuffer header;
  private final boolean wide;
  private final boolean farther;

  private ClassicHeader(final ByteBuffer header, final int version) {
    this.header = header;
    this.wide = version == 5;
    this.farther = version != 1;
  }

  /**
   * Where a file must end, by its header; empty for files of other formats.
   *
   * @throws RasterException where the header is cut short or claims more than it can hold
   */
  public static OptionalLong end(final Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      // Mapped, so that of a large file no more is read than the header.
      final ByteBuffer header =
          channel.map(
              FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE));
      if (header.remaining() < 4
          || header.get() != 'C'
          || header.get() != 'D'
          || header.get() != 'F') {
        return OptionalLong.empty();
      }
      return OptionalLong.of(new ClassicHeader(header, header.get()).end());
    } catch (ArithmeticException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      throw new RasterException(
          file + ": truncated in its header, as after an interrupted copy; fetch the file again",
          e);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private long end() {
    // Negative while a program still writes it: how many there will be is not known.
    final long records = count();
    header.getInt();
    final long[] dimensions = new long[entries(Long.BYTES)];
    for (int i = 0; i < dimensions.length; i++) {
      name();
      dimensions[i] = count();
    }
    attributes();
    header.getInt();
    final int variables = entries(Long.BYTES);
    long end = 0;
    long lastRecord = 0;
    long padded = 0;
    long alone = 0;
    int inRecords = 0;
    for (int i = 0; i < variables; i++) {
      name();
      final int rank = entries(Integer.BYTES);
      long cells = 1;
      boolean unlimited = false;
      for (int d = 0; d < rank; d++) {
        final long size = dimensions[Objects.checkIndex((int) count(), dimensions.length)];
        unlimited |= size == 0;
        cells = Math.multiplyExact(cells, size == 0 ? 1 : size);
      }
      attributes();
      final long bytes = Math.multiplyExact(cells, BYTES[header.getInt()]);
      count();
      final long begin = farther ? header.getLong() : header.getInt() & 0xffffffffL;
      if (unlimited) {
        inRecords++;
        alone = bytes;
        padded += (bytes + 3) / 4 * 4;
        lastRecord = Math.max(lastRecord, begin + bytes);
      } else {
        end = Math.max(end, begin + bytes);
      }
    }
    if (records <= 0 || inRecords == 0) {
      return end;
    }
    // The records of one variable alone lie side by side without padding.
    final long others = Math.multiplyExact(records - 1, inRecords == 1 ? alone : padded);
    return Math.max(end, Math.addExact(lastRecord, others));
  }

  private long count() {
    return wide ? header.getLong() : header.getInt();
  }

  /** How many entries follow, each of so many bytes at least: no more than the header can hold. */
  private int entries(final int bytes) {
    final long entries = count();
    if (entries < 0 || entries > header.remaining() / bytes) {
      throw new IllegalArgumentException("a list of " + entries);
    }
    return (int) entries;
  }

  private void name() {
    skip(count());
  }

  private void attributes() {
    header.getInt();
    final long attributes = count();
    for (long i = 0; i < attributes; i++) {
      name();
      final int bytes = BYTES[header.getInt()];
      skip(Math.multiplyExact(count(), bytes));
    }
  }

  /** Everything begins at a multiple of four bytes. */
  private void skip(final long bytes) {
    if (bytes < 0 || bytes > header.remaining()) {
      throw new IllegalArgumentException("a text or list of " + bytes + " bytes");
    }
    header.position((int) Math.min(header.limit(), header.position() + (bytes + 3) / 4 * 4));
  }
}

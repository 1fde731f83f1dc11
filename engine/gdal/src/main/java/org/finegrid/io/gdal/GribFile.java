package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/**
 * The messages of a GRIB file, of which GDAL reports too little: where each lies, and on which
 * grid.
 *
 * @param file what it is called in messages
 * @param fields in the order of the file, which is that of GDAL's bands
 * @param end where the last message ends: GDAL prints a remark about bytes after it (padding, as
 *     archives add it) to standard output, past all handlers, so it is not shown them
 * @param size of the file
 */
record GribFile(Path file, List<GribField> fields, long end, long size) {
  private static final byte[] BEGIN = "GRIB".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "7777".getBytes(StandardCharsets.US_ASCII);
  private static final int WINDOW = 1 << 16;
  private static final int SHORTEST = 20;

  /**
   * The messages of a file; empty where it is no GRIB file.
   *
   * @throws RasterException where one of them is not whole
   */
  static Optional<GribFile> of(final Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      final GribBytes bytes = GribBytes.of(channel);
      if (!Arrays.equals(BEGIN, bytes.bytes(0, BEGIN.length))) {
        return Optional.empty();
      }
      final List<GribField> fields = new ArrayList<>();
      long end = 0;
      int count = 0;
      for (long at = 0; at >= 0; at = next(bytes, end)) {
        final String message = file + ": message " + ++count;
        final long length = length(message, bytes, at);
        fields.addAll(new GribSections(message, bytes, at, length).fields());
        end = at + length;
      }
      return Optional.of(new GribFile(file, List.copyOf(fields), end, bytes.size()));
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  private static long length(final String message, final GribBytes bytes, final long at)
      throws IOException {
    final long edition = bytes.number(at + 7, 1);
    if (edition != 1 && edition != 2) {
      throw new RasterException(
          message + " is of edition " + edition + ", which is not read; convert it to edition 2");
    }
    final long length = edition == 1 ? bytes.number(at + 4, 3) : bytes.number(at + 8, 8);
    if (edition == 1 && (length & 0x800000) != 0) {
      throw new RasterException(
          message
              + " is too large for edition 1, whose extension for large messages GDAL does not"
              + " read; convert it with grib_set -s edition=2");
    }
    if (length < SHORTEST
        || length > bytes.size() - at
        || !Arrays.equals(END, bytes.bytes(at + length - END.length, END.length))) {
      throw new RasterException(
          message + " is corrupt or truncated; fetch or write the file again");
    }
    return length;
  }

  /** Where the next message begins; -1 where there is none. */
  private static long next(final GribBytes bytes, final long from) throws IOException {
    // Messages mostly follow one another.
    if (Arrays.equals(BEGIN, bytes.bytes(from, BEGIN.length))) {
      return from;
    }
    for (long at = from; at < bytes.size(); at += WINDOW - BEGIN.length + 1) {
      final byte[] part = bytes.bytes(at, WINDOW);
      for (int i = 0; i + BEGIN.length <= part.length; i++) {
        if (Arrays.equals(BEGIN, 0, BEGIN.length, part, i, i + BEGIN.length)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  /** The name under which GDAL sees the whole messages alone. */
  String name() {
    return end < size ? from(0) : file.toString();
  }

  /** The name under which GDAL sees the messages from one of them on. */
  String from(final long offset) {
    return "/vsisubfile/" + offset + "_" + (end - offset) + "," + file;
  }
}

package org.finegrid.internal.io.geotiff;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.RasterException;

/** A directory of a TIFF: tags to values, which are read on demand. */
final class TiffDirectory {
  private static final int ASCII = 2;

  private final TiffFile file;
  private final Map<Integer, Entry> entries = new HashMap<>();
  private final long end;

  private record Entry(int type, long count, long position) {}

  /**
   * Reads the entries of the first directory.
   *
   * @throws RasterException where the directory lies outside of the file
   */
  TiffDirectory(final TiffFile file) {
    this(file, file.firstDirectory());
  }

  /**
   * Reads the entries of a directory.
   *
   * @param start where it begins
   * @throws RasterException where it lies outside of the file
   */
  TiffDirectory(final TiffFile file, final long start) {
    this.file = file;
    final boolean big = file.big();
    final int header = big ? 8 : 2;
    final ByteBuffer countBytes = file.read(start, header);
    final long count = big ? countBytes.getLong() : Short.toUnsignedInt(countBytes.getShort());
    if (count < 1 || count > 65535) {
      throw file.corrupt("its directory has " + count + " entries");
    }
    final int entrySize = big ? 20 : 12;
    this.end = start + header + count * entrySize;
    final ByteBuffer table = file.read(start + header, (int) count * entrySize);
    for (int i = 0; i < count; i++) {
      table.position(i * entrySize);
      final int tag = Short.toUnsignedInt(table.getShort());
      final int type = Short.toUnsignedInt(table.getShort());
      final long values = big ? table.getLong() : Integer.toUnsignedLong(table.getInt());
      final int inline = big ? 8 : 4;
      final int width = width(type);
      // A count that the file cannot hold is noticed when the value is read.
      final boolean inside = values >= 0 && values <= inline / Math.max(width, 1);
      final long position =
          inside
              ? start + header + (long) i * entrySize + (big ? 12 : 8)
              : big ? table.getLong() : Integer.toUnsignedLong(table.getInt());
      if (width > 0) {
        entries.put(tag, new Entry(type, values, position));
      }
    }
  }

  private static int width(final int type) {
    return switch (type) {
      case 1, ASCII, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 0;
    };
  }

  /** Where the next directory begins; 0 where this is the last. */
  long next() {
    return file.big()
        ? file.read(end, 8).getLong()
        : Integer.toUnsignedLong(file.read(end, 4).getInt());
  }

  boolean has(final int tag) {
    return entries.containsKey(tag);
  }

  private ByteBuffer bytes(final Entry entry) {
    final int width = width(entry.type);
    if (entry.count < 0 || entry.count > Math.min(file.size(), Integer.MAX_VALUE - 16) / width) {
      throw file.corrupt("a tag claims " + entry.count + " values");
    }
    return file.read(entry.position, (int) entry.count * width);
  }

  /** Whole numbers of a tag; an empty array where it is missing. */
  long[] integers(final int tag) {
    final Entry entry = entries.get(tag);
    if (entry == null) {
      return new long[0];
    }
    final ByteBuffer in = bytes(entry);
    final long[] out = new long[(int) entry.count];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (entry.type) {
            case 1, 7 -> Byte.toUnsignedLong(in.get());
            case 3 -> Short.toUnsignedLong(in.getShort());
            case 4, 13 -> Integer.toUnsignedLong(in.getInt());
            case 6 -> in.get();
            case 8 -> in.getShort();
            case 9 -> in.getInt();
            case 16, 17, 18 -> in.getLong();
            default -> throw file.corrupt("tag " + tag + " does not hold integers");
          };
    }
    return out;
  }

  /** The first whole number of a tag. */
  long integer(final int tag, final long otherwise) {
    final long[] all = integers(tag);
    return all.length == 0 ? otherwise : all[0];
  }

  /** Numbers of a tag; an empty array where it is missing. */
  double[] doubles(final int tag) {
    final Entry entry = entries.get(tag);
    if (entry == null) {
      return new double[0];
    }
    final ByteBuffer in = bytes(entry);
    final double[] out = new double[(int) entry.count];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (entry.type) {
            case 11 -> in.getFloat();
            case 12 -> in.getDouble();
            default -> throw file.corrupt("tag " + tag + " does not hold floating-point numbers");
          };
    }
    return out;
  }

  /** A tag's text without what ends it; empty where it is missing. */
  Optional<String> text(final int tag) {
    final Entry entry = entries.get(tag);
    if (entry == null) {
      return Optional.empty();
    }
    final String raw = new String(bytes(entry).array(), StandardCharsets.UTF_8);
    final int end = raw.indexOf('\0');
    return Optional.of(end < 0 ? raw : raw.substring(0, end));
  }
}

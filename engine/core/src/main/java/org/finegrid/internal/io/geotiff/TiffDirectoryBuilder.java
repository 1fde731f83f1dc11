package org.finegrid.internal.io.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Lays out a little-endian TIFF directory, classic or big. */
final class TiffDirectoryBuilder {
  private static final int ASCII = 2;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;
  private static final int LONG8 = 16;

  private final boolean big;
  private final TreeMap<Integer, Field> fields = new TreeMap<>();

  private record Field(int type, long count, byte[] bytes) {}

  TiffDirectoryBuilder(final boolean big) {
    this.big = big;
  }

  private static ByteBuffer buffer(final int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  TiffDirectoryBuilder shorts(final int tag, final int... values) {
    final ByteBuffer out = buffer(values.length * 2);
    for (final int each : values) {
      out.putShort((short) each);
    }
    fields.put(tag, new Field(SHORT, values.length, out.array()));
    return this;
  }

  TiffDirectoryBuilder integer(final int tag, final long value) {
    fields.put(tag, new Field(LONG, 1, buffer(4).putInt((int) value).array()));
    return this;
  }

  /** Positions or sizes, as wide as the file's kind has them. */
  TiffDirectoryBuilder positions(final int tag, final AtomicLongArray values) {
    final ByteBuffer out = buffer(Math.multiplyExact(values.length(), big ? 8 : 4));
    for (int i = 0; i < values.length(); i++) {
      if (big) {
        out.putLong(values.get(i));
      } else {
        out.putInt((int) values.get(i));
      }
    }
    fields.put(tag, new Field(big ? LONG8 : LONG, values.length(), out.array()));
    return this;
  }

  TiffDirectoryBuilder doubles(final int tag, final double... values) {
    final ByteBuffer out = buffer(values.length * 8);
    for (final double each : values) {
      out.putDouble(each);
    }
    fields.put(tag, new Field(DOUBLE, values.length, out.array()));
    return this;
  }

  TiffDirectoryBuilder text(final int tag, final String text) {
    final byte[] bytes = (text.replace("\0", "") + '\0').getBytes(StandardCharsets.UTF_8);
    fields.put(tag, new Field(ASCII, bytes.length, bytes));
    return this;
  }

  /**
   * The directory's bytes, its entries first and after them the values that do not fit there.
   *
   * @param position where in the file it will begin
   */
  ByteBuffer build(final long position) {
    final int inline = big ? 8 : 4;
    final int entries = (big ? 8 : 2) + fields.size() * (big ? 20 : 12) + inline;
    int total = entries;
    for (final Field each : fields.values()) {
      total = Math.addExact(total, each.bytes.length > inline ? aligned(each.bytes.length) : 0);
    }
    final ByteBuffer out = buffer(Math.addExact(total, 8));
    if (big) {
      out.putLong(fields.size());
    } else {
      out.putShort((short) fields.size());
    }
    int valuesAt = aligned(entries);
    for (final Map.Entry<Integer, Field> each : fields.entrySet()) {
      final Field field = each.getValue();
      out.putShort(each.getKey().shortValue()).putShort((short) field.type);
      offset(out, field.count);
      if (field.bytes.length <= inline) {
        out.put(field.bytes).position(out.position() + inline - field.bytes.length);
      } else {
        offset(out, position + valuesAt);
        out.put(valuesAt, field.bytes);
        valuesAt += aligned(field.bytes.length);
      }
    }
    return out.position(0).limit(valuesAt);
  }

  private void offset(final ByteBuffer out, final long value) {
    if (big) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private static int aligned(final int size) {
    return size + 7 & ~7;
  }
}

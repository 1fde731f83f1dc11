package org.finegrid.internal.io.geotiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.zip.Deflater;

/** Makes TIFF files of any layout for tests, written apart from the code that is tested. */
final class TinyTiff {
  int width = 40;
  int height = 30;
  int bands = 1;
  int bits = 32;
  int format = 3;
  int compression = 1;
  int predictor = 1;
  boolean planar;
  boolean tiled;
  int blockWidth = 16;
  int blockHeight = 16;
  boolean big;
  ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private final Map<Integer, double[]> doubleTags = new TreeMap<>();
  private final Map<Integer, int[]> shortTags = new TreeMap<>();
  private final Map<Integer, String> textTags = new TreeMap<>();

  /** The value that a cell holds: whole, between -20 and 80, so that every type has it. */
  static double value(final int band, final int column, final int row) {
    return (7L * column + 13L * row + 5L * band) % 101 - 20;
  }

  TinyTiff doubles(final int tag, final double... values) {
    doubleTags.put(tag, values);
    return this;
  }

  TinyTiff shorts(final int tag, final int... values) {
    shortTags.put(tag, values);
    return this;
  }

  TinyTiff text(final int tag, final String text) {
    textTags.put(tag, text);
    return this;
  }

  Path write(final Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private ByteBuffer buffer(final int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  byte[] bytes() {
    final int bw = tiled ? blockWidth : width;
    final int across = (width + bw - 1) / bw;
    final int down = (height + blockHeight - 1) / blockHeight;
    final List<byte[]> blocks = new ArrayList<>();
    for (int plane = 0; plane < (planar ? bands : 1); plane++) {
      for (int by = 0; by < down; by++) {
        for (int bx = 0; bx < across; bx++) {
          final int rows = tiled ? blockHeight : Math.min(blockHeight, height - by * blockHeight);
          blocks.add(packed(plane, bx * bw, by * blockHeight, bw, rows));
        }
      }
    }
    return assemble(blocks);
  }

  private byte[] packed(
      final int plane, final int left, final int top, final int columns, final int rows) {
    final int samples = planar ? 1 : bands;
    final int bytes = bits / 8;
    final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    for (int y = 0; y < rows; y++) {
      final double[] row = new double[columns * samples];
      for (int i = 0; i < row.length; i++) {
        final int x = left + i / samples;
        final int band = planar ? plane : i % samples;
        row[i] = x < width && top + y < height ? value(band, x, top + y) : 0;
      }
      raw.writeBytes(predictor == 3 ? floatingPoint(row, samples, bytes) : plain(row, samples));
    }
    return compress(raw.toByteArray());
  }

  private long pattern(final double value) {
    if (format == 3) {
      return bits == 32 ? Float.floatToIntBits((float) value) : Double.doubleToLongBits(value);
    }
    return (long) value;
  }

  private byte[] plain(final double[] row, final int samples) {
    final LongBinaryOperator difference = predictor == 2 ? (a, b) -> a - b : (a, b) -> a;
    final ByteBuffer out = buffer(row.length * bits / 8);
    for (int i = 0; i < row.length; i++) {
      final long before = i < samples ? 0 : pattern(row[i - samples]);
      final long stored = difference.applyAsLong(pattern(row[i]), before);
      switch (bits) {
        case 8 -> out.put((byte) stored);
        case 16 -> out.putShort((short) stored);
        case 32 -> out.putInt((int) stored);
        default -> out.putLong(stored);
      }
    }
    return out.array();
  }

  private byte[] floatingPoint(final double[] row, final int samples, final int bytes) {
    final byte[] planes = new byte[row.length * bytes];
    for (int i = 0; i < row.length; i++) {
      for (int b = 0; b < bytes; b++) {
        planes[b * row.length + i] = (byte) (pattern(row[i]) >> 8 * (bytes - 1 - b));
      }
    }
    for (int i = planes.length - 1; i >= samples; i--) {
      planes[i] -= planes[i - samples];
    }
    return planes;
  }

  private byte[] compress(final byte[] raw) {
    return switch (compression) {
      case 5 -> literalLzw(raw);
      case 8, 32946 -> {
        final Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        final byte[] out = new byte[raw.length + 100];
        yield java.util.Arrays.copyOf(out, deflater.deflate(out));
      }
      case 32773 -> {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i += 100) {
          final int n = Math.min(100, raw.length - i);
          out.write(n - 1);
          out.write(raw, i, n);
        }
        yield out.toByteArray();
      }
      default -> raw;
    };
  }

  /** LZW that clears its table before codes would widen. */
  private static byte[] literalLzw(final byte[] raw) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    long held = 0;
    int count = 0;
    for (int i = 0; i < raw.length; i++) {
      for (final int code :
          i % 200 == 0 ? new int[] {256, raw[i] & 0xff} : new int[] {raw[i] & 0xff}) {
        held = held << 9 | code;
        count += 9;
        while (count >= 8) {
          out.write((int) (held >> count - 8));
          count -= 8;
        }
      }
    }
    held = held << 9 | 257;
    count += 9;
    while (count > 0) {
      out.write((int) (count >= 8 ? held >> count - 8 : held << 8 - count));
      count -= 8;
    }
    return out.toByteArray();
  }

  private record Field(int type, int count, byte[] bytes) {}

  private byte[] assemble(final List<byte[]> blocks) {
    final int start = big ? 16 : 8;
    final long[] offsets = new long[blocks.size()];
    final long[] counts = new long[blocks.size()];
    int at = start;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      counts[i] = blocks.get(i).length;
      at += blocks.get(i).length + 1 & ~1;
    }
    final TreeMap<Integer, Field> fields = fields(offsets, counts);
    final int inline = big ? 8 : 4;
    final int entries = (big ? 8 : 2) + fields.size() * (big ? 20 : 12) + inline;
    final int total =
        at + entries + fields.values().stream().mapToInt(it -> it.bytes.length).sum() + 16;
    final ByteBuffer out = buffer(total);
    final byte mark = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
    out.put(mark).put(mark);
    if (big) {
      out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(at);
    } else {
      out.putShort((short) 42).putInt(at);
    }
    for (int i = 0; i < offsets.length; i++) {
      out.put((int) offsets[i], blocks.get(i));
    }
    out.position(at);
    int valuesAt = at + entries;
    if (big) {
      out.putLong(fields.size());
    } else {
      out.putShort((short) fields.size());
    }
    for (final Map.Entry<Integer, Field> each : fields.entrySet()) {
      final Field field = each.getValue();
      out.putShort(each.getKey().shortValue()).putShort((short) field.type);
      number(out, field.count);
      final int valueAt = out.position();
      if (field.bytes.length <= inline) {
        out.put(field.bytes);
      } else {
        number(out, valuesAt);
        out.put(valuesAt, field.bytes);
        valuesAt += field.bytes.length;
      }
      out.position(valueAt + inline);
    }
    return java.util.Arrays.copyOf(out.array(), valuesAt + inline);
  }

  private void number(final ByteBuffer out, final long value) {
    if (big) {
      out.putLong(value);
    } else {
      out.putInt((int) value);
    }
  }

  private TreeMap<Integer, Field> fields(final long[] offsets, final long[] counts) {
    final TreeMap<Integer, Field> out = new TreeMap<>();
    out.put(256, shortField(width));
    out.put(257, shortField(height));
    out.put(258, shortField(repeat(bits)));
    out.put(259, shortField(compression));
    out.put(262, shortField(1));
    out.put(277, shortField(bands));
    out.put(284, shortField(planar ? 2 : 1));
    out.put(317, shortField(predictor));
    out.put(339, shortField(repeat(format)));
    if (tiled) {
      out.put(322, shortField(blockWidth));
      out.put(323, shortField(blockHeight));
    } else {
      out.put(278, shortField(blockHeight));
    }
    out.put(tiled ? 324 : 273, longField(offsets));
    out.put(tiled ? 325 : 279, longField(counts));
    shortTags.forEach((tag, values) -> out.put(tag, shortField(values)));
    doubleTags.forEach(
        (tag, values) -> {
          final ByteBuffer bytes = buffer(values.length * 8);
          bytes.asDoubleBuffer().put(values);
          out.put(tag, new Field(12, values.length, bytes.array()));
        });
    textTags.forEach(
        (tag, text) -> {
          final byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
          out.put(tag, new Field(2, bytes.length, bytes));
        });
    return out;
  }

  private int[] repeat(final int value) {
    final int[] out = new int[bands];
    java.util.Arrays.fill(out, value);
    return out;
  }

  private Field shortField(final int... values) {
    final ByteBuffer bytes = buffer(values.length * 2);
    for (final int each : values) {
      bytes.putShort((short) each);
    }
    return new Field(3, values.length, bytes.array());
  }

  private Field longField(final long... values) {
    final ByteBuffer bytes = buffer(values.length * 4);
    for (final long each : values) {
      bytes.putInt((int) each);
    }
    return new Field(4, values.length, bytes.array());
  }
}

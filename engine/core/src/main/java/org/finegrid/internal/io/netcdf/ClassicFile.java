package org.finegrid.internal.io.netcdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * A classic NetCDF file to be written: dimensions, attributes, small variables with their values,
 * and after them the variables of cells, of which only the positions are laid out. There is no
 * record dimension. The format is that of the NetCDF User's Guide, appendix "File Format
 * Specifications", with 32-bit offsets (CDF-1) or 64-bit ones (CDF-2).
 *
 * <p>The UCAR library writes this format too, but refuses a last variable of 4 GiB and more, which
 * the format allows, and does not report where a variable begins.
 */
final class ClassicFile {
  /** The largest size that the header can hold; it stands for any larger one as well. */
  private static final long LARGEST_SIZE = (1L << 32) - 1;

  private static final int DIMENSIONS = 0x0a;
  private static final int VARIABLES = 0x0b;
  private static final int ATTRIBUTES = 0x0c;

  /** The types in use, in the format's numbering. */
  enum Type {
    BYTE(1, 1),
    CHAR(2, 1),
    SHORT(3, 2),
    INT(4, 4),
    FLOAT(5, 4),
    DOUBLE(6, 8);

    private final int code;
    private final int size;

    Type(final int code, final int size) {
      this.code = code;
      this.size = size;
    }
  }

  /** A variable; cells have no values here. */
  private record Entry(
      String name,
      Type type,
      int[] dimensions,
      Map<String, Object> attributes,
      LongToDoubleFunction values) {}

  /**
   * A file up to its first cell.
   *
   * @param structure dimensions, attributes, and where each variable is
   * @param values the values of the small variables, which follow the header
   * @param length the bytes of all of it: the place of the first cell
   */
  record Head(byte[] structure, List<Values> values, long length) {

    /** Writes it, one value after the other: axes may be longer than memory allows. */
    void writeTo(final OutputStream target) throws IOException {
      final DataOutputStream out = new DataOutputStream(target);
      out.write(structure);
      for (final Values each : values) {
        for (long i = 0; i < each.count(); i++) {
          number(out, each.type(), each.at().applyAsDouble(i));
        }
      }
      out.flush();
    }
  }

  /** Numbers of one type. */
  private record Values(Type type, long count, LongToDoubleFunction at) {}

  private final Map<String, Integer> dimensions = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Entry> cells = new ArrayList<>();

  void dimension(final String name, final int size) {
    dimensions.put(name, size);
  }

  /** An attribute of the file: text, a number, or an array of numbers. */
  void attribute(final String name, final Object value) {
    attributes.put(name, value);
  }

  /**
   * A small variable, integers or doubles, with its values, which are computed when they are
   * written.
   */
  void variable(
      final String name,
      final Type type,
      final List<String> along,
      final Map<String, Object> described,
      final LongToDoubleFunction values) {
    entries.add(new Entry(name, type, indices(along), described, values));
  }

  /** A variable of 32-bit floats that is written later. */
  void cells(final String name, final List<String> along, final Map<String, Object> described) {
    cells.add(new Entry(name, Type.FLOAT, indices(along), described, i -> 0));
  }

  private int[] indices(final List<String> along) {
    final List<String> names = List.copyOf(dimensions.keySet());
    return along.stream().mapToInt(names::indexOf).toArray();
  }

  /** The file up to its first cell. The variables of cells follow one another without a gap. */
  Head head() {
    final long before = entries.stream().mapToLong(this::size).sum();
    final long after = cells.stream().mapToLong(this::size).sum();
    boolean wide = false;
    byte[] structure = encode(0, false);
    if (structure.length + before + after > Integer.MAX_VALUE) {
      wide = true;
      structure = encode(0, true);
    }
    // The places have a fixed width, so that the second encoding is as long as the first.
    return new Head(
        encode(structure.length, wide),
        entries.stream()
            .map(each -> new Values(each.type(), size(each) / each.type().size, each.values()))
            .toList(),
        structure.length + before);
  }

  private byte[] encode(final long firstValue, final boolean wide) {
    long begin = firstValue;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(new byte[] {'C', 'D', 'F', (byte) (wide ? 2 : 1)});
      out.writeInt(0);
      list(out, DIMENSIONS, dimensions.size());
      for (final Map.Entry<String, Integer> each : dimensions.entrySet()) {
        text(out, each.getKey());
        out.writeInt(each.getValue());
      }
      attributes(out, attributes);
      list(out, VARIABLES, entries.size() + cells.size());
      for (final List<Entry> part : List.of(entries, cells)) {
        for (final Entry each : part) {
          entry(out, each, begin, wide);
          begin += size(each);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void entry(
      final DataOutputStream out, final Entry entry, final long begin, final boolean wide)
      throws IOException {
    text(out, entry.name());
    out.writeInt(entry.dimensions().length);
    for (final int dimension : entry.dimensions()) {
      out.writeInt(dimension);
    }
    attributes(out, entry.attributes());
    out.writeInt(entry.type().code);
    out.writeInt((int) Math.min(size(entry), LARGEST_SIZE));
    if (wide) {
      out.writeLong(begin);
    } else {
      out.writeInt((int) begin);
    }
  }

  private long size(final Entry entry) {
    final List<Integer> sizes = List.copyOf(dimensions.values());
    long size = entry.type().size;
    for (final int dimension : entry.dimensions()) {
      size *= sizes.get(dimension);
    }
    return size;
  }

  private static void list(final DataOutputStream out, final int tag, final int count)
      throws IOException {
    out.writeInt(count == 0 ? 0 : tag);
    out.writeInt(count);
  }

  private static void attributes(final DataOutputStream out, final Map<String, Object> map)
      throws IOException {
    list(out, ATTRIBUTES, map.size());
    for (final Map.Entry<String, Object> each : map.entrySet()) {
      text(out, each.getKey());
      value(out, each.getValue());
    }
  }

  private static void value(final DataOutputStream out, final Object value) throws IOException {
    if (value instanceof double[] numbers) {
      out.writeInt(Type.DOUBLE.code);
      out.writeInt(numbers.length);
      for (final double each : numbers) {
        out.writeDouble(each);
      }
    } else if (value instanceof Number number) {
      final Type type = type(number);
      out.writeInt(type.code);
      out.writeInt(1);
      number(out, type, number.doubleValue());
      pad(out, type.size);
    } else {
      out.writeInt(Type.CHAR.code);
      text(out, String.valueOf(value));
    }
  }

  /** The type of a number; the format has no 64-bit integers. */
  private static Type type(final Number number) {
    if (number instanceof Byte) {
      return Type.BYTE;
    }
    if (number instanceof Short) {
      return Type.SHORT;
    }
    if (number instanceof Float) {
      return Type.FLOAT;
    }
    return number instanceof Integer || number instanceof Long whole && whole.intValue() == whole
        ? Type.INT
        : Type.DOUBLE;
  }

  private static void number(final DataOutputStream out, final Type type, final double value)
      throws IOException {
    switch (type) {
      case BYTE, CHAR -> out.writeByte((int) value);
      case SHORT -> out.writeShort((int) value);
      case INT -> out.writeInt((int) value);
      case FLOAT -> out.writeFloat((float) value);
      case DOUBLE -> out.writeDouble(value);
      default -> throw new IllegalStateException(type.name());
    }
  }

  private static void text(final DataOutputStream out, final String text) throws IOException {
    final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
    pad(out, bytes.length);
  }

  /** Fills up to a multiple of four bytes. */
  private static void pad(final DataOutputStream out, final int written) throws IOException {
    for (int i = written; i % 4 != 0; i++) {
      out.writeByte(0);
    }
  }
}

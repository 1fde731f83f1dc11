package org.finegrid.internal.io.netcdf;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/**
 * How a variable's stored numbers become values: unsignedness, missing values, the valid range,
 * scale and offset, as defined by CF and the NetCDF User's Guide.
 */
final class Packing {
  private final DataType type;
  private final boolean unsigned;
  private final double[] missing;
  private final OptionalDouble declared;
  private final double minimum;
  private final double maximum;
  private final boolean rangeOfValues;
  private final double scale;
  private final double offset;

  private Packing(final Variable variable) {
    type = variable.getDataType();
    unsigned = type.isIntegral() && variable.isUnsigned();
    final boolean scaled =
        variable.findAttribute("scale_factor") != null
            || variable.findAttribute("add_offset") != null;
    scale = first(Attributes.numbers(variable, "scale_factor")).orElse(1);
    offset = first(Attributes.numbers(variable, "add_offset")).orElse(0);
    final double[] fill = stored(Attributes.numbers(variable, "_FillValue"));
    final double[] other = stored(Attributes.numbers(variable, "missing_value"));
    declared = first(DoubleStream.concat(Arrays.stream(fill), Arrays.stream(other)).toArray());
    // An unusable fill value, such as NaN for integers, means that the writer had none.
    final double[] unwritten =
        variable.findAttribute("_FillValue") == null ? defaultFill() : new double[0];
    missing =
        Stream.of(fill, other, unwritten).flatMapToDouble(Arrays::stream).distinct().toArray();
    // NetCDF User's Guide: limits of a wider type than the packed one are limits of the values.
    rangeOfValues = scaled && type.isIntegral() && hasFloatingLimits(variable);
    final double[] range = Attributes.numbers(variable, "valid_range");
    minimum =
        bound(
            range.length == 2
                ? range[0]
                : first(Attributes.numbers(variable, "valid_min"))
                    .orElse(Double.NEGATIVE_INFINITY));
    maximum =
        bound(
            range.length == 2
                ? range[1]
                : first(Attributes.numbers(variable, "valid_max"))
                    .orElse(Double.POSITIVE_INFINITY));
  }

  /** The rules of a numeric variable. */
  static Packing of(final Variable variable) {
    return new Packing(variable);
  }

  /** The stored number that the file declares to be "no data". */
  OptionalDouble declared() {
    return declared;
  }

  /** The stored type, such as {@code uint8} or {@code float32}. */
  String storedType() {
    final int bits = type.getSize() * 8;
    return (unsigned ? "uint" : type.isFloatingPoint() ? "float" : "int") + bits;
  }

  /**
   * Unpacks stored numbers.
   *
   * @param stored an array in its natural order
   * @param from first index
   * @param stride distance between indices
   * @param values where they go, NaN for what is missing
   * @param to first index there
   * @param count how many
   */
  void unpack(
      final Array stored,
      final int from,
      final int stride,
      final double[] values,
      final int to,
      final int count) {
    load(stored.getStorage(), from, stride, values, to, count);
    for (int i = to; i < to + count; i++) {
      final double raw = values[i];
      final double value = raw * scale + offset;
      final double judged = rangeOfValues ? value : raw;
      values[i] = isMissing(raw) || judged < minimum || judged > maximum ? Double.NaN : value;
    }
  }

  private boolean isMissing(final double raw) {
    for (final double each : missing) {
      if (raw == each) {
        return true;
      }
    }
    return false;
  }

  private void load(
      final Object storage,
      final int from,
      final int stride,
      final double[] values,
      final int to,
      final int count) {
    if (storage instanceof float[] cells) {
      for (int i = 0; i < count; i++) {
        values[to + i] = cells[from + i * stride];
      }
    } else if (storage instanceof double[] cells) {
      for (int i = 0; i < count; i++) {
        values[to + i] = cells[from + i * stride];
      }
    } else if (storage instanceof short[] cells) {
      final int mask = unsigned ? 0xffff : -1;
      for (int i = 0; i < count; i++) {
        values[to + i] = cells[from + i * stride] & mask;
      }
    } else if (storage instanceof byte[] cells) {
      final int mask = unsigned ? 0xff : -1;
      for (int i = 0; i < count; i++) {
        values[to + i] = cells[from + i * stride] & mask;
      }
    } else if (storage instanceof int[] cells) {
      final long mask = unsigned ? 0xffffffffL : -1L;
      for (int i = 0; i < count; i++) {
        values[to + i] = cells[from + i * stride] & mask;
      }
    } else if (storage instanceof long[] cells) {
      for (int i = 0; i < count; i++) {
        final long cell = cells[from + i * stride];
        // Rounded once: the lowest bit decides what is just above a half.
        values[to + i] = unsigned && cell < 0 ? (cell >>> 1 | cell & 1) * 2.0 : cell;
      }
    } else {
      throw new IllegalStateException("cells of " + storage.getClass());
    }
  }

  /** Those of the declared numbers that a cell can be equal to, as a cell would be read. */
  private double[] stored(final double[] declaredNumbers) {
    return Arrays.stream(declaredNumbers)
        .map(this::limit)
        .filter(number -> !Double.isNaN(number))
        .filter(number -> type.isFloatingPoint() || isStorable(number))
        .toArray();
  }

  private boolean isStorable(final double number) {
    final double span = Math.scalb(1.0, type.getSize() * 8);
    final double lowest = unsigned ? 0 : -span / 2;
    return number == Math.rint(number) && number >= lowest && number < lowest + span;
  }

  /** A declared number as a cell would be read: rounded to 32 bits, or without its sign. */
  private double limit(final double number) {
    if (type == DataType.FLOAT) {
      return (float) number;
    }
    return unsigned && number < 0 && Double.isFinite(number)
        ? number + Math.scalb(1.0, type.getSize() * 8)
        : number;
  }

  private double bound(final double number) {
    return rangeOfValues ? number : limit(number);
  }

  private double[] defaultFill() {
    final double[] none = {};
    return switch (type) {
      case SHORT -> new double[] {unsigned ? 65535 : -32767};
      case INT -> new double[] {unsigned ? 4294967295.0 : -2147483647};
      case LONG -> new double[] {unsigned ? 18446744073709551614.0 : -9223372036854775806.0};
      case FLOAT -> new double[] {9.96921e36f};
      case DOUBLE -> new double[] {9.969209968386869e36};
      default -> none;
    };
  }

  private static boolean hasFloatingLimits(final Variable variable) {
    for (final String name : new String[] {"valid_range", "valid_min", "valid_max"}) {
      final Attribute attribute = variable.findAttribute(name);
      if (attribute != null && attribute.getDataType().isFloatingPoint()) {
        return true;
      }
    }
    return false;
  }

  private static OptionalDouble first(final double[] numbers) {
    return numbers.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(numbers[0]);
  }
}

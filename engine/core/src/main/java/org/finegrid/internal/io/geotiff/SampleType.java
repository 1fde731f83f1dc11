package org.finegrid.internal.io.geotiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;

/** How one value is stored. */
enum SampleType {
  UINT8(1),
  INT8(1),
  UINT16(2),
  INT16(2),
  UINT32(4),
  INT32(4),
  UINT64(8),
  INT64(8),
  FLOAT32(4),
  FLOAT64(8);

  private static final int UNSIGNED = 1;
  private static final int SIGNED = 2;
  private static final int REAL = 3;
  private static final int UNDEFINED = 4;

  private final int bytes;

  SampleType(final int bytes) {
    this.bytes = bytes;
  }

  /** The type that the tags BitsPerSample and SampleFormat name; empty for one that is not read. */
  static Optional<SampleType> of(final long bits, final long format) {
    final boolean unsigned = format == UNSIGNED || format == UNDEFINED;
    if (!unsigned && format != SIGNED && format != REAL) {
      return Optional.empty();
    }
    if (format == REAL) {
      return bits == 32
          ? Optional.of(FLOAT32)
          : bits == 64 ? Optional.of(FLOAT64) : Optional.empty();
    }
    return switch ((int) bits) {
      case 8 -> Optional.of(unsigned ? UINT8 : INT8);
      case 16 -> Optional.of(unsigned ? UINT16 : INT16);
      case 32 -> Optional.of(unsigned ? UINT32 : INT32);
      case 64 -> Optional.of(unsigned ? UINT64 : INT64);
      default -> Optional.empty();
    };
  }

  /** Bytes of one value. */
  int bytes() {
    return bytes;
  }

  boolean real() {
    return this == FLOAT32 || this == FLOAT64;
  }

  /** The name people know it by, such as {@code int16}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A value as this type stores it, so that it can be compared with stored ones. */
  double stored(final double value) {
    return this == FLOAT32 ? (float) value : value;
  }

  /**
   * Widens stored values.
   *
   * @param raw stored bytes
   * @param offset of the first value
   * @param stride bytes from one value to the next
   * @param count number of values
   * @param out takes the values from {@code at} on
   */
  void widen(
      final byte[] raw,
      final int offset,
      final int stride,
      final int count,
      final ByteOrder order,
      final double[] out,
      final int at) {
    final Views views = order == ByteOrder.BIG_ENDIAN ? Views.BIG : Views.LITTLE;
    switch (this) {
      case UINT8 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = raw[p] & 0xff;
        }
      }
      case INT8 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = raw[p];
        }
      }
      case UINT16 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = (short) views.shorts.get(raw, p) & 0xffff;
        }
      }
      case INT16 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = (short) views.shorts.get(raw, p);
        }
      }
      case UINT32 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = (int) views.ints.get(raw, p) & 0xffffffffL;
        }
      }
      case INT32 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = (int) views.ints.get(raw, p);
        }
      }
      case UINT64 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          final long value = (long) views.longs.get(raw, p);
          // The lowest bit cannot survive the widening, but decides what is just above a half.
          out[at + i] = value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
        }
      }
      case INT64 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = (long) views.longs.get(raw, p);
        }
      }
      case FLOAT32 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = Float.intBitsToFloat((int) views.ints.get(raw, p));
        }
      }
      case FLOAT64 -> {
        for (int i = 0, p = offset; i < count; i++, p += stride) {
          out[at + i] = Double.longBitsToDouble((long) views.longs.get(raw, p));
        }
      }
      default -> throw new AssertionError(this);
    }
  }

  /** Byte arrays seen as wider integers. */
  record Views(VarHandle shorts, VarHandle ints, VarHandle longs) {
    static final Views LITTLE = of(ByteOrder.LITTLE_ENDIAN);
    static final Views BIG = of(ByteOrder.BIG_ENDIAN);

    private static Views of(final ByteOrder order) {
      return new Views(
          MethodHandles.byteArrayViewVarHandle(short[].class, order),
          MethodHandles.byteArrayViewVarHandle(int[].class, order),
          MethodHandles.byteArrayViewVarHandle(long[].class, order));
    }
  }
}

package org.finegrid.testing;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils files in the ways that find faults in readers. The same seed spoils in the same way. */
public final class Mutants {
  /** Numbers at which sizes, counts and offsets go wrong, in one, two, four or eight bytes. */
  private static final long[] TELLING = {
    0,
    1,
    -1,
    2,
    3,
    4,
    7,
    8,
    16,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    1 << 20,
    Integer.MAX_VALUE,
    1L << 31,
    (1L << 32) - 1,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final int MOST_CHANGES = 4;

  private Mutants() {}

  /** A copy that is spoilt in one to four places. */
  public static byte[] of(final byte[] original, final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    byte[] mutant = original.clone();
    final int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && mutant.length > 0; i++) {
      mutant = changed(mutant, random);
    }
    return mutant;
  }

  private static byte[] changed(final byte[] bytes, final SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> flippedBit(bytes, random);
      case 2, 3 -> otherByte(bytes, random);
      case 4, 5, 6 -> tellingNumber(bytes, random);
      case 7 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 8 -> movedPiece(bytes, random);
      default -> withoutPiece(bytes, random);
    };
  }

  private static byte[] flippedBit(final byte[] bytes, final SplittableRandom random) {
    bytes[place(bytes, random)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] otherByte(final byte[] bytes, final SplittableRandom random) {
    bytes[place(bytes, random)] = (byte) random.nextInt();
    return bytes;
  }

  /** Writes a number over what is there, in either byte order. */
  private static byte[] tellingNumber(final byte[] bytes, final SplittableRandom random) {
    final long number = TELLING[random.nextInt(TELLING.length)];
    final int size = Math.min(1 << random.nextInt(4), bytes.length);
    final int at = Math.min(place(bytes, random), bytes.length - size);
    final boolean bigEndian = random.nextBoolean();
    for (int i = 0; i < size; i++) {
      bytes[at + i] = (byte) (number >>> 8 * (bigEndian ? size - 1 - i : i));
    }
    return bytes;
  }

  private static byte[] movedPiece(final byte[] bytes, final SplittableRandom random) {
    final int length = 1 + random.nextInt(Math.min(64, bytes.length));
    final int from = random.nextInt(bytes.length - length + 1);
    final int to = random.nextInt(bytes.length - length + 1);
    System.arraycopy(bytes.clone(), from, bytes, to, length);
    return bytes;
  }

  private static byte[] withoutPiece(final byte[] bytes, final SplittableRandom random) {
    final int length = 1 + random.nextInt(Math.min(64, bytes.length));
    final int from = random.nextInt(bytes.length - length + 1);
    final byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, from + length, shorter, from, bytes.length - from - length);
    return shorter;
  }

  /** Anywhere, or near either end, where formats keep their headers. */
  private static int place(final byte[] bytes, final SplittableRandom random) {
    final int near = Math.min(bytes.length, 512);
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(bytes.length);
      case 1 -> random.nextInt(near);
      default -> bytes.length - 1 - random.nextInt(near);
    };
  }
}

package org.finegrid.io.gdal;

import java.nio.ByteBuffer;

/**
 * The grid definition section of a GRIB message. Two sections of the same bytes are the same grid.
 *
 * @param edition 1 or 2
 * @param section its bytes
 */
record GribGrid(int edition, ByteBuffer section) {
  private static final int ROTATED = 10;
  private static final int GAUSSIAN_1 = 4;
  private static final int ROTATED_GAUSSIAN_1 = 14;
  private static final int GAUSSIAN_2 = 40;
  private static final int ROTATED_GAUSSIAN_2 = 41;
  private static final int HEAD_2 = 14;

  /** Units that are finer or coarser than degrees for a number of the file. */
  private static final double MILLI = 1e-3;

  private static final double MICRO = 1e-6;

  /** The code of its kind: of table 6 in edition 1, of table 3.1 in edition 2. */
  int type() {
    return edition == 1 ? section.get(5) & 0xff : section.getShort(12) & 0xffff;
  }

  /** Whether its rows and columns are latitudes and longitudes, about the pole or another one. */
  boolean isGeographic() {
    return isGaussian()
        || (edition == 1 ? type() == 0 || type() == ROTATED : type() == 0 || type() == 1);
  }

  /** Whether its latitudes are the roots of a Legendre polynomial. */
  boolean isGaussian() {
    return edition == 1
        ? type() == GAUSSIAN_1 || type() == ROTATED_GAUSSIAN_1
        : type() == GAUSSIAN_2 || type() == ROTATED_GAUSSIAN_2;
  }

  /** Whether the section has all the numbers that are read below. */
  boolean isWhole() {
    final int size = section.limit();
    return edition == 1 ? size >= 28 : size >= (isGeographic() ? 72 : HEAD_2 + 24);
  }

  /** Whether its rows differ in length; a list of lengths follows then. */
  boolean isReduced() {
    return edition == 1
        ? isGeographic() && columns() == 0xffff
        : section.get(10) != 0 || isGeographic() && columns() == 0xffffffffL;
  }

  /** Points in a row. */
  long columns() {
    return edition == 1 ? unsigned(6, 2) : unsigned(isOfCells() ? 30 : HEAD_2, 4);
  }

  /** Number of rows. */
  long rows() {
    return edition == 1 ? unsigned(8, 2) : unsigned(isOfCells() ? 34 : HEAD_2 + 4, 4);
  }

  /** Whether it is of rows and columns, of a kind known here. */
  boolean isOfCells() {
    final int type = type();
    return isGeographic()
        || (edition == 1
            ? type == 1 || type == 3 || type == 5
            : type == 10 || type == 20 || type == 30 || type == 31);
  }

  /** The number of points that the message declares. */
  long points() {
    return edition == 1 ? columns() * rows() : unsigned(6, 4);
  }

  /** One in this many degrees is the unit of its angles. */
  double unit() {
    if (edition == 1) {
      return MILLI;
    }
    final long basic = unsigned(38, 4);
    final long parts = unsigned(42, 4);
    final boolean plain = basic == 0 || basic == 0xffffffffL || parts == 0 || parts == 0xffffffffL;
    return plain ? MICRO : (double) basic / parts;
  }

  long firstLatitude() {
    return edition == 1 ? signed(10, 3) : signed(46, 4);
  }

  long firstLongitude() {
    return edition == 1 ? signed(13, 3) : signed(50, 4);
  }

  long lastLatitude() {
    return edition == 1 ? signed(17, 3) : signed(55, 4);
  }

  long lastLongitude() {
    return edition == 1 ? signed(20, 3) : signed(59, 4);
  }

  /** The step between columns; 0 where it is not stated. */
  long columnStep() {
    final boolean stated =
        (section.get(edition == 1 ? 16 : 54) & (edition == 1 ? 0x80 : 0x20)) != 0;
    return stated ? step(edition == 1 ? 23 : 63) : 0;
  }

  /** The step between rows; 0 where it is not stated. */
  long rowStep() {
    final boolean stated =
        (section.get(edition == 1 ? 16 : 54) & (edition == 1 ? 0x80 : 0x10)) != 0;
    return stated && !isGaussian() ? step(edition == 1 ? 25 : 67) : 0;
  }

  private long step(final int at) {
    final long step = unsigned(at, edition == 1 ? 2 : 4);
    return step == (edition == 1 ? 0xffff : 0xffffffffL) ? 0 : step;
  }

  /** Rows between a pole and the equator of a Gaussian grid. */
  long parallels() {
    return edition == 1 ? unsigned(25, 2) : unsigned(67, 4);
  }

  /** Whether rows begin in the east. */
  boolean westward() {
    return (scanning() & 0x80) != 0;
  }

  /** Whether the first row is the southernmost. */
  boolean northward() {
    return (scanning() & 0x40) != 0;
  }

  /** Whether every second row runs in the other direction. */
  boolean alternating() {
    return edition == 2 && (scanning() & 0x10) != 0;
  }

  private int scanning() {
    if (edition == 1) {
      return section.get(27);
    }
    final int at =
        isGeographic()
            ? 71
            : switch (type()) {
              case 10 -> 59;
              case 20, 30, 31 -> 64;
              default -> -1;
            };
    return at < 0 || at >= section.limit() ? 0 : section.get(at);
  }

  private long unsigned(final int at, final int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | section.get(at + i) & 0xff;
    }
    return value;
  }

  /** GRIB marks negative numbers by their highest bit. */
  private long signed(final int at, final int bytes) {
    final long value = unsigned(at, bytes);
    final long sign = 1L << bytes * 8 - 1;
    return (value & sign) == 0 ? value : -(value - sign);
  }
}

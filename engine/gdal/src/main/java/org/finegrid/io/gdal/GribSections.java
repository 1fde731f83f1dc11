package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.RasterException;

/**
 * Walks the sections of a GRIB message and holds their lengths and counts against one another:
 * GDAL's decoder trusts them, and gives what lies in memory for values that are not there.
 */
final class GribSections {
  private static final int END = 4;
  private static final int MOST_BITS = 32;
  private static final int IEEE = 4;

  private final String message;
  private final GribBytes bytes;
  private final long offset;
  private final long end;

  /**
   * A message that ends as messages do.
   *
   * @param message what it is called in messages
   * @param length with its end mark
   */
  GribSections(final String message, final GribBytes bytes, final long offset, final long length) {
    this.message = message;
    this.bytes = bytes;
    this.offset = offset;
    this.end = offset + length - END;
  }

  /** The fields of the message; more than one in edition 2 alone. */
  List<GribField> fields() throws IOException {
    return bytes.number(offset + 7, 1) == 1 ? List.of(first()) : second();
  }

  private GribField first() throws IOException {
    final long identification = offset + 8;
    final long flags = bytes.number(identification + 7, 1);
    long at = next(identification, 3, 28);
    Optional<GribGrid> grid = Optional.empty();
    if ((flags & 0x80) != 0) {
      final long after = next(at, 3, 11);
      grid = Optional.of(grid(1, at, after));
      at = after;
    }
    final long points = grid.filter(GribSections::isCounted).map(GribGrid::points).orElse(-1L);
    long present = points;
    if ((flags & 0x40) != 0) {
      final long after = next(at, 3, 6);
      if (bytes.number(at + 4, 2) != 0) {
        throw ofCentre();
      }
      final long unused = bytes.number(at + 3, 1);
      if ((after - at - 6) * 8 - unused < points) {
        throw corrupt("a bitmap that is too short for its " + points + " points");
      }
      present = marked(at + 6, after, points);
      at = after;
    }
    final long after = next(at, 3, 11);
    final long kind = bytes.number(at + 3, 1);
    final long bits = bytes.number(at + 10, 1);
    if (bits > MOST_BITS) {
      throw corrupt("values of " + bits + " bits");
    }
    final Optional<GribPacking> packing = packing(at, kind, bits);
    final boolean plain = (kind & 0xd0) == 0;
    if (plain
        && bits > 0
        && present >= 0
        && ((after - at - 11) * 8 - (kind & 15)) / bits < present) {
      throw corrupt("too few values for its " + present + " points");
    }
    if (after != end) {
      throw corrupt("sections that end before the message");
    }
    return new GribField(offset, true, grid, packing);
  }

  /** How a section of edition 1 packs its values, where GDAL misreads that. */
  private Optional<GribPacking> packing(final long at, final long kind, final long bits)
      throws IOException {
    if ((kind & 0x80) != 0) {
      return Optional.of(GribPacking.HARMONICS);
    }
    if ((kind & 0x40) != 0) {
      return Optional.of(GribPacking.SECOND_ORDER);
    }
    final boolean scaled = bytes.number(at + 4, 2) != 0 && bytes.number(at + 6, 4) != 0;
    return bits == 0 && scaled ? Optional.of(GribPacking.CONSTANT) : Optional.empty();
  }

  private List<GribField> second() throws IOException {
    final List<GribField> fields = new ArrayList<>();
    Optional<GribGrid> grid = Optional.empty();
    long present = -1;
    Optional<Packed> packed = Optional.empty();
    for (long at = offset + 16; at < end; ) {
      final long after = next(at, 4, 5);
      final int number = (int) bytes.number(at + 4, 1);
      switch (number) {
        case 1, 2, 4 -> {
          // Time and parameter: GDAL reports them.
        }
        case 3 -> {
          if (after - at < 16) {
            throw corrupt("a section of " + (after - at) + " bytes for its grid");
          }
          grid = Optional.of(grid(2, at, after));
          present = grid.get().points();
        }
        case 5 -> packed = Optional.of(packed(at, after));
        case 6 -> {
          final long points = grid.map(GribGrid::points).orElse(0L);
          // 255: all points have values; 254: the bitmap before.
          switch ((int) bytes.number(at + 5, 1)) {
            case 0 -> present = marked(at + 6, after, points);
            case 255 -> present = points;
            case 254 -> {
              // What the field before it had stays.
            }
            default -> throw ofCentre();
          }
        }
        case 7 -> {
          if (grid.isEmpty() || packed.isEmpty()) {
            throw corrupt("values without a grid");
          }
          packed.get().check(this, present, after - at - 5);
          fields.add(new GribField(offset, fields.isEmpty(), grid, packed.get().kind()));
        }
        default -> throw corrupt("a section of number " + number);
      }
      at = after;
    }
    if (fields.isEmpty()) {
      throw corrupt("no values");
    }
    return fields;
  }

  /**
   * How values are packed.
   *
   * @param count how many there are
   * @param template code table 5.0
   * @param bits for each of them, of simple packing
   */
  private record Packed(long count, int template, long bits) {
    Optional<GribPacking> kind() {
      return switch (template) {
        case 42 -> Optional.of(GribPacking.CCSDS);
        case 50, 51 -> Optional.of(GribPacking.HARMONICS);
        default ->
            template != IEEE && bits == MOST_BITS
                ? Optional.of(GribPacking.WIDE)
                : Optional.empty();
      };
    }

    void check(final GribSections sections, final long present, final long bytes) {
      if (present >= 0 && count != present) {
        throw sections.corrupt(count + " values for " + present + " points");
      }
      final long needed =
          switch (template) {
            case 0 -> (count * bits + 7) / 8;
            case IEEE -> count * bits / 8;
            default -> 0;
          };
      if (bytes < needed) {
        throw sections.corrupt("too few values for its " + count + " points");
      }
    }
  }

  private Packed packed(final long at, final long after) throws IOException {
    if (after - at < 12) {
      throw corrupt("a section of " + (after - at) + " bytes for its packing");
    }
    final int template = (int) bytes.number(at + 9, 2);
    final long bits =
        template == IEEE
            ? 32L << Math.max(0, bytes.number(at + 11, 1) - 1)
            : after - at > 19 ? bytes.number(at + 19, 1) : 0;
    if (template != IEEE && bits > MOST_BITS) {
      throw corrupt("values of " + bits + " bits");
    }
    return new Packed(bytes.number(at + 5, 4), template, bits);
  }

  private GribGrid grid(final int edition, final long at, final long after) throws IOException {
    final GribGrid grid = new GribGrid(edition, ByteBuffer.wrap(bytes.bytes(at, after - at)));
    if (!grid.isWhole()) {
      throw corrupt("a section of " + (after - at) + " bytes for its grid");
    }
    if (isCounted(grid) && grid.columns() * grid.rows() != grid.points()) {
      throw corrupt(
          grid.points()
              + " points for "
              + grid.columns()
              + " columns and "
              + grid.rows()
              + " rows");
    }
    return grid;
  }

  /** Whether points are rows times columns. */
  private static boolean isCounted(final GribGrid grid) {
    return grid.isOfCells() && !grid.isReduced();
  }

  /** The number of points in a bitmap. */
  private long marked(final long from, final long to, final long points) throws IOException {
    if (points > (to - from) * 8) {
      throw corrupt("a bitmap of " + (to - from) + " bytes for " + points + " points");
    }
    final byte[] map = bytes.bytes(from, to - from);
    long count = 0;
    // Bits after the last point only pad the section.
    for (int i = 0; i < map.length && (points < 0 || i < (points + 7) / 8); i++) {
      final long beyond = points < 0 ? 0 : Math.max(0, (i + 1) * 8L - points);
      count += Integer.bitCount(map[i] & 0xff & 0xff << beyond);
    }
    return points < 0 ? -1 : count;
  }

  /** Where the section after one begins. */
  private long next(final long at, final int width, final int shortest) throws IOException {
    final long length = at + width > end ? 0 : bytes.number(at, width);
    if (length < shortest || at + length > end) {
      throw corrupt("sections that do not fill the message");
    }
    return at + length;
  }

  /** GDAL takes what happens to lie in memory for such a bitmap. */
  private RasterException ofCentre() {
    return new RasterException(
        message
            + " leaves points out by a bitmap that it names by a number instead of holding it,"
            + " which is not read; ask who made the file for one that holds it");
  }

  private RasterException corrupt(final String what) {
    return new RasterException(
        message + " is corrupt: it has " + what + "; fetch or write the file again");
  }
}

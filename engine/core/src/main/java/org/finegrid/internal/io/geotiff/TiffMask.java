package org.finegrid.internal.io.geotiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;

/**
 * Which cells of an image hold data, as GDAL stores it: an image of its own in the same file
 * (NewSubfileType 4), or in a file of the same name with {@code .msk} appended. Where it is 0,
 * there is no data.
 */
final class TiffMask implements AutoCloseable {
  private static final int REDUCED = 1;
  private static final int MASK = 4;
  private static final int FOR_ALL_BANDS = 2;

  private final TiffFile file;
  private final boolean own;
  private final boolean bits;
  private final boolean forAllBands;
  private final StoredCells cells;

  private TiffMask(
      final TiffFile file,
      final boolean own,
      final TiffDirectory tags,
      final TiffLayout image,
      final boolean forAllBands) {
    this.file = file;
    this.own = own;
    final long samples = tags.integer(TiffTag.SAMPLES_PER_PIXEL, 1);
    this.bits = samples == 1 && tags.integer(TiffTag.BITS_PER_SAMPLE, 1) == 1;
    this.forAllBands = forAllBands || samples == 1;
    final TiffLayout layout = bits ? TiffLayout.ofBits(file, tags) : TiffLayout.of(file, tags);
    if (tags.integer(TiffTag.WIDTH, 0) != image.width() || layout.height() != image.height()) {
      throw file.corrupt("its mask is not of the size of its image");
    }
    if (!this.forAllBands && samples < image.bands()) {
      throw file.corrupt("its mask has " + samples + " bands for " + image.bands());
    }
    this.cells = new StoredCells(file, layout, 0);
  }

  /**
   * The mask of a file's first image, one in a file beside it before one inside, as GDAL has it.
   *
   * @param notes takes what a user should know of a mask that may have been missed
   * @throws RasterException where there is one that cannot be used
   */
  static Optional<TiffMask> of(
      final TiffFile file,
      final TiffDirectory first,
      final TiffLayout image,
      final List<String> notes) {
    final Path beside = file.path().resolveSibling(file.path().getFileName() + ".msk");
    if (Files.isRegularFile(beside)) {
      return Optional.of(beside(beside, image));
    }
    return inside(file, first, notes).map(tags -> new TiffMask(file, false, tags, image, false));
  }

  private static TiffMask beside(final Path path, final TiffLayout image) {
    final TiffFile file = new TiffFile(path);
    try {
      final TiffDirectory tags = new TiffDirectory(file);
      final boolean forAllBands =
          BandTags.items(file, tags).stream()
              .filter(item -> item.name().equals("INTERNAL_MASK_FLAGS_1"))
              .anyMatch(item -> (Integer.parseInt(flags(item.value())) & FOR_ALL_BANDS) != 0);
      return new TiffMask(file, true, tags, image, forAllBands);
    } catch (RasterException e) {
      file.close();
      throw e;
    }
  }

  private static String flags(final String text) {
    return text.strip().matches("\\d{1,4}") ? text.strip() : "0";
  }

  /** The directory of the mask among those after the first. */
  private static Optional<TiffDirectory> inside(
      final TiffFile file, final TiffDirectory first, final List<String> notes) {
    final Set<Long> seen = new HashSet<>(Set.of(file.firstDirectory()));
    try {
      long next = first.next();
      while (next != 0 && seen.add(next)) {
        final TiffDirectory tags = new TiffDirectory(file, next);
        final long type = tags.integer(TiffTag.NEW_SUBFILE_TYPE, 0);
        if ((type & MASK) != 0 && (type & REDUCED) == 0) {
          return Optional.of(tags);
        }
        next = tags.next();
      }
      return Optional.empty();
    } catch (RasterException e) {
      // Some programs leave any number at the list's end; the image itself is sound.
      notes.add(
          "what follows the first image in the input is corrupt; if there is a mask there, it was not"
              + " seen");
      return Optional.empty();
    }
  }

  /** Whether the mask lies in a file of its own. */
  boolean isBeside() {
    return own;
  }

  /** Puts NaN where there is no data. */
  void apply(final int[] samples, final Window window, final double[][] planes) {
    if (bits) {
      applyBits(window, planes);
      return;
    }
    final int[] bands = forAllBands ? new int[] {0} : samples;
    final double[][] masks = new double[bands.length][(int) window.cells()];
    cells.read(bands, window, masks);
    for (int i = 0; i < planes.length; i++) {
      clear(masks[forAllBands ? 0 : i], (int) window.cells(), planes[i]);
    }
  }

  /** Puts NaN where another plane is 0. */
  static void clear(final double[] mask, final int count, final double[] plane) {
    for (int i = 0; i < count; i++) {
      if (mask[i] == 0) {
        plane[i] = Double.NaN;
      }
    }
  }

  private void applyBits(final Window window, final double[][] planes) {
    final int first = window.column() / 8;
    final int last = (window.endColumn() - 1) / 8;
    final Window packed = new Window(first, window.row(), last - first + 1, window.height());
    final double[][] bytes = new double[1][(int) packed.cells()];
    cells.read(new int[] {0}, packed, bytes);
    final double[] row = new double[window.width()];
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        final int column = window.column() + x;
        final int eight = (int) bytes[0][y * packed.width() + column / 8 - first];
        row[x] = eight >> 7 - column % 8 & 1;
      }
      for (final double[] plane : planes) {
        for (int x = 0; x < row.length; x++) {
          if (row[x] == 0) {
            plane[y * row.length + x] = Double.NaN;
          }
        }
      }
    }
  }

  @Override
  public void close() {
    cells.close();
    if (own) {
      file.close();
    }
  }
}

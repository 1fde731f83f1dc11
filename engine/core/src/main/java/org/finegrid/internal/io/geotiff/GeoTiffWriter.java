package org.finegrid.internal.io.geotiff;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.StoredNoData;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/**
 * A GeoTIFF being written: tiles of 32-bit floats, one plane for each band. Every thread packs the
 * tiles that it brings; only the position in the file is assigned.
 */
final class GeoTiffWriter implements RasterWriter {
  private static final int MOST_BANDS = 65535;
  private static final int IEEE_FLOAT = 3;
  private static final int MIN_IS_BLACK = 1;

  /** What a classic TIFF can address. */
  static final long CLASSIC_LIMIT = 1L << 32;

  private final Path target;
  private final RasterDescription description;
  private final int tile;
  private final int tileWidth;
  private final int tileHeight;
  private final int across;
  private final int down;
  private final boolean deflate;
  private final boolean big;
  private final StoredNoData rules;
  private final Optional<GeoKeys> keys;
  private final List<Message> notes;
  private final TiffDirectoryBuilder directory;
  private final AtomicLongArray offsets;
  private final AtomicLongArray counts;
  private final Queue<TileEncoder> encoders = new ConcurrentLinkedQueue<>();
  private final TileFile file;

  /**
   * Begins a file.
   *
   * @throws RasterException where it may not or cannot be made
   */
  GeoTiffWriter(
      final Path target, final RasterDescription description, final WriteOptions options) {
    this(target, description, options, CLASSIC_LIMIT);
  }

  /** Begins a file that is a BigTIFF where it might reach so many bytes. */
  GeoTiffWriter(
      final Path target,
      final RasterDescription description,
      final WriteOptions options,
      final long classicLimit) {
    this.target = target;
    this.description = description;
    this.tile = options.tile();
    if (tile < 16 || tile % 16 != 0 || tile > 8192) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          target + ": tiles of " + tile + " cells; take a multiple of 16 up to 8192");
    }
    final int bands = description.bands().size();
    if (bands > MOST_BANDS) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          target
              + ": "
              + bands
              + " bands; a GeoTIFF holds "
              + MOST_BANDS
              + ", write NetCDF instead");
    }
    this.tileWidth = clipped(tile, description.geometry().width());
    this.tileHeight = clipped(tile, description.geometry().height());
    this.across = blocks(description.geometry().width(), tileWidth);
    this.down = blocks(description.geometry().height(), tileHeight);
    final long tiles = (long) across * down * bands;
    if (tiles > 1 << 27) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          target + ": " + tiles + " tiles are too many; choose larger tiles or fewer bands");
    }
    this.deflate = options.compression() == WriteOptions.Compression.DEFLATE;
    this.rules = StoredNoData.of(options.hasNoData(), description.noData());
    // Once for all, since it may have to look codes up.
    this.keys = CrsConverter.toGeoKeys(description.geometry().reference());
    this.notes = GeoTiffNotes.of(description.geometry(), keys);
    // Made first, so that what cannot be expressed is refused before a file exists.
    final TiffDirectoryBuilder probe = directory(new TiffDirectoryBuilder(true));
    final long described = probe.build(0).remaining();
    final long tileBytes = (long) tileWidth * tileHeight * Float.BYTES;
    this.big = worstCase(tiles, tileBytes, deflate, described) >= classicLimit;
    this.directory = directory(new TiffDirectoryBuilder(big));
    this.offsets = new AtomicLongArray((int) tiles);
    this.counts = new AtomicLongArray((int) tiles);
    this.file = new TileFile(target, options.overwrite(), big);
  }

  /** No larger than a raster that it holds whole: thousands of small bands would be padding. */
  private static int clipped(final int tile, final int cells) {
    return cells >= tile ? tile : (cells + 15) / 16 * 16;
  }

  private static int blocks(final int cells, final int tile) {
    return (int) (((long) cells + tile - 1) / tile);
  }

  /**
   * The size that a file cannot exceed.
   *
   * @param tileBytes of a tile's cells
   * @param described bytes of the directory but for the lists of tiles
   */
  static long worstCase(
      final long tiles, final long tileBytes, final boolean deflate, final long described) {
    final long each = deflate ? TileCompressor.worstCase(tileBytes) : tileBytes;
    // Two positions of eight bytes and an alignment for each tile, and the header.
    return tiles * (each + 18) + described + 64;
  }

  /** Everything but where the tiles are. */
  private TiffDirectoryBuilder directory(final TiffDirectoryBuilder tags) {
    final int bands = description.bands().size();
    tags.integer(TiffTag.WIDTH, description.geometry().width())
        .integer(TiffTag.HEIGHT, description.geometry().height())
        .shorts(TiffTag.BITS_PER_SAMPLE, repeat(bands, Float.SIZE))
        .shorts(TiffTag.COMPRESSION, (deflate ? Compression.DEFLATE : Compression.NONE).code())
        .shorts(TiffTag.PHOTOMETRIC, MIN_IS_BLACK)
        .shorts(TiffTag.SAMPLES_PER_PIXEL, bands)
        .shorts(TiffTag.PLANAR_CONFIGURATION, bands > 1 ? 2 : 1)
        .integer(TiffTag.TILE_WIDTH, tileWidth)
        .integer(TiffTag.TILE_HEIGHT, tileHeight)
        .shorts(TiffTag.SAMPLE_FORMAT, repeat(bands, IEEE_FLOAT));
    if (deflate) {
      tags.shorts(TiffTag.PREDICTOR, Predictor.FLOATING_POINT.code());
    }
    if (bands > 1) {
      tags.shorts(TiffTag.EXTRA_SAMPLES, repeat(bands - 1, 0));
    }
    rules.noData().ifPresent(value -> tags.text(TiffTag.GDAL_NO_DATA, NoData.format(value)));
    MetadataTags.write(description, tags);
    GeoTiffTags.write(description.geometry(), keys, tags);
    return tags;
  }

  private static int[] repeat(final int times, final int value) {
    final int[] out = new int[times];
    Arrays.fill(out, value);
    return out;
  }

  @Override
  public int blockSize() {
    return tile;
  }

  @Override
  public List<Message> notes() {
    return notes;
  }

  @Override
  public void write(final int band, final Window window, final float[] values) {
    check(band, window, values);
    final TileEncoder pooled = encoders.poll();
    final TileEncoder encoder =
        pooled == null ? new TileEncoder(tileWidth, tileHeight, deflate) : pooled;
    try {
      for (int y = 0; y < window.height(); y += tileHeight) {
        for (int x = 0; x < window.width(); x += tileWidth) {
          final ByteBuffer bytes =
              encoder.encode(
                  values,
                  y * window.width() + x,
                  window.width(),
                  Math.min(tileWidth, window.width() - x),
                  Math.min(tileHeight, window.height() - y),
                  rules);
          final int index =
              (band * down + (window.row() + y) / tileHeight) * across
                  + (window.column() + x) / tileWidth;
          final int count = bytes.remaining();
          offsets.set(index, file.append(bytes));
          counts.set(index, count);
        }
      }
    } finally {
      encoders.add(encoder);
    }
  }

  private void check(final int band, final Window window, final float[] values) {
    final Window all = description.geometry().window();
    final boolean aligned =
        window.column() % tile == 0
            && window.row() % tile == 0
            && (window.width() % tile == 0 || window.endColumn() == all.width())
            && (window.height() % tile == 0 || window.endRow() == all.height());
    if (band < 0
        || band >= description.bands().size()
        || !all.contains(window)
        || !aligned
        || values.length < window.cells()) {
      throw new IllegalArgumentException(
          "band " + band + ", " + window + " does not fit tiles of " + tile + " in " + all);
    }
  }

  @Override
  public void commit() {
    for (int i = 0; i < counts.length(); i++) {
      if (counts.get(i) == 0) {
        throw new RasterException(
            ErrorCode.UNSUPPORTED_OUTPUT,
            target
                + ": tile "
                + (i + 1)
                + " of "
                + counts.length()
                + " was never written; this is a bug in Finegrid, please report it");
      }
    }
    directory.positions(TiffTag.TILE_OFFSETS, offsets).positions(TiffTag.TILE_BYTE_COUNTS, counts);
    file.commit(directory.build(file.end()));
  }

  @Override
  public void close() {
    for (TileEncoder each = encoders.poll(); each != null; each = encoders.poll()) {
      each.close();
    }
    file.close();
  }
}

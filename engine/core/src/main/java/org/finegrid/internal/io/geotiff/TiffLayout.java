package org.finegrid.internal.io.geotiff;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * How a TIFF lays out its cells: blocks (tiles or strips) of {@code blockWidth × blockHeight}
 * cells, each with all bands ({@code planar} false) or with one.
 *
 * @param offsets where each block begins; 0 for one that was never written
 * @param counts stored bytes of each block
 */
record TiffLayout(
    int width,
    int height,
    int bands,
    SampleType type,
    Compression compression,
    Predictor predictor,
    boolean planar,
    boolean tiled,
    int blockWidth,
    int blockHeight,
    long[] offsets,
    long[] counts) {

  /** Largest block that is unpacked as a whole. */
  private static final long LARGEST_BLOCK = 1L << 30;

  /** A few bytes may claim any number of cells; so many without a value are no raster. */
  private static final double MOST_UNWRITTEN = 1e9;

  /** The number of bands is stored in two bytes. */
  private static final int MOST_BANDS = 65535;

  private static final int PHOTOMETRIC_PALETTE = 3;

  /**
   * Reads the tags that describe the layout.
   *
   * @throws org.finegrid.grid.RasterException where they contradict each other or the file's size,
   *     or ask for what is not read
   */
  static TiffLayout of(final TiffFile file, final TiffDirectory tags) {
    final int bands = size(file, tags.integer(TiffTag.SAMPLES_PER_PIXEL, 1), "number of bands");
    if (bands > MOST_BANDS) {
      throw file.corrupt("its number of bands is " + bands);
    }
    final boolean planar = tags.integer(TiffTag.PLANAR_CONFIGURATION, 1) == 2;
    return of(
        file,
        tags,
        bands,
        type(file, tags),
        predictor(file, tags),
        planar && bands > 1,
        columns -> columns);
  }

  /**
   * The layout of a mask of single bits, seen as bytes of eight cells each.
   *
   * @throws org.finegrid.grid.RasterException as for any other image
   */
  static TiffLayout ofBits(final TiffFile file, final TiffDirectory tags) {
    return of(file, tags, 1, SampleType.UINT8, Predictor.NONE, false, TiffLayout::bytes);
  }

  /**
   * Reads the tags of size and place.
   *
   * @param stored how many columns are stored for so many cells side by side
   */
  private static TiffLayout of(
      final TiffFile file,
      final TiffDirectory tags,
      final int bands,
      final SampleType type,
      final Predictor predictor,
      final boolean planar,
      final IntUnaryOperator stored) {
    final int width = size(file, tags.integer(TiffTag.WIDTH, 0), "width");
    final int height = size(file, tags.integer(TiffTag.HEIGHT, 0), "height");
    final boolean tiled = tags.has(TiffTag.TILE_OFFSETS);
    final int blockWidth =
        tiled ? size(file, tags.integer(TiffTag.TILE_WIDTH, 0), "tile width") : width;
    final int blockHeight =
        tiled
            ? size(file, tags.integer(TiffTag.TILE_HEIGHT, 0), "tile height")
            : size(
                file,
                Math.min(tags.integer(TiffTag.ROWS_PER_STRIP, height), height),
                "strip height");
    final TiffLayout layout =
        new TiffLayout(
            stored.applyAsInt(width),
            height,
            bands,
            type,
            compression(file, tags),
            predictor,
            planar,
            tiled,
            stored.applyAsInt(blockWidth),
            blockHeight,
            tags.integers(tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS),
            tags.integers(tiled ? TiffTag.TILE_BYTE_COUNTS : TiffTag.STRIP_BYTE_COUNTS));
    layout.check(file);
    return layout;
  }

  private static int bytes(final int bits) {
    return (int) (((long) bits + 7) / 8);
  }

  private static int size(final TiffFile file, final long value, final String what) {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw file.corrupt("its " + what + " is " + value);
    }
    return (int) value;
  }

  private static SampleType type(final TiffFile file, final TiffDirectory tags) {
    final String remedy = "convert it with gdal_translate -ot Float32";
    if (tags.integer(TiffTag.PHOTOMETRIC, 1) == PHOTOMETRIC_PALETTE) {
      throw file.unfit(
          "holds indices into a colour table, not measurements",
          "give a raster of measured values");
    }
    final long bits = same(file, tags.integers(TiffTag.BITS_PER_SAMPLE), 1, remedy);
    final long format = same(file, tags.integers(TiffTag.SAMPLE_FORMAT), 1, remedy);
    if (format == 5 || format == 6) {
      throw file.unfit("holds complex numbers", "extract the part wanted as Float32 first");
    }
    return SampleType.of(bits, format)
        .orElseThrow(
            () ->
                file.unsupported(
                    "stores values of " + bits + " bits (sample format " + format + ")", remedy));
  }

  private static long same(
      final TiffFile file, final long[] each, final long otherwise, final String remedy) {
    if (each.length == 0) {
      return otherwise;
    }
    if (Arrays.stream(each).anyMatch(it -> it != each[0])) {
      throw file.unsupported("its bands differ in type", remedy);
    }
    return each[0];
  }

  private static Compression compression(final TiffFile file, final TiffDirectory tags) {
    final long code = tags.integer(TiffTag.COMPRESSION, 1);
    if (tags.integer(TiffTag.FILL_ORDER, 1) != 1) {
      throw file.unsupported(
          "stores its bits in reverse order", "rewrite it with gdal_translate -co TILED=YES");
    }
    if (code == Compression.ZSTD.code()) {
      loadZstd(file);
    }
    return Compression.of(code)
        .orElseThrow(
            () ->
                file.unsupported(
                    "is compressed in a way that is not read (" + name(code) + ")",
                    "rewrite it with gdal_translate -co COMPRESS=DEFLATE -co TILED=YES"));
  }

  private static void loadZstd(final TiffFile file) {
    try {
      ZstdBlocks.load();
    } catch (LinkageError e) {
      throw file.unsupported(
          "is compressed by ZSTD, whose library does not load here (" + e.getMessage() + ")",
          "see that com.github.luben:zstd-jni is on the class path and the temporary folder"
              + " writable");
    }
  }

  private static String name(final long code) {
    return switch ((int) code) {
      case 2, 3, 4 -> "CCITT fax";
      case 6, 7 -> "JPEG";
      case 34887 -> "LERC";
      case 34925 -> "LZMA";
      case 50001 -> "WebP";
      case 50002 -> "JPEG XL";
      default -> "code " + code;
    };
  }

  private static Predictor predictor(final TiffFile file, final TiffDirectory tags) {
    final long code = tags.integer(TiffTag.PREDICTOR, 1);
    return Arrays.stream(Predictor.values())
        .filter(it -> it.code() == code)
        .findFirst()
        .orElseThrow(() -> file.corrupt("its predictor is " + code));
  }

  private void check(final TiffFile file) {
    if (offsets.length < blocks() || counts.length < blocks()) {
      throw file.corrupt("it lists " + offsets.length + " blocks of " + blocks());
    }
    if (predictor == Predictor.FLOATING_POINT && !type.real()) {
      throw file.corrupt("it has a floating-point predictor for integers");
    }
    if (!direct() && rows(0) > LARGEST_BLOCK / rowBytes()) {
      throw file.unsupported(
          "is compressed in blocks of more than " + (LARGEST_BLOCK >> 20) + " MiB",
          "rewrite it with gdal_translate -co TILED=YES -co COMPRESS=DEFLATE");
    }
    if ((double) width * height * bands > MOST_UNWRITTEN
        && IntStream.range(0, (int) blocks()).allMatch(this::sparse)) {
      throw file.unfit(
          "claims " + width + " x " + height + " cells, of which none was ever written",
          "write the file again");
    }
    if (direct() && blockHeight > Long.MAX_VALUE / rowBytes()) {
      throw file.corrupt("it has blocks of " + blockWidth + " x " + blockHeight + " cells");
    }
    for (int i = 0; i < blocks(); i++) {
      if (offsets[i] < 0 || counts[i] < 0 || offsets[i] > file.size() - counts[i]) {
        throw file.corrupt("block " + (i + 1) + " of " + blocks() + " lies beyond its end");
      }
      if (direct() && !sparse(i) && counts[i] < blockBytes(i)) {
        throw file.corrupt("block " + (i + 1) + " of " + blocks() + " is too short");
      }
      // A few bytes that claim to hold millions of cells must not be believed before they are read.
      if (!direct() && !sparse(i) && compression.largest(counts[i]) < blockBytes(i)) {
        throw file.corrupt("block " + (i + 1) + " of " + blocks() + " is too short for its cells");
      }
    }
  }

  /** Whether any part of a block can be read without its rest. */
  boolean direct() {
    return compression == Compression.NONE && predictor == Predictor.NONE;
  }

  boolean sparse(final int block) {
    return offsets[block] == 0 || counts[block] == 0;
  }

  int across() {
    return (int) (((long) width + blockWidth - 1) / blockWidth);
  }

  int down() {
    return (int) (((long) height + blockHeight - 1) / blockHeight);
  }

  /** Number of blocks. */
  long blocks() {
    return (long) across() * down() * (planar ? bands : 1);
  }

  /** A block's index. */
  int block(final int band, final int blockRow, final int blockColumn) {
    return ((planar ? band * down() : 0) + blockRow) * across() + blockColumn;
  }

  /** Values of one pixel that lie side by side. */
  int samples() {
    return planar ? 1 : bands;
  }

  int pixelBytes() {
    return samples() * type.bytes();
  }

  long rowBytes() {
    return (long) blockWidth * pixelBytes();
  }

  private long blockBytes() {
    return rowBytes() * blockHeight;
  }

  /** Rows that a block stores: the last strip is cut off at the raster's edge, tiles never are. */
  int rows(final int blockRow) {
    return tiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
  }

  private long blockBytes(final int block) {
    return rowBytes() * rows(block / across() % down());
  }

  /** For people: {@code tiles 256 x 256, deflate}. */
  String label() {
    return (tiled
            ? "tiles " + blockWidth + " x " + blockHeight
            : "strips of " + blockHeight + (blockHeight == 1 ? " row" : " rows"))
        + ", "
        + compression.label()
        + (predictor == Predictor.NONE ? "" : " with predictor " + predictor.code());
  }
}

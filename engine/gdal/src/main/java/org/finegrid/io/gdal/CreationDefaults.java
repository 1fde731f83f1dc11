package org.finegrid.io.gdal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Creation options that are set where the user sets none. */
final class CreationDefaults {
  /** GDAL's COG driver packs the bands of a block together; so much of them is held at once. */
  private static final long BLOCK_BYTES = 16L << 20;

  private static final int LARGEST_BLOCK = 512;

  private CreationDefaults() {}

  /** Options of a format, by its name; none for formats that Finegrid knows nothing of. */
  static Map<String, String> of(final String format, final boolean deflate, final int bands) {
    final Map<String, String> options = new LinkedHashMap<>();
    switch (format) {
      case "COG" -> {
        options.put("BLOCKSIZE", Integer.toString(block(bands)));
        options.put("BIGTIFF", "IF_SAFER");
        options.put("NUM_THREADS", "ALL_CPUS");
        // A mean keeps what a cubic kernel, GDAL's choice, would not.
        options.put("OVERVIEW_RESAMPLING", "AVERAGE");
        options.put("COMPRESS", deflate ? "DEFLATE" : "NONE");
        if (deflate) {
          options.put("PREDICTOR", "FLOATING_POINT");
        }
      }
      case "NetCDF-4" -> {
        options.put("FORMAT", "NC4");
        if (deflate) {
          options.put("COMPRESS", "DEFLATE");
          options.put("ZLEVEL", "1");
        }
      }
      case "Zarr" -> {
        if (deflate) {
          options.put("COMPRESS", "ZLIB");
          options.put("ZLIB_LEVEL", "1");
        }
      }
      default -> {
        // Those of the driver.
      }
    }
    return options;
  }

  /** The edge of a block whose bands fit. */
  private static int block(final int bands) {
    int edge = LARGEST_BLOCK;
    while (edge > 16 && (long) edge * edge * Float.BYTES * bands > BLOCK_BYTES) {
      edge /= 2;
    }
    return edge;
  }
}

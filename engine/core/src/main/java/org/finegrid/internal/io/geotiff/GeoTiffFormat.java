package org.finegrid.internal.io.geotiff;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;

/** GeoTIFF and BigTIFF. */
public final class GeoTiffFormat implements RasterFormat {

  /** For the service loader. */
  public GeoTiffFormat() {}

  @Override
  public String name() {
    return "GeoTIFF";
  }

  @Override
  public List<String> extensions() {
    return List.of("tif", "tiff", "gtiff");
  }

  @Override
  public boolean recognises(final byte[] head) {
    if (head.length < 4) {
      return false;
    }
    final boolean little = head[0] == 'I' && head[1] == 'I' && head[3] == 0;
    final boolean big = head[0] == 'M' && head[1] == 'M' && head[2] == 0;
    final int version = little ? head[2] : big ? head[3] : 0;
    return version == 42 || version == 43;
  }

  /**
   * Opens the first image of a file.
   *
   * @throws RasterException also where a variable other than the file's own is requested
   */
  @Override
  public RasterReader open(final Path file, final ReadOptions options) {
    final GeoTiffReader reader = new GeoTiffReader(file);
    final String own = reader.description().variable();
    if (options.variable().isPresent() && !options.variable().get().equals(own)) {
      reader.close();
      throw new RasterException(
          file
              + ": a GeoTIFF holds one raster and no variable '"
              + options.variable().get()
              + "'; leave the variable out");
    }
    return reader;
  }

  /**
   * Begins a tiled file of 32-bit floats, one plane for each band; BigTIFF where it may grow to 4
   * GiB.
   */
  @Override
  public RasterWriter create(
      final Path file, final RasterDescription description, final WriteOptions options) {
    return new GeoTiffWriter(file, description, options);
  }
}

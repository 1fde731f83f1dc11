package org.finegrid.io;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;

/** A file format, found through {@link java.util.ServiceLoader}. Implementations hold no state. */
public interface RasterFormat {

  /** Short name, such as {@code GeoTIFF}. */
  String name();

  /** File name extensions that mean this format, lower case, without the dot. */
  List<String> extensions();

  /**
   * Whether this format recognises a file by its first bytes.
   *
   * @param head the first 16 bytes, fewer where the file is shorter
   */
  boolean recognises(byte[] head);

  /**
   * Opens a raster.
   *
   * @throws RasterException with a sentence for the user, where the file cannot be read as asked
   */
  RasterReader open(Path file, ReadOptions options);

  /**
   * The names by which {@link ReadOptions} can ask for the rasters of a file; empty where the
   * format has no names for them, so that a file holds one raster.
   *
   * @throws RasterException where the file cannot be read or holds no raster
   */
  default List<String> variables(final Path file) {
    return List.of();
  }

  /**
   * Begins a new raster of 32-bit floats. Nothing bears the file's name until {@link
   * RasterWriter#commit()}.
   *
   * @throws RasterException where this raster cannot be expressed in the format
   */
  RasterWriter create(Path file, RasterDescription description, WriteOptions options);
}

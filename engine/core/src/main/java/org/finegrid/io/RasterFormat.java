package org.finegrid.io;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.PendingFile;

/** A file format, found through {@link java.util.ServiceLoader}. Implementations hold no state. */
public interface RasterFormat {

  /** Short name, such as {@code GeoTIFF}. */
  String name();

  /** File name extensions that mean this format, lower case, without the dot. */
  List<String> extensions();

  /** The extension under which what was read in this format is best written again. */
  default String extension() {
    return extensions().get(0);
  }

  /** Whose code reads and writes: {@code java} for Finegrid's own. */
  default String reader() {
    return "java";
  }

  /**
   * Whether this format recognises a file by its first bytes.
   *
   * @param head the first 16 bytes, fewer where the file is shorter
   */
  boolean recognises(byte[] head);

  /**
   * Whether this format is asked to open what none recognises by its first bytes, and to write what
   * no other one writes. It refuses what it cannot.
   */
  default boolean takesOthers() {
    return false;
  }

  /** Whether virtual paths are supported, such as a member of an archive. */
  default boolean understands(final Path name) {
    return false;
  }

  /**
   * The file of this machine that a name leads into, such as the archive that holds a member; the
   * name itself where it leads nowhere else.
   */
  default Path fileOf(final Path name) {
    return name;
  }

  /** Whether this format writes files of that format, in capitals or not. */
  default boolean writes(final String format) {
    return name().equalsIgnoreCase(format);
  }

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
  default List<String> variables(final Path file, final ReadOptions options) {
    return List.of();
  }

  /**
   * Refuses what could not be created; good to ask before any work is done for it.
   *
   * @throws RasterException where the name is taken and may not be replaced, its directory does not
   *     exist, or the options are not this format's
   */
  default void check(final Path file, final boolean overwrite, final WriteOptions.Target target) {
    if (!target.creation().isEmpty()) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.CREATION_OPTIONS,
          file
              + ": creation options are GDAL's, and "
              + name()
              + " is not written by it; leave out "
              + ParameterName.CREATION_OPTIONS.placeholder()
              + ", or name a format of GDAL with "
              + ParameterName.FORMAT.placeholder());
    }
    PendingFile.check(file, overwrite);
  }

  /**
   * Begins a new raster of 32-bit floats. No file has that name until {@link
   * RasterWriter#commit()}.
   *
   * @throws RasterException where this raster cannot be expressed in the format
   */
  RasterWriter create(Path file, RasterDescription description, WriteOptions options);
}

package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.Optional;
import org.finegrid.io.WriteOptions;

/**
 * The file that is written. Begin with {@link #of(Path)} and change what differs: what is added
 * here in later versions has a default there.
 *
 * @param file where it goes; its extension decides the format unless one is named
 * @param format its format, and options for it
 * @param compression how a GeoTIFF's cells are compressed
 * @param overwrite whether an existing file may be replaced
 * @param command the command line to record in its history; empty: none
 */
public record RasterTarget(
    Path file,
    WriteOptions.Target format,
    WriteOptions.Compression compression,
    boolean overwrite,
    Optional<String> command) {

  /** A new file in the format of its extension. */
  public static RasterTarget of(final Path file) {
    return new RasterTarget(
        file,
        WriteOptions.Target.byExtension(),
        WriteOptions.Compression.DEFLATE,
        false,
        Optional.empty());
  }

  /** The same in another format. */
  public RasterTarget withFormat(final WriteOptions.Target value) {
    return new RasterTarget(file, value, compression, overwrite, command);
  }

  /** The same with cells compressed in another way. */
  public RasterTarget withCompression(final WriteOptions.Compression value) {
    return new RasterTarget(file, format, value, overwrite, command);
  }

  /** The same, replacing a file of that name or not. */
  public RasterTarget withOverwrite(final boolean value) {
    return new RasterTarget(file, format, compression, value, command);
  }

  /** The same with a command line to record. */
  public RasterTarget withCommand(final String value) {
    return new RasterTarget(file, format, compression, overwrite, Optional.of(value));
  }
}

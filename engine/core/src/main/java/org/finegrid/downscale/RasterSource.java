package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/**
 * The raster that is read: a file, or one that is open or in memory. Begin with one of the methods
 * {@code of} and change what differs: what is added here in later versions has a default there.
 *
 * @param file the file; empty where a raster is given
 * @param raster a raster, which stays the caller's to close; empty where a file is given
 * @param reading which raster of a file to read, and by whom
 * @param part the part of the raster to take
 * @param crs a coordinate reference for a raster that states none, such as {@code EPSG:4326}
 */
public record RasterSource(
    Optional<Path> file,
    Optional<RasterReader> raster,
    ReadOptions reading,
    Part part,
    Optional<String> crs) {
  /** Refuses what is not one raster. */
  public RasterSource {
    if (file.isPresent() == raster.isPresent()) {
      throw new IllegalArgumentException("either a file or a raster is needed");
    }
  }

  /** The only raster of a file. */
  public static RasterSource of(final Path file) {
    return new RasterSource(
        Optional.of(file),
        Optional.empty(),
        ReadOptions.defaults(),
        Part.whole(),
        Optional.empty());
  }

  /** A raster that is open or in memory; it stays the caller's to close. */
  public static RasterSource of(final RasterReader raster) {
    return new RasterSource(
        Optional.empty(),
        Optional.of(raster),
        ReadOptions.defaults(),
        Part.whole(),
        Optional.empty());
  }

  /** The same file, read so. */
  public RasterSource withReading(final ReadOptions value) {
    return new RasterSource(file, raster, value, part, crs);
  }

  /** The variable of that name in the file. */
  public RasterSource withVariable(final String name) {
    return withReading(reading.withVariable(Optional.of(name)));
  }

  /** A part of the raster. */
  public RasterSource withPart(final Part value) {
    return new RasterSource(file, raster, reading, value, crs);
  }

  /** The same with a coordinate reference, for a raster that states none. */
  public RasterSource withCrs(final String value) {
    return new RasterSource(file, raster, reading, part, Optional.of(value));
  }

  /** What messages and reports call it. */
  public String name() {
    return file.map(Path::toString).orElse(PipelineRequest.IN_MEMORY);
  }

  /** The value that means NoData in a raster in memory; files are read with NaN for it. */
  OptionalDouble noData() {
    return raster.map(each -> each.description().noData()).orElse(OptionalDouble.empty());
  }

  /**
   * Opens the whole raster; closing a raster that was given does nothing.
   *
   * @throws org.finegrid.grid.RasterException where the file cannot be read as asked
   */
  public RasterReader open() {
    return raster
        .<RasterReader>map(BorrowedReader::new)
        .orElseGet(() -> RasterFormats.open(file.orElseThrow(), reading));
  }

  /**
   * The requested part of the open raster, with the reference that is stated for it.
   *
   * @throws org.finegrid.grid.RasterException where there is no such part
   */
  public RasterReader select(final RasterReader whole) {
    return Selection.apply(whole, this);
  }
}

package org.finegrid.downscale;

import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.grid.RasterException;

/**
 * A part of a raster, as a caller names it; by default, all of it.
 *
 * @param bands bands to take, such as {@code 1,3-5}, counted from 1
 * @param time the steps to take, {@code FROM/TO}, ISO 8601, both ends included
 * @param bbox the cells to take, {@code W,S,E,N} in the raster's own coordinates
 */
public record Part(Optional<String> bands, Optional<String> time, Optional<String> bbox) {

  /**
   * A part, checked as far as it can be without the raster.
   *
   * @throws RasterException where a text is no list of bands, no range of time or no box
   */
  public Part {
    bands.ifPresent(BandList::check);
    time.ifPresent(TimeRange::parse);
    bbox.ifPresent(Box::parse);
  }

  /** All of it. */
  public static Part whole() {
    return new Part(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * The bands to take of a raster, counted from 0, in its order.
   *
   * @param count how many it has
   * @throws RasterException where one of the bands to take is not among them
   */
  public int[] bandIndices(final int count) {
    return bands
        .map(list -> BandList.parse(list, count))
        .orElseGet(() -> IntStream.range(0, count).toArray());
  }

  /** Whether it is all of it. */
  public boolean isWhole() {
    return bands.isEmpty() && time.isEmpty() && bbox.isEmpty();
  }

  /** The same of some bands, such as {@code 1,3-5}. */
  public Part withBands(final String list) {
    return new Part(Optional.of(list), time, bbox);
  }

  /** The same of some steps, {@code FROM/TO}. */
  public Part withTime(final String range) {
    return new Part(bands, Optional.of(range), bbox);
  }

  /** The same of some cells, {@code W,S,E,N}. */
  public Part withBbox(final String box) {
    return new Part(bands, time, Optional.of(box));
  }
}

package org.finegrid.io.gdal;

import java.util.Optional;

/**
 * One field of a GRIB file, which GDAL gives as a band.
 *
 * @param offset where its message begins
 * @param first whether it is the first of its message
 * @param grid where its points lie; empty where the message names a grid of a catalogue
 * @param packing how its values are packed, where GDAL misreads that or may not read it
 */
record GribField(
    long offset, boolean first, Optional<GribGrid> grid, Optional<GribPacking> packing) {

  /** Why GDAL gives no cells of it, or wrong ones, with what to do; empty where it reads it. */
  Optional<String> misread() {
    if (packing.isPresent() && packing.get().misread()) {
      return Optional.of(packing.get().sentence());
    }
    if (grid.isPresent() && grid.get().isReduced()) {
      return Optional.of(
          "lies on a reduced grid, whose rows differ in length; remap it to a regular one first,"
              + " such as with cdo setgridtype,regular");
    }
    if (grid.isPresent() && grid.get().alternating()) {
      return Optional.of(
          "runs in the other direction in every second row, which is not read; rewrite it first,"
              + " such as with grib_set -s swapScanningAlternativeRows=1");
    }
    return Optional.empty();
  }

  /** Why GDAL may not read it. */
  Optional<String> doubt() {
    return misread().or(() -> packing.map(GribPacking::sentence));
  }
}

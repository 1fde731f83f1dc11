package org.finegrid.internal.io;

import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.RasterException;

/**
 * How values become stored ones: NaN becomes the NoData value, and a measured value that readers
 * would take for NoData is moved out of the way.
 */
public final class StoredNoData {
  private static final float USUAL = -9999;

  /** Readers compare with NoData loosely: GDAL within some units in the last place of a float. */
  private static final float LOOSE = 1e-6f;

  private final boolean declared;
  private final float noData;
  private final float tolerance;

  private StoredNoData(final boolean declared, final float noData) {
    this.declared = declared;
    this.noData = noData;
    this.tolerance = LOOSE * Math.abs(noData);
  }

  /**
   * The rules of a file.
   *
   * @param declared whether the file declares a NoData value
   * @param wanted the NoData value of the raster's source, kept where a float holds it
   */
  public static StoredNoData of(final boolean declared, final OptionalDouble wanted) {
    final boolean keep =
        wanted.isPresent()
            && Double.isFinite(wanted.getAsDouble())
            && (float) wanted.getAsDouble() == wanted.getAsDouble();
    return new StoredNoData(declared, keep ? (float) wanted.getAsDouble() : USUAL);
  }

  /** The NoData value, where the file declares one. */
  public Optional<Float> noData() {
    return declared ? Optional.of(noData) : Optional.empty();
  }

  /** What fills the part of an edge tile that lies outside of the raster. */
  public float padding() {
    return declared ? noData : 0;
  }

  /**
   * The value to store.
   *
   * @throws RasterException where a cell without data meets a file that declares no NoData value
   */
  public float stored(final float value) {
    if (Float.isNaN(value)) {
      if (!declared) {
        throw new RasterException(
            "a cell without data appeared in a raster that was declared to have none;"
                + " this is a bug in Finegrid, please report it");
      }
      return noData;
    }
    return declared && Math.abs(value - noData) <= tolerance ? beside(value) : value;
  }

  /** Twice the tolerance away from NoData, towards the side of zero where that is possible. */
  private float beside(final float value) {
    if (noData == 0) {
      return Math.copySign(Float.MIN_VALUE, value);
    }
    return noData - Math.signum(noData) * 2 * tolerance;
  }
}

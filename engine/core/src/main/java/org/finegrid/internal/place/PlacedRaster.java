package org.finegrid.internal.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.NumberText;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.RasterReader;

/**
 * A raster on another grid, by area averages: NaN where less than half of a cell is covered by
 * known values, else the mean of what is known. Where its own cells are coarser, it is interpolated
 * between them; where they coincide, it is copied. Reading is safe from several threads.
 */
public final class PlacedRaster implements RasterReader {
  private final RasterReader source;
  private final RasterDescription description;
  private final PlacedCells cells;
  private final OptionalDouble gapValue;
  private final List<Message> fixedNotes;

  /** Rows beyond a pole have no area: they have the values of the last row before it. */
  private final int firstRow;

  private final int lastRow;

  private PlacedRaster(
      final RasterReader source,
      final GridGeometry target,
      final PlacedCells cells,
      final OptionalDouble gapValue,
      final List<Message> fixedNotes) {
    this.source = source;
    this.description = source.description().withGeometry(target);
    this.cells = cells;
    this.gapValue = gapValue;
    this.fixedNotes = fixedNotes;
    int first = 0;
    while (first < target.height() - 1 && target.rowHeight(first) == 0) {
      first++;
    }
    int last = target.height() - 1;
    while (last > first && target.rowHeight(last) == 0) {
      last--;
    }
    this.firstRow = first;
    this.lastRow = last;
  }

  /**
   * Places a raster on a grid.
   *
   * @param source the raster, closed with this; left open where this fails
   * @param label how messages name it
   * @param gapValue what NoData inside of the source's extent counts as; empty: it stays NoData.
   *     Where present, NoData among high land only is refused as a hole, when it is met.
   * @param target the grid
   * @param scratch folder for a temporary file, which is needed where cells do not coincide
   * @throws org.finegrid.grid.RasterException where the raster cannot be placed there
   */
  public static PlacedRaster of(
      final RasterReader source,
      final RasterLabel label,
      final OptionalDouble gapValue,
      final GridGeometry target,
      final Path scratch) {
    final SourceGrid plain = new SourceGrid(source);
    final TargetGrid grid = PlacingChecks.target(label, plain.geometry(), target);
    final NeededCells needed = NeededCells.of(grid, plain);
    PlacingChecks.checkOverlap(label, needed, grid, plain);
    final GapWatch watch = new GapWatch(source, label, needed);
    final RasterReader read = gapValue.isPresent() ? watch : source;
    final Optional<CopiedCells> copied =
        grid.sameCoordinates()
            ? CopiedCells.of(read, target, gapValue.orElse(Double.NaN), watch::gaps)
            : Optional.empty();
    if (copied.isPresent()) {
      return new PlacedRaster(source, target, copied.get(), gapValue, List.of());
    }
    final CellRatio ratio = CellRatio.of(grid, plain.geometry());
    final SourceGrid watched = new SourceGrid(read);
    final PlacingMethod method =
        ratio.isCoarser()
            ? new BilinearCells(grid, watched, gapValue)
            : new AreaAverages(grid, watched, gapValue);
    return new PlacedRaster(
        source,
        target,
        new PlacedBlocks(method, grid, new ScratchFile(scratch)),
        gapValue,
        ratio.isCoarser()
            ? List.of(new Message(ratio.describe(unit(plain.geometry()))))
            : List.of());
  }

  private static String unit(final GridGeometry source) {
    return source.reference().kind() == Kind.PROJECTED
        ? CrsConverter.unit(source.reference()).map(it -> " " + it).orElse("")
        : source.reference().spherical() ? "°" : "";
  }

  /**
   * How its values came about, for reports: {@code copied}, {@code area averages}, {@code
   * bilinear}.
   */
  public String method() {
    return cells.name();
  }

  /** Whether its cells are the source's own, which need no temporary file. */
  public boolean isCopied() {
    return cells instanceof CopiedCells;
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public List<Message> notes() {
    final List<Message> notes = new ArrayList<>(source.notes());
    notes.addAll(fixedNotes);
    final long gaps = cells.gaps();
    if (gaps > 0 && gapValue.isPresent()) {
      notes.add(
          new Message(
              "NoData in "
                  + (gaps == 1 ? "1 fine cell" : gaps + " fine cells")
                  + " counts as "
                  + NumberText.of(gapValue.getAsDouble())));
    }
    return List.copyOf(notes);
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    final int first = Math.max(firstRow, Math.min(lastRow, window.row()));
    final int last = Math.max(firstRow, Math.min(lastRow, window.endRow() - 1));
    final int height = last - first + 1;
    if (first == window.row() && height == window.height()) {
      cells.read(bands, window, planes);
      return;
    }
    final double[][] inner = new double[bands.length][height * window.width()];
    cells.read(bands, new Window(window.column(), first, window.width(), height), inner);
    for (int b = 0; b < bands.length; b++) {
      for (int row = 0; row < window.height(); row++) {
        final int from = Math.max(first, Math.min(last, window.row() + row)) - first;
        System.arraycopy(
            inner[b], from * window.width(), planes[b], row * window.width(), window.width());
      }
    }
  }

  @Override
  public void close() {
    cells.close();
    source.close();
  }
}

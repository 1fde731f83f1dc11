package org.finegrid.internal.place;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.ForwardingReader;
import org.finegrid.internal.io.UnitSize;
import org.finegrid.io.RasterReader;

/**
 * An elevation whose NoData is sea: once it is met, all that are needed are looked through, and
 * holes in the land are refused.
 */
final class GapWatch extends ForwardingReader {
  /** Cells beside those needed that are looked at, so that holes across their edge are seen. */
  private static final int BESIDE = 64;

  private final RasterReader reader;
  private final RasterLabel label;
  private final NeededCells needed;
  private final Map<Integer, Long> counts = new HashMap<>();
  private Optional<RasterException> refused = Optional.empty();

  GapWatch(final RasterReader reader, final RasterLabel label, final NeededCells needed) {
    super(reader);
    this.reader = reader;
    this.label = label;
    this.needed = needed;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    super.read(bands, window, planes);
    for (int b = 0; b < bands.length; b++) {
      if (hasGap(planes[b], (int) window.cells())) {
        look(bands[b]);
      }
    }
  }

  private static boolean hasGap(final double[] plane, final int cells) {
    for (int i = 0; i < cells; i++) {
      if (Double.isNaN(plane[i])) {
        return true;
      }
    }
    return false;
  }

  /** How many needed cells of all bands looked at have no value. */
  synchronized long gaps() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private synchronized void look(final int band) {
    if (refused.isPresent()) {
      throw refused.get();
    }
    if (counts.containsKey(band)) {
      return;
    }
    final SourceGrid grid = new SourceGrid(reader);
    final BandDescription described = description().bands().get(band);
    final double metres = UnitSize.metres(described.unit()).orElse(1);
    final GapSweep sweep = new GapSweep(grid, around(grid), metres);
    sweep.run(band, needed);
    if (sweep.hole().isPresent()) {
      refused = Optional.of(refusal(grid, sweep.hole().get(), described.unit()));
      throw refused.get();
    }
    counts.put(band, sweep.count());
  }

  private Window around(final SourceGrid grid) {
    final Window inner = needed.window();
    final int column = Math.max(0, inner.column() - BESIDE);
    final int row = Math.max(0, inner.row() - BESIDE);
    return new Window(
        column,
        row,
        Math.min(grid.x().cells(), inner.endColumn() + BESIDE) - column,
        Math.min(grid.y().cells(), inner.endRow() + BESIDE) - row);
  }

  private RasterException refusal(final SourceGrid grid, final GapArea hole, final String unit) {
    return label.refusal(
        ErrorCode.UNREADABLE_INPUT,
        "has no data in "
            + (hole.cells() == 1 ? "1 cell" : hole.cells() + " cells")
            + " at "
            + grid.place(hole.column(), hole.row())
            + ", and around them no value is below "
            + SourceGrid.rounded(hole.lowest())
            + (unit.isEmpty() ? "" : " " + unit)
            + ": this is a hole and not the sea; fill it, or give another elevation");
  }
}

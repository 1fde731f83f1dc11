package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.finegrid.grid.Axis;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.SubsetReader;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.io.RasterReader;

/** The part of a raster that is requested. */
final class Selection {

  private Selection() {}

  /** The raster, or the part of it that the request names, with the reference it states for it. */
  static RasterReader apply(final RasterReader reader, final RasterSource source) {
    final RasterReader part = apply(reader, source.part());
    return source.crs().isPresent() ? refer(part, source) : part;
  }

  private static RasterReader refer(final RasterReader part, final RasterSource source) {
    final GridGeometry grid = part.description().geometry();
    if (grid.reference().stated()) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.CRS,
          ParameterName.CRS.placeholder()
              + ": "
              + source.name()
              + " states its own ("
              + grid.reference().name()
              + "); leave "
              + ParameterName.CRS.placeholder()
              + " out, or reproject with gdalwarp");
    }
    final CoordinateReference stated = CrsConverter.parse(source.crs().orElseThrow());
    return new SubsetReader(
        part,
        part.description().withGeometry(grid.withReference(stated)),
        IntStream.range(0, part.description().bands().size()).toArray(),
        0,
        0);
  }

  /** A part of the raster. */
  private static RasterReader apply(final RasterReader reader, final Part wanted) {
    if (wanted.isWhole()) {
      return reader;
    }
    final RasterDescription all = reader.description();
    int[] bands = wanted.bandIndices(all.bands().size());
    if (wanted.time().isPresent()) {
      bands = within(all, bands, wanted.time().get());
    }
    final Columns place = place(all.geometry(), wanted.bbox());
    final RasterDescription part = describe(all, bands).withGeometry(place.geometry());
    return new SubsetReader(reader, part, bands, place.column(), place.row());
  }

  private static RasterDescription describe(final RasterDescription all, final int[] bands) {
    final List<Dimension> dimensions = new ArrayList<>();
    final int[][] steps = new int[all.dimensions().size()][];
    int product = 1;
    for (int d = 0; d < steps.length; d++) {
      final TreeSet<Integer> kept = new TreeSet<>();
      for (final int band : bands) {
        kept.add(all.bands().get(band).steps()[d]);
      }
      steps[d] = kept.stream().mapToInt(Integer::intValue).toArray();
      dimensions.add(all.dimensions().get(d).select(steps[d]));
      product *= steps[d].length;
    }
    if (steps.length > 0 && product != bands.length) {
      throw RasterException.invalid(
          ParameterName.BANDS,
          "the "
              + bands.length
              + " chosen do not make up whole steps of "
              + all.dimensions().stream().map(Dimension::name).toList()
              + "; choose the same levels at every time");
    }
    final List<BandDescription> described = new ArrayList<>();
    for (final int band : bands) {
      final BandDescription each = all.bands().get(band);
      final int[] old = each.steps();
      final int[] renumbered = new int[old.length];
      for (int d = 0; d < old.length; d++) {
        renumbered[d] = Arrays.binarySearch(steps[d], old[d]);
      }
      described.add(each.withSteps(renumbered));
    }
    return all.withBands(described, dimensions);
  }

  private static int[] within(final RasterDescription all, final int[] bands, final String range) {
    final TimeRange wanted = TimeRange.parse(range);
    final int axis =
        IntStream.range(0, all.dimensions().size())
            .filter(d -> all.dimensions().get(d).isTime())
            .findFirst()
            .orElseThrow(
                () ->
                    RasterException.invalid(
                        ParameterName.TIME, "the raster has no readable time axis to choose from"));
    final List<String> times = all.dimensions().get(axis).times();
    final boolean[] inside = new boolean[times.size()];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = wanted.contains(times.get(i));
    }
    final int[] kept =
        Arrays.stream(bands).filter(band -> inside[all.bands().get(band).steps()[axis]]).toArray();
    if (kept.length == 0) {
      throw RasterException.invalid(
          ParameterName.TIME,
          "'"
              + range
              + "' has no step; the raster goes from "
              + times.get(0)
              + " to "
              + times.get(times.size() - 1));
    }
    return kept;
  }

  private record Columns(GridGeometry geometry, int column, int row) {}

  private static Columns place(final GridGeometry all, final Optional<String> bbox) {
    if (bbox.isEmpty()) {
      return new Columns(all, 0, 0);
    }
    final double[] box = Box.parse(bbox.get());
    final int[] rows = inside(all.y(), box[1], box[3], "rows");
    final Axis y = all.y().subset(rows[0], rows[1]);
    if (all.wrapsAround() && all.x() instanceof RegularAxis x && x.step() > 0) {
      final int first = (int) Math.ceil((box[0] - x.centre(0)) / x.step());
      final int last = (int) Math.floor((box[2] - x.centre(0)) / x.step());
      final int count = Math.min(last - first + 1, x.size());
      if (count < 1) {
        throw nothing("columns", x);
      }
      return new Columns(
          new GridGeometry(new RegularAxis(x.edge(first), x.step(), count), y, all.reference()),
          first,
          rows[0]);
    }
    final int[] columns = inside(all.x(), box[0], box[2], "columns");
    return new Columns(
        new GridGeometry(all.x().subset(columns[0], columns[1]), y, all.reference()),
        columns[0],
        rows[0]);
  }

  /** First index and number of the cells whose centres lie in a range. */
  private static int[] inside(
      final Axis axis, final double from, final double to, final String what) {
    final int[] cells =
        IntStream.range(0, axis.size())
            .filter(i -> axis.centre(i) >= from && axis.centre(i) <= to)
            .toArray();
    if (cells.length == 0) {
      throw nothing(what, axis);
    }
    return new int[] {cells[0], cells.length};
  }

  private static RasterException nothing(final String what, final Axis axis) {
    return RasterException.invalid(
        ParameterName.BBOX,
        "no "
            + what
            + " lie inside; they go from "
            + axis.edge(0)
            + " to "
            + axis.edge(axis.size()));
  }
}

package org.finegrid.training.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/** Rasters as fields in memory: as many bands and blocks as a budget allows, evenly spread. */
final class Rasters {
  /** Cells of one variable that are held; beyond that, parts of it stand for the whole. */
  private static final long MOST_CELLS = 1L << 26;

  private static final int BLOCK = 1024;

  private Rasters() {}

  /** A place that variables of a file may share. */
  private record Place(Window whole, Window part) {}

  /**
   * The fields of a file, one group for each block: variables on one grid show the same ground.
   *
   * @param variable the one to take; empty: all of them
   * @param maxBands of each variable
   * @param notes hears what a user should know of how the file was read
   */
  static List<FieldGroup> load(
      final Path file,
      final Optional<String> variable,
      final int maxBands,
      final Consumer<String> notes) {
    final List<ReadOptions> wanted =
        variable
            .map(name -> List.of(ReadOptions.variable(name)))
            .orElseGet(() -> RasterFormats.rasters(file));
    // As many blocks of all variables as of the one with most bands, so that they are the same.
    int bands = 1;
    final Set<String> noted = new LinkedHashSet<>();
    for (final ReadOptions options : wanted) {
      try (RasterReader reader = RasterFormats.open(file, options)) {
        reader.notes().forEach(note -> noted.add(note.toString()));
        bands = Math.max(bands, Math.min(maxBands, reader.description().bands().size()));
      }
    }
    noted.forEach(note -> notes.accept(file + ": " + note));
    final Map<Place, FieldGroup> fields = new LinkedHashMap<>();
    for (final ReadOptions options : wanted) {
      try (RasterReader reader = RasterFormats.open(file, options)) {
        final String name = file + options.variable().map(each -> " " + each).orElse("");
        add(reader, name, maxBands, MOST_CELLS / bands, fields);
      }
    }
    return List.copyOf(fields.values());
  }

  private static void add(
      final RasterReader reader,
      final String name,
      final int maxBands,
      final long mostCells,
      final Map<Place, FieldGroup> fields) {
    final List<BandDescription> described = reader.description().bands();
    final int[] bands = spread(described.size(), maxBands);
    final GridGeometry grid = reader.description().geometry();
    for (final Window window : windows(grid.window(), mostCells)) {
      final Place place = new Place(grid.window(), window);
      final List<FineField> here = new ArrayList<>();
      if (fields.containsKey(place)) {
        here.addAll(fields.get(place).fields());
      }
      for (final int band : bands) {
        here.add(
            new FineField(
                described.size() == 1 ? name : name + " band " + (band + 1),
                read(reader, band, window),
                1,
                time(reader.description(), band)));
      }
      fields.put(place, new FieldGroup(Optional.of(Ground.of(grid.subset(window))), here));
    }
  }

  /** When a band was, where the raster has a time axis. */
  private static Optional<String> time(final RasterDescription raster, final int band) {
    final int[] steps = raster.bands().get(band).steps();
    for (int i = 0; i < steps.length; i++) {
      final Dimension dimension = raster.dimensions().get(i);
      if (dimension.isTime()) {
        return Optional.of(dimension.times().get(steps[i]));
      }
    }
    return Optional.empty();
  }

  private static FloatPlane read(final RasterReader reader, final int band, final Window window) {
    final FloatPlane plane = FloatPlane.zeros(window.width(), window.height());
    final double[][] rows = new double[1][];
    final int atOnce = Math.max(1, (1 << 22) / window.width());
    for (int row = 0; row < window.height(); row += atOnce) {
      final Window part =
          new Window(
              window.column(),
              window.row() + row,
              window.width(),
              Math.min(atOnce, window.height() - row));
      rows[0] = new double[(int) part.cells()];
      reader.read(new int[] {band}, part, rows);
      for (int i = 0; i < rows[0].length; i++) {
        final float value = (float) rows[0][i];
        plane.values()[row * window.width() + i] = Float.isInfinite(value) ? Float.NaN : value;
      }
    }
    return plane;
  }

  /** The raster, or blocks of it where it has more cells than allowed. */
  static List<Window> windows(final Window whole, final long most) {
    if (whole.cells() <= most) {
      return List.of(whole);
    }
    final int across = (whole.width() + BLOCK - 1) / BLOCK;
    final int down = (whole.height() + BLOCK - 1) / BLOCK;
    final int count = Math.multiplyExact(across, down);
    final int[] chosen = spread(count, (int) Math.max(1, most / (BLOCK * BLOCK)));
    return IntStream.of(chosen)
        .mapToObj(
            block -> {
              final int column = block % across * BLOCK;
              final int row = block / across * BLOCK;
              return new Window(
                  column,
                  row,
                  Math.min(BLOCK, whole.width() - column),
                  Math.min(BLOCK, whole.height() - row));
            })
        .toList();
  }

  /** At most so many of the first whole numbers, evenly spread. */
  static int[] spread(final int count, final int most) {
    final int chosen = Math.min(count, most);
    return IntStream.range(0, chosen)
        .map(i -> (int) ((2L * i + 1) * count / (2L * chosen)))
        .toArray();
  }
}

package org.finegrid.evaluate;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.Version;
import org.finegrid.internal.io.SubsetReader;
import org.finegrid.internal.score.BlockMeans;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.WriteOptions;

/**
 * The truth: the requested part of a raster, without the last columns and rows that make no whole
 * coarse cell.
 */
final class TruthRaster {
  /** Edge of the blocks of the rasters that are written here. */
  private static final int BLOCK = 64;

  /**
   * Bytes for each cell of a band that scoring holds: truth and model as doubles, a spectrum's
   * waves or the order of a field's values, and something to spare.
   */
  private static final long BYTES_PER_CELL = 28;

  private final RasterReader reader;
  private final EvaluationRequest request;
  private final GridGeometry chosen;
  private final CellWeights weights;

  private TruthRaster(
      final RasterReader reader, final EvaluationRequest request, final GridGeometry chosen) {
    this.reader = reader;
    this.request = request;
    this.chosen = chosen;
    this.weights = CellWeights.of(reader.description().geometry());
  }

  /**
   * The truth within an open raster, which stays the caller's.
   *
   * @throws RasterException where it is too small or too large
   */
  static TruthRaster of(final RasterReader whole, final EvaluationRequest request) {
    final RasterReader chosen = request.truth().select(whole);
    final RasterDescription described = chosen.description();
    final GridGeometry grid = described.geometry();
    final int factor = request.method().factor();
    if (grid.width() < factor || grid.height() < factor) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.FACTOR,
          request.truth().name()
              + ": its "
              + grid.width()
              + " x "
              + grid.height()
              + " cells do not make a coarse cell of "
              + factor
              + " x "
              + factor
              + "; use a smaller "
              + ParameterName.FACTOR.placeholder());
    }
    final Window part =
        new Window(0, 0, grid.width() / factor * factor, grid.height() / factor * factor);
    refuseUnlessFitting(part, request);
    return new TruthRaster(
        new SubsetReader(
            chosen,
            described.withGeometry(grid.subset(part)),
            IntStream.range(0, described.bands().size()).toArray(),
            0,
            0),
        request,
        grid);
  }

  private static void refuseUnlessFitting(final Window part, final EvaluationRequest request) {
    final long needed = part.cells() * BYTES_PER_CELL;
    final long allowed = Runtime.getRuntime().maxMemory() / 10 * 8;
    if (needed > allowed || part.cells() > Integer.MAX_VALUE - 8) {
      throw new RasterException(
          ErrorCode.TOO_LARGE,
          ParameterName.BBOX,
          request.truth().name()
              + ": a band has "
              + part.width()
              + " x "
              + part.height()
              + " cells, and an evaluation holds one band in memory; choose a part with "
              + ParameterName.BBOX.placeholder()
              + ", or allow more memory with "
              + ParameterName.JAVA_OPTIONS.placeholder()
              + "=-Xmx"
              + (needed * 3 / 2 / (1L << 30) + 1)
              + "g");
    }
  }

  RasterDescription description() {
    return reader.description();
  }

  GridGeometry grid() {
    return reader.description().geometry();
  }

  int bands() {
    return reader.description().bands().size();
  }

  /** The areas of its cells. */
  CellWeights weights() {
    return weights;
  }

  /** All values of one band. */
  double[] band(final int band, final StageProgress watch) {
    return band(reader, band, watch);
  }

  /** All values of one band of a raster. */
  static double[] band(final RasterReader reader, final int band, final StageProgress watch) {
    final Window all = reader.description().geometry().window();
    final double[] plane = new double[Math.toIntExact(all.cells())];
    final int rows = Math.max(1, (1 << 20) / all.width());
    final double[][] stretch = new double[1][rows * all.width()];
    for (int row = 0; row < all.height(); row += rows) {
      watch.check();
      final Window window = new Window(0, row, all.width(), Math.min(rows, all.height() - row));
      reader.read(new int[] {band}, window, stretch);
      System.arraycopy(stretch[0], 0, plane, row * all.width(), (int) window.cells());
    }
    return plane;
  }

  /** Writes the coarse raster: what the models are given. */
  void writeCoarse(final Path file, final StageProgress watch) {
    final int factor = request.method().factor();
    final String what =
        "means of " + factor + " x " + factor + " cells of " + request.truth().name();
    write(file, grid().coarsen(factor), what, factor, watch.stage("coarsening", cells()));
  }

  /** Writes the truth itself. */
  void write(final Path file, final StageProgress watch) {
    write(file, grid(), "part of " + request.truth().name(), 1, watch.stage("saving", cells()));
  }

  private long cells() {
    return grid().window().cells() * bands();
  }

  private void write(
      final Path file,
      final GridGeometry target,
      final String what,
      final int factor,
      final StageProgress.Stage stage) {
    final RasterDescription described =
        description().withGeometry(target).withGlobalAttributes(provenance(what));
    final WriteOptions options =
        new WriteOptions(false, WriteOptions.Compression.DEFLATE, BLOCK, true);
    try (RasterWriter writer = RasterFormats.create(file, described, options)) {
      final int width = grid().width();
      for (int band = 0; band < bands(); band++) {
        for (int row = 0; row < target.height(); row += BLOCK) {
          final Window window =
              new Window(0, row, target.width(), Math.min(BLOCK, target.height() - row));
          final Window from = new Window(0, row * factor, width, window.height() * factor);
          final double[][] values = new double[1][Math.toIntExact(from.cells())];
          reader.read(new int[] {band}, from, values);
          writer.write(band, window, floats(BlockMeans.of(values[0], from, factor, weights)));
          stage.add(from.cells());
        }
      }
      writer.commit();
    }
  }

  private static float[] floats(final double[] values) {
    final float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private Map<String, Object> provenance(final String what) {
    final Map<String, Object> attributes = new LinkedHashMap<>(description().globalAttributes());
    final String line =
        Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ": "
            + request.output().command().orElse("finegrid evaluate")
            + ": "
            + what
            + " (Finegrid "
            + Version.text()
            + ")";
    attributes.merge("history", line, (old, added) -> old + "\n" + added);
    return attributes;
  }

  /** The reader's notes, and what was left out. */
  List<Message> notes() {
    final List<Message> notes = new ArrayList<>(reader.notes());
    final int columns = chosen.width() - grid().width();
    final int rows = chosen.height() - grid().height();
    if (columns + rows > 0) {
      notes.add(
          new Message(
              "the last "
                  + columns
                  + " columns and "
                  + rows
                  + " rows are left out: they make no whole coarse cells of "
                  + request.method().factor()
                  + " x "
                  + request.method().factor()));
    }
    return notes;
  }
}

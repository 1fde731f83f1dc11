package org.finegrid.downscale;

import java.util.Arrays;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.climate.NoDataFill;
import org.finegrid.internal.tile.HaloReader;
import org.finegrid.model.ModelInput;

/**
 * Supplies the band to a model: reads coarse planes, gives cells without data a value and brings
 * all into the model's range. The planes as read are kept for what is done to the model's result.
 * Each worker has its own.
 */
final class CoarsePlanes implements InputSource {
  private final Job job;
  private final HaloReader reader;
  private final Optional<CovariatePlanes> covariates;
  private double[][] read = new double[0][];
  private float[] modelInput = new float[0];
  private Window size = new Window(0, 0, 1, 1);
  private int count;
  private boolean empty;

  CoarsePlanes(final Job job) {
    this.job = job;
    this.reader = new HaloReader(job.reader());
    this.covariates =
        job.covariates().isEmpty() ? Optional.empty() : Optional.of(new CovariatePlanes(job));
  }

  @Override
  public String name() {
    return ModelInput.BAND;
  }

  @Override
  public void fill(final ModelInput input, final InputBatch batch, final float[] planes) {
    size = batch.tiles().get(0);
    count = batch.count();
    modelInput = planes;
    final int cells = (int) size.cells();
    if (read.length != count || read[0].length != cells) {
      read = new double[count][cells];
    }
    empty = true;
    if (covariates.isPresent()) {
      covariates.get().begin(batch);
    }
    for (int t = 0; t < batch.tiles().size(); t++) {
      loadTile(batch, t, t * batch.bands().length);
    }
  }

  private void loadTile(final InputBatch batch, final int tile, final int first) {
    final int[] bands = batch.bands();
    final Window window = batch.tiles().get(tile);
    final double[][] planes = Arrays.copyOfRange(read, first, first + bands.length);
    reader.read(bands, window, planes);
    final boolean[] holes = new boolean[bands.length];
    boolean any = false;
    for (int b = 0; b < bands.length; b++) {
      holes[b] = hasNoData(planes[b]);
      any |= holes[b];
    }
    final double[][] wide = any ? readWide(bands, window) : new double[0][];
    if (covariates.isPresent()) {
      // Gaps are filled once the covariates' part is removed, or there would be a step at them.
      covariates.get().begin(window, batch.cores().get(tile), any ? padding() : 0);
    }
    for (int b = 0; b < bands.length; b++) {
      final BandScale scale = job.scales().get(bands[b]);
      if (covariates.isPresent()) {
        covariates.get().find(bands[b], first + b);
        if (holes[b]) {
          covariates.get().remove(wide[b]);
        }
      }
      if (holes[b]) {
        fillInputFromFilled(wide[b], window, first + b, scale);
      } else {
        empty = false;
        final double[] values =
            covariates.isPresent() ? covariates.get().without(planes[b]) : planes[b];
        fillInput(values, 0, window.width(), first + b, scale);
      }
    }
  }

  private static boolean hasNoData(final double[] plane) {
    for (final double value : plane) {
      if (Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  /** Cells around a window that filling needs: as many as the model's halo. */
  private int padding() {
    return job.layout().finite() ? job.layout().halo() : 0;
  }

  private double[][] readWide(final int[] bands, final Window window) {
    final Window wide = window.grow(padding());
    final double[][] planes = new double[bands.length][(int) wide.cells()];
    reader.read(bands, wide, planes);
    return planes;
  }

  private void fillInputFromFilled(
      final double[] wide, final Window window, final int plane, final BandScale scale) {
    final int padding = padding();
    final int width = window.width() + 2 * padding;
    final int rings = job.layout().finite() ? padding : Integer.MAX_VALUE;
    if (NoDataFill.fill(wide, width, window.height() + 2 * padding, rings)) {
      empty = false;
      fillInput(wide, padding * width + padding, width, plane, scale);
    } else {
      final int cells = (int) window.cells();
      Arrays.fill(modelInput, plane * cells, (plane + 1) * cells, 0f);
    }
  }

  private void fillInput(
      final double[] values,
      final int offset,
      final int stride,
      final int plane,
      final BandScale scale) {
    int target = plane * (int) size.cells();
    for (int y = 0; y < size.height(); y++) {
      final int row = offset + y * stride;
      if (scale.identity()) {
        for (int x = 0; x < size.width(); x++) {
          modelInput[target++] = finite((float) values[row + x]);
        }
      } else {
        for (int x = 0; x < size.width(); x++) {
          modelInput[target++] = finite(scale.forward(values[row + x]));
        }
      }
    }
  }

  private static float finite(final float value) {
    if (!Float.isFinite(value)) {
      throw new RasterException(
          "the input has a value that is infinite or too large for 32-bit floats;"
              + " if it stands for missing data, declare it as NoData");
    }
    return value;
  }

  /** What covariates add to the planes. */
  Optional<CovariatePlanes> covariates() {
    return covariates;
  }

  /** Whether no plane has any data. */
  boolean empty() {
    return empty;
  }

  /** Number of planes. */
  int count() {
    return count;
  }

  /** Columns of each. */
  int width() {
    return size.width();
  }

  /** Rows of each. */
  int height() {
    return size.height();
  }

  /** One plane as read. */
  double[] read(final int plane) {
    return read[plane];
  }
}

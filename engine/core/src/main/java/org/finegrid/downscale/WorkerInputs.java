package org.finegrid.downscale;

import java.util.List;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.tile.TilePlan;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;

/**
 * What the model is run on for the batch that a worker is at. All inputs come from here, each from
 * a source of its own; arrays are kept and used again.
 */
final class WorkerInputs {
  private final Job job;
  private final List<ModelInput> wanted;
  private final CoarsePlanes coarse;
  private final float[][] planes;
  private InputBatch batch = new InputBatch(new int[0], List.of(), List.of());

  WorkerInputs(final Job job) {
    this.job = job;
    this.wanted = job.model().inputs();
    this.coarse = new CoarsePlanes(job);
    this.planes = new float[wanted.size()][0];
  }

  /** Reads the band's windows for a batch of tiles. */
  void load(final int[] bands, final Layout.Run run) {
    batch =
        new InputBatch(
            bands,
            run.tiles().stream().map(job.layout()::window).toList(),
            run.tiles().stream().map(TilePlan.Tile::core).toList());
    fill(0, coarse);
  }

  /** The band's windows as read. */
  CoarsePlanes coarse() {
    return coarse;
  }

  /** All that the model is run on; inputs besides the band are fetched now. */
  ModelInputs inputs() {
    ModelInputs inputs =
        ModelInputs.ofBand(planes[0], batch.count(), batch.height(), batch.width());
    for (int i = 1; i < planes.length; i++) {
      fill(i, job.sources().get(i - 1));
      inputs = inputs.with(wanted.get(i).name(), planes[i]);
    }
    return inputs;
  }

  /** The band is given as coarse cells to all models, in whatever form their networks take it. */
  private void fill(final int i, final InputSource source) {
    final ModelInput input = i == 0 ? wanted.get(0).withFactor(1) : wanted.get(i);
    final int cells = batch.height() * batch.width();
    final int count = Math.multiplyExact(batch.count() * cells, input.valuesPerCell());
    if (planes[i].length < count) {
      planes[i] = new float[count];
    }
    source.fill(input, batch, planes[i]);
    if (i > 0) {
      checkFinite(input, planes[i], count);
    }
  }

  private static void checkFinite(final ModelInput input, final float[] values, final int count) {
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(values[i])) {
        throw new RasterException(
            ErrorCode.UNUSABLE_MODEL,
            "the model's input '"
                + input.name()
                + "' has cells without a finite value where the raster has data");
      }
    }
  }
}

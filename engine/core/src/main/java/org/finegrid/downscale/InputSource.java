package org.finegrid.downscale;

import org.finegrid.model.ModelInput;

/**
 * Supplies one input of a model for windows of the raster that is made finer. What it supplies for
 * a cell must depend on the cell's place alone, not on the window, or tiles will show. The sources
 * of a run are shared by its workers, so they must be safe to use from several threads at once.
 */
interface InputSource {

  /** The name of the model's input. */
  String name();

  /**
   * Fills in the values of some windows, brought into the model's range as the input requires.
   *
   * @param input what the model takes
   * @param batch the windows
   * @param planes receives {@code [batch.count(), channels, height·factor, width·factor]} finite
   *     values; may be longer
   */
  void fill(ModelInput input, InputBatch batch, float[] planes);
}

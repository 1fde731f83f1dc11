package org.finegrid.model;

import java.io.Closeable;
import java.util.List;
import java.util.OptionalInt;

/**
 * Turns planes of coarse cells into planes of fine ones. Safe to use from several threads at once.
 */
public interface SuperResolutionModel extends Closeable {

  /** The model's card. */
  ModelCard card();

  /** Fine cells per coarse cell and axis. */
  int factor();

  /**
   * Coarse cells on each side that can influence a cell. The outermost so many cells of a window
   * come out contaminated by its border. Empty where there is no bound.
   */
  OptionalInt halo();

  /**
   * The only window size the model takes, coarse cells along each axis; empty where any will do.
   */
  default OptionalInt fixedEdge() {
    return OptionalInt.empty();
  }

  /**
   * The sides of a window, in coarse cells, and its place on the grid must be multiples of this.
   * Greater than 1 for networks that make their cells coarser on the way.
   */
  default int multiple() {
    return 1;
  }

  /** The largest number of planes it takes at once. */
  default int maxBatch() {
    return Integer.MAX_VALUE;
  }

  /** Where it runs: {@code java}, {@code cpu}, {@code cuda:0}. */
  String device();

  /**
   * What it takes, the band first. The band is given as coarse cells to all models: one whose
   * network takes the bicubic upsampling makes that itself.
   */
  default List<ModelInput> inputs() {
    return card().inputs();
  }

  /**
   * Runs the model.
   *
   * @param inputs windows of the band, with all further {@link #inputs()} of the model
   * @param fine receives {@code [n, h·f, w·f]} values for n windows of h × w coarse cells
   * @throws org.finegrid.grid.RasterException where an input is missing, or the run fails
   */
  void apply(ModelInputs inputs, float[] fine);

  /**
   * Runs a model that takes the band alone.
   *
   * @param coarse {@code n} planes of {@code h} rows of {@code w} finite values
   * @param fine receives {@code n} planes of {@code h·f} rows of {@code w·f} values
   */
  default void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    apply(ModelInputs.ofBand(coarse, n, h, w), fine);
  }

  /**
   * Ends what other threads are running as soon as can be, for good: their runs fail, and so do
   * later ones. What takes little time may run to its end instead.
   */
  default void stop() {}

  @Override
  void close();
}

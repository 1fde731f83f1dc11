package org.finegrid.downscale;

/** Hears how far a run is. Called from worker threads, one at a time. */
@FunctionalInterface
public interface ProgressListener {

  /**
   * Some cells are done.
   *
   * @param stage what is being done, for people: {@code statistics}, {@code downscaling}
   * @param done fine cells done so far in this stage
   * @param total fine cells of this stage
   */
  void progress(String stage, long done, long total);

  /** Hears nothing. */
  static ProgressListener none() {
    return (stage, done, total) -> {};
  }
}

package org.finegrid.training;

import java.util.OptionalDouble;

/**
 * Told how training goes on, one thing at a time, and asked whether to stop. While data are loaded
 * or taught, not always from the same thread.
 */
public interface TrainingListener {

  /**
   * Work went on.
   *
   * @param stage what is being done, one or two words
   * @param done steps done of this stage
   * @param total steps of this stage
   * @param loss of late, where the stage has one
   * @param psnr of the validation data, in dB, where it is known
   */
  void progress(String stage, long done, long total, OptionalDouble loss, OptionalDouble psnr);

  /** Whether to stop as soon as possible; the method then throws {@link TrainingStopped}. */
  default boolean stopped() {
    return false;
  }
}

package org.finegrid.training.data;

import java.util.List;
import java.util.Optional;
import org.finegrid.grid.ParameterName;
import org.finegrid.training.TrainingParameters;

/**
 * How to make training data of fields.
 *
 * @param factor fine cells per coarse cell and axis
 * @param aggregation how coarse cells are made; empty: bicubic for images, else the mean
 * @param validation the share of the data to choose by
 * @param test the share of the data that only scores the finished model; 0 for none
 * @param scales sizes at which each field is learned from, relative to its own; 1 for the field
 *     itself
 * @param blurs standard deviations in cells of Gaussians that fields which are not generated are
 *     learned from behind; 0 for the field itself
 * @param shifts at how many places along each axis the grid of coarse cells begins, on fields that
 *     are not generated: 2 makes four times as many of one field
 * @param maxBands of a raster with more bands, this many are taken, evenly spread
 * @param seed of what is held out
 */
public record DataOptions(
    int factor,
    Optional<Aggregation> aggregation,
    double validation,
    double test,
    List<Double> scales,
    List<Double> blurs,
    int shifts,
    int maxBands,
    long seed) {
  private static final int MOST_FACTOR = 16;

  /** Refuses what cannot be. */
  public DataOptions {
    scales = List.copyOf(scales);
    blurs = List.copyOf(blurs);
    if (factor < 2 || factor > MOST_FACTOR) {
      throw TrainingParameters.invalid(
          ParameterName.FACTOR, factor, "from 2 to " + MOST_FACTOR + " is needed");
    }
    if (!(validation > 0 && validation <= 0.5)) {
      throw TrainingParameters.invalid(
          TrainingParameters.VALIDATION, validation, "a share above 0 and up to 0.5 is needed");
    }
    if (!(test >= 0 && test <= 0.5)) {
      throw TrainingParameters.invalid(
          TrainingParameters.TEST, test, "a share from 0 to 0.5 is needed");
    }
    if (scales.isEmpty() || scales.stream().anyMatch(each -> !(each >= 0.1 && each <= 1))) {
      throw TrainingParameters.invalid(
          TrainingParameters.SCALES, scales, "numbers from 0.1 to 1 are needed");
    }
    if (blurs.isEmpty() || blurs.stream().anyMatch(each -> !(each >= 0 && each <= 10))) {
      throw TrainingParameters.invalid(
          TrainingParameters.BLURS, blurs, "numbers from 0 to 10 are needed");
    }
    if (shifts < 1 || shifts > factor) {
      throw TrainingParameters.invalid(
          TrainingParameters.SHIFTS, shifts, "from 1 to the factor, " + factor + ", is needed");
    }
    if (maxBands < 1) {
      throw TrainingParameters.invalid(
          TrainingParameters.MAX_BANDS, maxBands, "at least 1 is needed");
    }
  }

  /**
   * A tenth to choose by and a tenth to score, no rescaled or blurred copies, at most 24 bands of a
   * raster.
   */
  public static DataOptions defaults(final int factor) {
    return new DataOptions(
        factor, Optional.empty(), 0.1, 0.1, List.of(1.0), List.of(0.0), 1, 24, 0);
  }
}

package org.finegrid.downscale;

import java.util.List;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.internal.climate.MinMax;
import org.finegrid.internal.climate.RunningStatistics;
import org.finegrid.model.SuperResolutionModel;

/** What a run must have kept before its output may be used. */
final class OutputVerification {
  /** A sound network's output stays within this many times the range of its input. */
  private static final double FARTHEST = 1000;

  private static final double MASS = 1e-6;

  /** How many steps of 32-bit floats rounding may take, generously. */
  private static final int STEPS = 8;

  private OutputVerification() {}

  /** Whether a model can make any values at all: interpolation cannot. */
  static boolean canBreak(final SuperResolutionModel model) {
    return !model.device().equals("java");
  }

  /**
   * Checks the figures of a run.
   *
   * @throws RasterException where the model's values cannot be a finer field, or means are not kept
   */
  static void check(final Job job, final List<Worker.Outcome> outcomes) {
    final RunningStatistics[] tallies = RunReportBuilder.tallies(job, outcomes);
    for (int b = 0; b < tallies.length; b++) {
      final String band = job.reader().description().bands().get(b).name();
      checkRange(job, band, tallies[b]);
      if (job.conservations().get(b) != Conservation.NONE) {
        checkMass(job, band, tallies[b]);
      }
    }
  }

  private static void checkRange(final Job job, final String band, final RunningStatistics tally) {
    final MinMax input = tally.modelInput();
    final MinMax made = tally.modelOutput();
    if (!input.any() || !made.any()) {
      return;
    }
    final double size = Math.max(Math.abs(input.smallest()), Math.abs(input.largest()));
    final double allowance = FARTHEST * (input.range() > 0 ? input.range() : Math.max(1, size));
    if (made.smallest() < input.smallest() - allowance
        || made.largest() > input.largest() + allowance) {
      throw new RasterException(
          ErrorCode.INVALID_RESULT,
          "model "
              + job.model().card().name()
              + ": made values from "
              + made.smallest()
              + " to "
              + made.largest()
              + " of values from "
              + input.smallest()
              + " to "
              + input.largest()
              + " (band "
              + band
              + "), which cannot be a finer version of it; the model is corrupt, or not made for this kind of data");
    }
  }

  private static void checkMass(final Job job, final String band, final RunningStatistics tally) {
    if (tally.coarseCells() == 0 || tally.cellsOutOfBounds() > 0) {
      // Where bounds do not allow a mean it is not kept, and a note reports that.
      return;
    }
    // Only covariates can make children far larger than their coarse cells.
    final double child =
        job.covariates().isEmpty()
            ? 0
            : Math.max(Math.abs(tally.fineMinimum()), Math.abs(tally.fineMaximum()));
    final double largest =
        Math.max(child, Math.max(Math.abs(tally.coarseMinimum()), Math.abs(tally.coarseMaximum())));
    final int children = job.model().factor() * job.model().factor();
    final double rounding = STEPS * (double) Math.ulp((float) (children * largest));
    final double allowed = Math.max(MASS * tally.standardDeviation(), rounding);
    if (tally.massError() > allowed) {
      throw new RasterException(
          ErrorCode.INVALID_RESULT,
          "model "
              + job.model().card().name()
              + ": the mean of a cell's children is "
              + tally.massError()
              + " off where rounding explains "
              + allowed
              + " (band "
              + band
              + "); its values are too large for 32-bit floats");
    }
  }
}

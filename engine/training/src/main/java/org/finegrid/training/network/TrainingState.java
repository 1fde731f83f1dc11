package org.finegrid.training.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The state of a training: a checkpoint's content. */
final class TrainingState {
  /** A gain of fewer decibels is no improvement. */
  private static final double PROGRESS = 1e-3;

  /** Of a validation; a file that has more is corrupt. */
  private static final int MOST_PARTS = 1 << 16;

  private final float[] weights;
  private final float[] averaged;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private final float[] kept;
  private int iteration;
  private Optional<ValidationResult> best = Optional.empty();
  private int stale;
  private double seconds;

  TrainingState(final int count) {
    weights = new float[count];
    averaged = new float[count];
    firstMoment = new float[count];
    secondMoment = new float[count];
    kept = new float[count];
  }

  /** The first weights. */
  void start(final float[] values) {
    System.arraycopy(values, 0, weights, 0, values.length);
    System.arraycopy(values, 0, averaged, 0, values.length);
    System.arraycopy(values, 0, kept, 0, values.length);
  }

  /** What is trained; changed in place. */
  float[] weights() {
    return weights;
  }

  /** Their moving average, which is what is shipped; changed in place. */
  float[] averaged() {
    return averaged;
  }

  /** The optimiser's mean of gradients; changed in place. */
  float[] firstMoment() {
    return firstMoment;
  }

  /** The optimiser's mean of squared gradients; changed in place. */
  float[] secondMoment() {
    return secondMoment;
  }

  /**
   * The last averaged weights that are as good on the validation data as the best, within the
   * standard error. Validation data are few, and the very best of many validations is so by chance
   * as well; of equals, those that learned longer, at a lower rate, do better elsewhere. (Breiman
   * et al., Classification and regression trees, 1984, choose the simplest tree so.)
   */
  float[] kept() {
    return kept;
  }

  /** Steps done. */
  int iteration() {
    return iteration;
  }

  /** A step was done. */
  void stepped() {
    iteration++;
  }

  /** How long training took so far, over all its runs. */
  double seconds() {
    return seconds;
  }

  /** Training took longer by so much. */
  void took(final double more) {
    seconds += more;
  }

  /** How many validations in a row brought no improvement. */
  int stale() {
    return stale;
  }

  /** Takes the validation result of the averaged weights. */
  void validated(final ValidationResult result) {
    final double before = best.map(ValidationResult::psnr).orElse(Double.NEGATIVE_INFINITY);
    final double psnr = result.psnr();
    stale = psnr > before + PROGRESS ? 0 : stale + 1;
    if (psnr > before) {
      best = Optional.of(result);
    }
    if (best.isPresent() && result.asGoodAs(best.get())) {
      System.arraycopy(averaged, 0, kept, 0, averaged.length);
    }
  }

  void write(final DataOutputStream out) throws IOException {
    out.writeInt(weights.length);
    out.writeInt(iteration);
    out.writeInt(stale);
    out.writeDouble(seconds);
    final double[] squares = best.map(ValidationResult::squares).orElse(new double[0]);
    out.writeInt(squares.length);
    for (final double square : squares) {
      out.writeDouble(square);
    }
    for (final float[] each : all()) {
      for (final float value : each) {
        out.writeFloat(value);
      }
    }
  }

  /** Reads what was written; false where that is of another network, or corrupt. */
  boolean read(final DataInputStream in) throws IOException {
    if (in.readInt() != weights.length) {
      return false;
    }
    iteration = in.readInt();
    stale = in.readInt();
    seconds = in.readDouble();
    final int parts = in.readInt();
    if (parts < 0 || parts > MOST_PARTS) {
      return false;
    }
    final double[] squares = new double[parts];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = in.readDouble();
    }
    best = squares.length == 0 ? Optional.empty() : Optional.of(new ValidationResult(squares));
    for (final float[] each : all()) {
      for (int i = 0; i < each.length; i++) {
        each[i] = in.readFloat();
      }
    }
    return true;
  }

  private float[][] all() {
    return new float[][] {weights, averaged, firstMoment, secondMoment, kept};
  }
}

package org.finegrid.training.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** All that training goes on from: a checkpoint's content. */
final class State {
  /** A gain of fewer decibels is none. */
  private static final double PROGRESS = 1e-3;

  private final float[] weights;
  private final float[] averaged;
  private final float[] firstMoment;
  private final float[] secondMoment;
  private final float[] best;
  private int iteration;
  private double bestPsnr = Double.NEGATIVE_INFINITY;
  private int stale;
  private double seconds;

  State(final int count) {
    weights = new float[count];
    averaged = new float[count];
    firstMoment = new float[count];
    secondMoment = new float[count];
    best = new float[count];
  }

  /** The first weights. */
  void start(final float[] values) {
    System.arraycopy(values, 0, weights, 0, values.length);
    System.arraycopy(values, 0, averaged, 0, values.length);
    System.arraycopy(values, 0, best, 0, values.length);
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

  /** The averaged weights that did best on the validation data. */
  float[] best() {
    return best;
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

  /** How many judgements in a row were no better than the best. */
  int stale() {
    return stale;
  }

  /** The averaged weights were judged. */
  void judged(final double psnr) {
    stale = psnr > bestPsnr + PROGRESS ? 0 : stale + 1;
    if (psnr > bestPsnr) {
      bestPsnr = psnr;
      System.arraycopy(averaged, 0, best, 0, averaged.length);
    }
  }

  void write(final DataOutputStream out) throws IOException {
    out.writeInt(weights.length);
    out.writeInt(iteration);
    out.writeDouble(bestPsnr);
    out.writeInt(stale);
    out.writeDouble(seconds);
    for (final float[] each : all()) {
      for (final float value : each) {
        out.writeFloat(value);
      }
    }
  }

  /** Takes over what was written; false where that is of another network. */
  boolean read(final DataInputStream in) throws IOException {
    if (in.readInt() != weights.length) {
      return false;
    }
    iteration = in.readInt();
    bestPsnr = in.readDouble();
    stale = in.readInt();
    seconds = in.readDouble();
    for (final float[] each : all()) {
      for (int i = 0; i < each.length; i++) {
        each[i] = in.readFloat();
      }
    }
    return true;
  }

  private float[][] all() {
    return new float[][] {weights, averaged, firstMoment, secondMoment, best};
  }
}

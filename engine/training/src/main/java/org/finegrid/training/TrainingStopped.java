package org.finegrid.training;

/** Training was stopped because its caller asked for that. */
public final class TrainingStopped extends RuntimeException {

  /** For the method that was stopped. */
  public TrainingStopped() {
    super("training was stopped");
  }
}

package org.finegrid.smoke;

/** A check that cannot be run here; the message has the reason. */
final class CheckSkipped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a reason for people. */
  CheckSkipped(final String reason) {
    super(reason);
  }
}

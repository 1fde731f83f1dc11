package org.finegrid.smoke;

/** A failed check; the message has the actual and the expected result. */
final class CheckFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for people. */
  CheckFailure(final String message) {
    super(message);
  }

  /** With a sentence for people, and where it comes from. */
  CheckFailure(final String message, final Throwable cause) {
    super(message, cause);
  }

  /** Fails unless something is so. */
  static void unless(final boolean right, final String message) {
    if (!right) {
      throw new CheckFailure(message);
    }
  }
}

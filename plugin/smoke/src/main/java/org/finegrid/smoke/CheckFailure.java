package org.finegrid.smoke;

/** What a server did is not what it should do; the message says both in one sentence. */
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

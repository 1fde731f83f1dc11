package org.finegrid.grid;

/**
 * The one failure that Finegrid reports to its callers: a sentence for the user that names the file
 * or parameter, what is wrong and what to do. The cause, where there is one, is for {@code
 * --debug}.
 */
public class RasterException extends RuntimeException {

  /** A failure that has no deeper cause than the input itself. */
  public RasterException(final String sentence) {
    super(sentence);
  }

  /** A failure with the exception that revealed it. */
  public RasterException(final String sentence, final Throwable cause) {
    super(sentence, cause);
  }
}

package org.finegrid.io;

import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/**
 * A sound file of a kind that one reader does not read and another may: a compression, a type of
 * values, a version of a format. Damaged files are not of this kind.
 */
public final class UnsupportedFileException extends RasterException {

  /** A refusal in a sentence for the user. */
  public UnsupportedFileException(final String sentence) {
    super(ErrorCode.UNSUPPORTED_INPUT, sentence);
  }

  /** A refusal with the exception that revealed it. */
  public UnsupportedFileException(final String sentence, final Throwable cause) {
    super(ErrorCode.UNSUPPORTED_INPUT, sentence, cause);
  }
}

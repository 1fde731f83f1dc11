package org.finegrid.geoserver;

import org.geotools.process.ProcessException;

/**
 * The error of a rejected request: one sentence. GeoServer writes each failure of a process into
 * its log, with all of its trace, and into the answer, with the sentences of all of its causes; so
 * this has neither.
 */
final class RejectedRequest extends ProcessException {
  private static final long serialVersionUID = 1L;

  /** A refusal with its sentence. */
  RejectedRequest(final String sentence) {
    super(sentence);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

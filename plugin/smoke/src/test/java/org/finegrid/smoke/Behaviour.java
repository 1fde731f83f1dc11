package org.finegrid.smoke;

import org.geotools.coverage.grid.GridCoverage2D;

/** What a stand-in does; it does right unless a test has it do otherwise. */
class Behaviour {

  /** Whether a process is there. */
  boolean has(final String process) {
    return true;
  }

  /** The value that a process gets instead of what was sent; null: none. */
  Object value(final String parameter, final Object sent) {
    return sent;
  }

  /** The result that is written instead of a process' own. */
  GridCoverage2D result(final GridCoverage2D made) {
    return made;
  }

  /** The GeoTIFF that is answered instead of the one that was written. */
  byte[] tiff(final byte[] written) {
    return written;
  }

  /** The text that is written instead of a process' own. */
  String text(final String made) {
    return made;
  }

  /** The sentence that is told instead of a failure's own. */
  String sentence(final String sentence) {
    return sentence;
  }

  /** Whether those who ask for a raster are told of failures. */
  boolean tellsFailures() {
    return true;
  }

  /** Whether a dismissal reaches the process. */
  boolean dismisses() {
    return true;
  }

  /** How far a run is said to be. */
  int percent(final int percent) {
    return percent;
  }
}

package org.finegrid.evaluate;

/** Placeholder name for links. */
final class HtmlReport {
  private HtmlReport() {}
}

package org.finegrid.smoke;

/**
 * One thing that has to work, one row of the table.
 *
 * @param name what is checked
 * @param body checks it
 */
record Check(String name, Body body) {

  /** Does the work of a check. */
  @FunctionalInterface
  interface Body {

    /**
     * Returns where all is well.
     *
     * @throws CheckFailure where it is not
     * @throws CheckSkipped where that cannot be told here
     * @throws Exception where the server cannot be reached or answers in no way that can be read
     */
    void run() throws Exception;
  }
}

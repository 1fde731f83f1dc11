package org.finegrid.smoke;

/**
 * One thing that has to work, one row of the table.
 *
 * @param name what is checked
 * @param body checks it
 */
record Check(String name, Body body) {

  /** Runs a check. */
  @FunctionalInterface
  interface Body {

    /**
     * Returns where the check passes.
     *
     * @throws CheckFailure where it is not
     * @throws CheckSkipped where that cannot be checked here
     * @throws Exception where the server cannot be reached or gives a response that cannot be read
     */
    void run() throws Exception;
  }
}

package org.finegrid.smoke;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Runs checks and prints a row for each as soon as it ends. */
final class Scorecard {
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private final long start = System.nanoTime();
  private int passed;
  private int failed;
  private int skipped;

  /** Prints to a writer. */
  Scorecard(final PrintWriter out) {
    this.out = out;
  }

  /**
   * Runs checks, one after the other.
   *
   * @return whether none failed
   */
  boolean run(final List<Check> checks) throws InterruptedException {
    final int before = failed;
    for (final Check check : checks) {
      run(check);
    }
    return failed == before;
  }

  private void run(final Check check) throws InterruptedException {
    final long begin = System.nanoTime();
    try {
      check.body().run();
      passed++;
      row("pass", begin, check.name());
    } catch (CheckSkipped e) {
      skipped++;
      row("skip", begin, check.name() + ": " + Sentence.inOneLine(e.getMessage()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failed++;
      row("FAIL", begin, check.name() + ": " + Sentence.of(e));
    }
  }

  private void row(final String result, final long begin, final String text) {
    out.printf(Locale.ROOT, "%-4s  %7.2f s  %s%n", result, seconds(begin), text);
  }

  private static double seconds(final long begin) {
    return (System.nanoTime() - begin) / NANOS;
  }

  /**
   * Prints the totals.
   *
   * @return whether nothing failed
   */
  boolean end() {
    out.printf(
        Locale.ROOT,
        "%d passed, %d failed, %d skipped in %.1f s%n",
        passed,
        failed,
        skipped,
        seconds(start));
    return failed == 0;
  }
}

package org.finegrid.smoke;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** Runs that go on after the answer: progress, results, dismissal. */
final class AsynchronousChecks {
  private static final long POLL_MILLIS = 100;
  private static final long PATIENCE_MILLIS = 600_000;

  /** A run that ends before its progress can be seen is repeated with a larger factor. */
  private static final int[] FACTORS = {16, 32, 64};

  private final Server server;
  private final FineCheck check;
  private final long dismissalSeconds;

  /**
   * Runs of a server.
   *
   * @param dismissalSeconds until a run that was dismissed has to be over
   */
  AsynchronousChecks(final Server server, final FineCheck check, final long dismissalSeconds) {
    this.server = server;
    this.check = check;
    this.dismissalSeconds = dismissalSeconds;
  }

  /** One check for each of the two samples. */
  List<Check> checks() {
    return List.of(
        new Check("downscale-asynchronous.xml: status, result, report", this::result),
        new Check("downscale-asynchronous.xml: progress goes up", this::progress),
        new Check("downscale-long.xml: Dismiss ends it", this::dismissal));
  }

  private void result() throws IOException, InterruptedException {
    final ExecuteRequest request =
        ExecuteRequest.sample("downscale-asynchronous.xml").with("factor", 4);
    final Execution.State end = end(Execution.begin(server, request), new TreeSet<>());
    JsonOutputChecks.check(
        SynchronousChecks.output(end.document(), "report", "LiteralData"),
        request.data(),
        request.factor());
    final Element reference =
        Xml.first(SynchronousChecks.output(end.document(), "result"), "Reference")
            .orElseThrow(() -> new CheckFailure("the result is no reference"));
    // With or without the namespace: servers differ.
    final String address =
        reference.hasAttribute("href")
            ? reference.getAttribute("href")
            : reference.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    check.tiff(server.follow(address).as("image/tiff").body(), request.data(), request.factor());
  }

  private void progress() throws IOException, InterruptedException {
    for (final int factor : FACTORS) {
      final Set<Integer> seen = new TreeSet<>();
      end(
          Execution.begin(
              server, ExecuteRequest.sample("downscale-asynchronous.xml").with("factor", factor)),
          seen);
      if (seen.stream().anyMatch(each -> each > 0 && each < 100)) {
        return;
      }
    }
    throw new CheckFailure("the status was never between 0 and 100 percent during the run");
  }

  /** Waits for a run's end; percentages must not fall. */
  private static Execution.State end(final Execution execution, final Set<Integer> seen)
      throws IOException, InterruptedException {
    final long start = System.nanoTime();
    int last = 0;
    while (millisSince(start) < PATIENCE_MILLIS) {
      final Execution.State state = execution.state();
      CheckFailure.unless(
          state.phase() != Execution.Phase.FAILED, "the run failed: " + text(state));
      CheckFailure.unless(
          state.percent() >= last,
          "progress went from " + last + " to " + state.percent() + " percent");
      last = state.percent();
      seen.add(last);
      if (state.phase() == Execution.Phase.SUCCEEDED) {
        return state;
      }
      Thread.sleep(POLL_MILLIS);
    }
    execution.dismiss();
    throw new CheckFailure("the run did not end within " + PATIENCE_MILLIS / 1000 + " s");
  }

  private void dismissal() throws IOException, InterruptedException {
    final Execution execution =
        Execution.begin(server, ExecuteRequest.sample("downscale-long.xml"));
    awaitWork(execution);
    execution.dismiss();
    final long start = System.nanoTime();
    while (millisSince(start) < dismissalSeconds * 1000) {
      final Execution.State state = execution.state();
      CheckFailure.unless(
          state.phase() != Execution.Phase.SUCCEEDED, "a run that was dismissed succeeded");
      if (state.phase() == Execution.Phase.FAILED) {
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new CheckFailure(
        "the run was still active " + dismissalSeconds + " s after it was dismissed");
  }

  /** Waits for the run to begin: dismissing a queued run would prove little. */
  private static void awaitWork(final Execution execution)
      throws IOException, InterruptedException {
    final long start = System.nanoTime();
    while (millisSince(start) < PATIENCE_MILLIS) {
      final Execution.State state = execution.state();
      CheckFailure.unless(
          state.phase() != Execution.Phase.FAILED,
          "the run failed before it was dismissed: " + text(state));
      CheckFailure.unless(
          state.phase() != Execution.Phase.SUCCEEDED, "the run ended before it was dismissed");
      if (state.percent() > 0) {
        return;
      }
      Thread.sleep(POLL_MILLIS);
    }
    execution.dismiss();
    throw new CheckFailure("the run did not begin within " + PATIENCE_MILLIS / 1000 + " s");
  }

  private static String text(final Execution.State state) {
    return state.document().getDocumentElement().getTextContent();
  }

  private static long millisSince(final long nanos) {
    return (System.nanoTime() - nanos) / 1_000_000;
  }
}

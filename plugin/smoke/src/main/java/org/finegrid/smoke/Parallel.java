package org.finegrid.smoke;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many requests at once. */
final class Parallel {
  private final Server server;
  private final FineCheck check;
  private final int requests;

  Parallel(final Server server, final FineCheck check, final int requests) {
    this.server = server;
    this.check = check;
    this.requests = requests;
  }

  /** That all are answered alike and right. */
  Check check() {
    return new Check(requests + " concurrent requests get the same response", this::alike);
  }

  private void alike() throws Exception {
    final ExecuteRequest request = ExecuteRequest.sample(SynchronousChecks.ARC_GRID_FILE);
    final ExecutorService threads = Executors.newFixedThreadPool(requests);
    try {
      final CompletionService<byte[]> answers = new ExecutorCompletionService<>(threads);
      final List<Future<byte[]>> sent = new ArrayList<>();
      for (int i = 0; i < requests; i++) {
        sent.add(answers.submit(() -> server.execute(request).as("image/tiff").body()));
      }
      final Raster first = check.tiff(take(answers), request.data(), request.factor());
      for (int i = 1; i < sent.size(); i++) {
        final Raster next = Raster.ofTiff(take(answers));
        CheckFailure.unless(
            next.grid().x().equals(first.grid().x())
                && next.grid().y().equals(first.grid().y())
                && next.grid().reference().name().equals(first.grid().reference().name())
                && next.noData().equals(first.noData())
                && Arrays.deepEquals(next.bands(), first.bands()),
            "response number " + (i + 1) + " differs from the first");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static byte[] take(final CompletionService<byte[]> answers) throws Exception {
    try {
      return answers.take().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception failure ? failure : e;
    }
  }
}

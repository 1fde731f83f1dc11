package org.finegrid.internal.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.SuperResolutionModel;

/**
 * Opens a model on a thread of its own, which can be left: ONNX Runtime does not let itself stop.
 */
public final class CancellableOpening {
  private static final long POLL_MILLIS = 50;

  private CancellableOpening() {}

  /**
   * Opens a model.
   *
   * @param cancelled polled often; once it returns true, the model is closed when it is open
   * @throws RasterException where it was cancelled, or as opening has it
   */
  public static SuperResolutionModel run(
      final String source,
      final Supplier<SuperResolutionModel> load,
      final BooleanSupplier cancelled) {
    final CompletableFuture<SuperResolutionModel> opened = new CompletableFuture<>();
    final Thread thread = new Thread(() -> complete(opened, load), "finegrid-opening");
    thread.setDaemon(true);
    thread.start();
    try {
      while (true) {
        try {
          return opened.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          if (cancelled.getAsBoolean()) {
            throw left(source, opened);
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw (Error) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw left(source, opened);
    }
  }

  private static void complete(
      final CompletableFuture<SuperResolutionModel> opened,
      final Supplier<SuperResolutionModel> load) {
    try {
      opened.complete(load.get());
    } catch (RuntimeException | Error e) {
      opened.completeExceptionally(e);
    }
  }

  private static RasterException left(
      final String source, final CompletableFuture<SuperResolutionModel> opened) {
    opened.thenAccept(SuperResolutionModel::close);
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL, source + ": not opened, as that was cancelled");
  }
}

package org.finegrid.downscale;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;

/**
 * By what covariates are known again: the SHA-256 of their files. A thread of its own begins with
 * them while the model is opened, which leaves a processor idle.
 */
final class CovariateDigests implements Closeable {
  private static final int PIECE = 1 << 20;
  private static final long POLL_MILLIS = 100;

  private final Map<Path, Future<String>> begun = new HashMap<>();
  private final ExecutorService thread = DaemonThreads.pool(1, "finegrid-digest");
  private final AtomicLong done = new AtomicLong();
  private volatile boolean closed;

  private CovariateDigests() {}

  /** Begins with the files among the covariates that act; ends with closing. */
  static CovariateDigests begin(final Covariates covariates) {
    final CovariateDigests digests = new CovariateDigests();
    for (final Covariates.Covariate each : covariates.acting()) {
      file(each.source())
          .ifPresent(
              file ->
                  digests.begun.computeIfAbsent(
                      file, it -> digests.thread.submit(() -> digests.digest(it))));
    }
    return digests;
  }

  private static Optional<Path> file(final RasterSource source) {
    return source.file().map(RasterFormats::fileOf).filter(Files::isRegularFile);
  }

  private String digest(final Path file) {
    final MessageDigest digest = CellDigest.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      final byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0 && !closed; count = in.read(piece)) {
        digest.update(piece, 0, count);
        done.addAndGet(count);
      }
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The digest of a file's bytes. What is in memory, or in many files, has that of its cells.
   *
   * @param raster the open covariate
   */
  String of(
      final RasterSource source,
      final RasterReader raster,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final Optional<Path> file = file(source);
    if (file.isEmpty() || !begun.containsKey(file.get())) {
      return CellDigest.of(raster, progress, cancelled);
    }
    try {
      while (true) {
        try {
          return begun.get(file.get()).get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          report(file.get(), progress, cancelled);
        }
      }
    } catch (ExecutionException e) {
      throw WorkerResults.unchecked(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private void report(
      final Path file, final ProgressListener progress, final BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
    try {
      long all = 0;
      for (final Path each : begun.keySet()) {
        all += Files.size(each);
      }
      progress.progress(CellDigest.STAGE, Math.min(done.get(), all), all);
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
  }
}

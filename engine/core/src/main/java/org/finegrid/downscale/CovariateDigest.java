package org.finegrid.downscale;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.IoReason;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;

/** By what a covariate is known again: the SHA-256 of its file, or of its cells. */
final class CovariateDigest {
  private static final int PIECE = 1 << 20;
  private static final String STAGE = "reading covariates";

  private CovariateDigest() {}

  /**
   * The digest of a file's bytes. What is in memory, or in many files, has that of its cells: band
   * by band and row by row, as big-endian doubles.
   *
   * @param raster the open covariate
   */
  static String of(
      final RasterSource source,
      final RasterReader raster,
      final ProgressListener progress,
      final BooleanSupplier cancelled) {
    final Optional<Path> file =
        source.file().map(RasterFormats::fileOf).filter(Files::isRegularFile);
    return HexFormat.of()
        .formatHex(
            file.isPresent()
                ? ofFile(file.get(), progress, cancelled)
                : ofCells(raster, progress, cancelled));
  }

  private static byte[] ofFile(
      final Path file, final ProgressListener progress, final BooleanSupplier cancelled) {
    final MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      final CellCounter counter = new CellCounter(progress, STAGE, Files.size(file));
      final byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        stopIf(cancelled);
        digest.update(piece, 0, count);
        counter.add(count);
      }
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
    return digest.digest();
  }

  private static byte[] ofCells(
      final RasterReader raster, final ProgressListener progress, final BooleanSupplier cancelled) {
    final RasterDescription described = raster.description();
    final Window all = described.geometry().window();
    final int rows = Math.max(1, Math.min(all.height(), PIECE / Double.BYTES / all.width()));
    final double[][] plane = new double[1][rows * all.width()];
    final ByteBuffer bytes = ByteBuffer.allocate(plane[0].length * Double.BYTES);
    final MessageDigest digest = sha256();
    final CellCounter counter = new CellCounter(progress, STAGE, described.values());
    for (int band = 0; band < described.bands().size(); band++) {
      for (int row = 0; row < all.height(); row += rows) {
        stopIf(cancelled);
        final Window window = new Window(0, row, all.width(), Math.min(rows, all.height() - row));
        raster.read(new int[] {band}, window, plane);
        bytes.clear().asDoubleBuffer().put(plane[0], 0, (int) window.cells());
        digest.update(bytes.limit((int) window.cells() * Double.BYTES));
        counter.add(window.cells());
      }
    }
    return digest.digest();
  }

  private static void stopIf(final BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancelledException();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

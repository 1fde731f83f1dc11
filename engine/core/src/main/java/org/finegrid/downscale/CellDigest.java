package org.finegrid.downscale;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/**
 * The SHA-256 of a raster's cells: band by band and row by row, as big-endian doubles, for rasters
 * that are no single file.
 */
final class CellDigest {
  static final String STAGE = "reading covariates";

  private static final int PIECE = 1 << 20;

  private CellDigest() {}

  /** The digest in hexadecimal digits. */
  static String of(
      final RasterReader raster, final ProgressListener progress, final BooleanSupplier cancelled) {
    return HexFormat.of().formatHex(ofCells(raster, progress, cancelled));
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

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

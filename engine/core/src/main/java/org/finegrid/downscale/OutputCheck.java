package org.finegrid.downscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finegrid.grid.RasterException;
import org.finegrid.io.IoReason;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterFormats;

/** Refuses an output before any work is done for it. */
final class OutputCheck {

  private OutputCheck() {}

  static void check(final DownscaleRequest request) {
    final Path output = request.output();
    final RasterFormat format = RasterFormats.toWrite(output, request.target());
    if (Files.exists(request.input()) && Files.exists(output)) {
      final boolean same;
      try {
        same = Files.isSameFile(request.input(), output);
      } catch (IOException e) {
        throw new RasterException(output + ": cannot be looked at (" + IoReason.of(e) + ")", e);
      }
      if (same) {
        throw new RasterException(output + ": is the input itself; choose another name");
      }
    }
    format.check(output, request.overwrite(), request.target());
  }
}

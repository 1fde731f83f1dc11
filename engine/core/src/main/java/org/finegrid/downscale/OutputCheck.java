package org.finegrid.downscale;

import java.nio.file.Path;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.SamePath;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterFormats;

/** Refuses an output before any work is done for it. */
final class OutputCheck {

  private OutputCheck() {}

  static void check(final DownscaleRequest request) {
    final RasterTarget target = request.target();
    final Path output = target.file();
    final RasterFormat format = RasterFormats.toWrite(output, target.format());
    request.source().file().ifPresent(input -> checkApart(input, "the input", output));
    for (final Covariates.Covariate each : request.method().covariates().fields()) {
      each.source().file().ifPresent(file -> checkApart(file, each.name(), output));
    }
    format.check(output, target.overwrite(), target.format());
  }

  private static void checkApart(final Path named, final String what, final Path output) {
    final Path input = RasterFormats.fileOf(named);
    if (SamePath.of(input, output) || SamePath.isIn(input, output)) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          output + ": holds " + what + "; choose another name");
    }
    if (SamePath.isIn(output, input)) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          output + ": lies in " + what + "; choose another name");
    }
  }
}

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
    final Path output = request.output();
    final RasterFormat format = RasterFormats.toWrite(output, request.target());
    final Path input = RasterFormats.fileOf(request.input());
    if (SamePath.of(input, output)) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          output
              + (input.equals(request.input()) ? ": is the input itself" : ": holds the input")
              + "; choose another name");
    }
    if (SamePath.isIn(input, output)) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          output + ": holds the input; choose another name");
    }
    if (SamePath.isIn(output, input)) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          output + ": lies in the input; choose another name");
    }
    format.check(output, request.overwrite(), request.target());
  }
}

package org.finegrid.io.gdal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.io.netcdf.ClassicHeader;

/** Whether a classic NetCDF file is as long as its header declares, which GDAL does not check. */
final class NetcdfEnd {

  private NetcdfEnd() {}

  /**
   * Refuses a file that is cut short; files of other formats pass.
   *
   * @throws RasterException where it ends too early
   */
  static void check(final Path file) {
    final OptionalLong end = ClassicHeader.end(file);
    try {
      if (end.isPresent() && end.getAsLong() > Files.size(file)) {
        throw new RasterException(file + ": truncated file; fetch or write it again");
      }
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be read (" + IoReason.of(e) + ")", e);
    }
  }
}

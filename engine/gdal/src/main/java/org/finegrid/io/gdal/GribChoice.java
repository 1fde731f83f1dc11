package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;

/**
 * The variable that is read of a GRIB file.
 *
 * @param name GDAL's name of the file, or of its part from the variable's first message on: GDAL
 *     takes the grid of the first message for that of all
 * @param variable with its bands under that name
 * @param checked whether the file's messages were read by Finegrid as well
 */
record GribChoice(String name, GribVariable variable, boolean checked) {

  /**
   * The requested variable, or the only one.
   *
   * @param name GDAL's name of the file
   * @throws RasterException where the choice is not clear, or its grid is not one of rows and
   *     columns that are read
   */
  static GribChoice of(
      final Path file, final String name, final Dataset dataset, final ReadOptions options) {
    final Optional<GribFile> messages = GribFile.of(file);
    final List<GribField> fields = messages.map(GribFile::fields).orElse(List.of());
    final GribVariable variable = GribVariable.choose(file.toString(), dataset, fields, options);
    for (final int source : fields.isEmpty() ? new int[0] : variable.sources()) {
      fields
          .get(source - 1)
          .misread()
          .ifPresent(
              why -> {
                throw new RasterException(file + ": " + variable.name() + " " + why);
              });
    }
    if (messages.isEmpty() || variable.grid().equals(fields.get(0).grid())) {
      return new GribChoice(name, variable, messages.isPresent());
    }
    final int first = variable.firstSource() - 1;
    if (!fields.get(first).first()) {
      throw new RasterException(
          file
              + ": has fields on different grids in one message; split it first, such as with"
              + " grib_copy");
    }
    return new GribChoice(
        messages.get().from(fields.get(first).offset()), variable.from(first), true);
  }
}

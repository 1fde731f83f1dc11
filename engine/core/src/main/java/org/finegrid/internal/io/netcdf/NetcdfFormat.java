package org.finegrid.internal.io.netcdf;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.RasterFormat;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;

/**
 * NetCDF by the CF conventions. Reads classic, 64-bit offset and NetCDF-4 files; writes classic
 * files, with 64-bit offsets where they are larger than 2 GiB.
 */
public final class NetcdfFormat implements RasterFormat {

  @Override
  public String name() {
    return "NetCDF";
  }

  @Override
  public List<String> extensions() {
    return List.of("nc");
  }

  @Override
  public boolean recognises(final byte[] head) {
    return NetcdfSignature.of(head) != NetcdfSignature.NONE;
  }

  @Override
  public RasterReader open(final Path file, final ReadOptions options) {
    return NetcdfReader.open(file, options);
  }

  @Override
  public List<String> variables(final Path file, final ReadOptions options) {
    try (OpenFile open = OpenFile.open(file)) {
      return VariableChoice.all(open);
    }
  }

  @Override
  public RasterWriter create(
      final Path file, final RasterDescription description, final WriteOptions options) {
    return NetcdfWriter.create(file, description, options);
  }
}

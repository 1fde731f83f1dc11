package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.gdalmetadata.NetcdfItems;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;

/** The datasets in a file, under the names that users know: {@code NETCDF:"a.nc":tas} is tas. */
final class Subdatasets {
  private static final String DOMAIN = "SUBDATASETS";

  private Subdatasets() {}

  /** Their names, in the file's order; none where the file is one dataset. */
  static List<String> names(final Dataset dataset) {
    return List.copyOf(all(dataset).keySet());
  }

  private static Map<String, String> all(final Dataset dataset) {
    final Map<String, String> items = GdalCalls.items(dataset.GetMetadata_List(DOMAIN));
    final Map<String, String> found = new LinkedHashMap<>();
    for (int i = 1; items.containsKey("SUBDATASET_" + i + "_NAME"); i++) {
      final String name = items.get("SUBDATASET_" + i + "_NAME");
      // Bounds of coordinates are tables, not rasters.
      if (!items.getOrDefault("SUBDATASET_" + i + "_DESC", "").matches("\\[\\d+x2\\].*")) {
        final String last = name.substring(name.lastIndexOf(':') + 1).replaceFirst("^/+", "");
        found.put(last, name);
      }
    }
    return found;
  }

  /**
   * GDAL's name of the requested dataset, or of the only one.
   *
   * @param whole GDAL's name of the file
   * @throws RasterException with the names there are, where the choice is not clear
   */
  static String choose(
      final Path file, final Dataset dataset, final ReadOptions options, final String whole) {
    final Map<String, String> all = all(dataset);
    final String names = String.join(", ", all.keySet());
    if (options.variable().isPresent()) {
      final String wanted = options.variable().get();
      if (all.isEmpty() && isOnly(dataset, wanted)) {
        return whole;
      }
      if (!all.containsKey(wanted)) {
        throw new RasterException(
            file
                + ": holds no variable '"
                + wanted
                + (all.isEmpty() ? "'; leave the variable out" : "'; it holds " + names));
      }
      return all.get(wanted);
    }
    if (dataset.getRasterCount() > 0 || all.isEmpty()) {
      return whole;
    }
    if (all.size() > 1) {
      throw GdalCalls.several(file, all.keySet());
    }
    return all.values().iterator().next();
  }

  private static boolean isOnly(final Dataset dataset, final String wanted) {
    return dataset.getRasterCount() > 0
        && wanted.equals(dataset.GetRasterBand(1).GetMetadataItem(NetcdfItems.VARIABLE));
  }
}

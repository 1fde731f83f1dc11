package org.finegrid.io.gdal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.io.WriteOptions;
import org.gdal.gdal.Driver;
import org.gdal.gdal.gdal;

/**
 * A format that GDAL writes.
 *
 * @param name what users call it
 * @param driver GDAL's short name of its driver
 * @param arrays whether it is written as arrays with dimensions, not as bands
 */
record OutputFormat(String name, String driver, boolean arrays) {
  /** GDAL's own driver writes classic files by the name netCDF, which Finegrid does itself. */
  private static final List<OutputFormat> OWN_WAYS =
      List.of(
          new OutputFormat("NetCDF-4", "netCDF", true),
          new OutputFormat("Zarr", "Zarr", true),
          new OutputFormat("COG", "COG", false));

  private static final Pattern OPTION = Pattern.compile("<Option\\s+name=['\"]([^'\"]+)['\"]");

  /** Whether GDAL has a format of that name, or may have it once it is installed. */
  static boolean isKnown(final String name) {
    return OWN_WAYS.stream().anyMatch(each -> each.isCalled(name))
        || !GdalLibrary.isThere()
        || canCopy(gdal.GetDriverByName(name));
  }

  /** Whether a copy must be read again to know that it is whole. */
  boolean isChecked() {
    return driver.equals("Zarr");
  }

  private boolean isCalled(final String other) {
    final String plain = other.replace("-", "").toLowerCase(Locale.ROOT);
    return plain.equals(name.replace("-", "").toLowerCase(Locale.ROOT));
  }

  private static boolean canCopy(final Driver driver) {
    return driver != null
        && "YES".equals(driver.GetMetadataItem("DCAP_RASTER"))
        && ("YES".equals(driver.GetMetadataItem("DCAP_CREATECOPY"))
            || "YES".equals(driver.GetMetadataItem("DCAP_CREATE")));
  }

  /** The requested format; Zarr, which alone has an extension of its own, by default. */
  static OutputFormat of(final Path file, final WriteOptions.Target target) {
    final String name = target.format().orElse("Zarr");
    return OWN_WAYS.stream()
        .filter(each -> each.isCalled(name))
        .findFirst()
        .orElseGet(() -> new OutputFormat(name, name, false));
  }

  /**
   * Refuses what GDAL could not write, or would pass over in silence.
   *
   * @throws RasterException where this GDAL lacks the driver, or the driver an option
   */
  void check(final Path file, final WriteOptions.Target target) {
    final Driver found = gdal.GetDriverByName(driver);
    final boolean able =
        arrays
            ? found != null && "YES".equals(found.GetMetadataItem("DCAP_CREATE_MULTIDIMENSIONAL"))
            : canCopy(found);
    if (!able) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          file + ": this GDAL (" + gdal.VersionInfo("RELEASE_NAME") + ") writes no " + name);
    }
    final Set<String> known = known(found);
    for (final String key : target.creation().keySet()) {
      if (!known.contains(key.toUpperCase(Locale.ROOT))) {
        throw new RasterException(
            ErrorCode.UNSUPPORTED_OUTPUT,
            file + ": " + name + " has no creation option " + key + "; it has " + known);
      }
    }
  }

  private Set<String> known(final Driver found) {
    final Set<String> names = new LinkedHashSet<>();
    if (arrays) {
      names.addAll(options(found, "DMD_MULTIDIM_ARRAY_CREATIONOPTIONLIST"));
      names.addAll(ofFile(found));
      names.remove("ARRAY_DIMENSIONS");
    } else {
      names.addAll(options(found, "DMD_CREATIONOPTIONLIST"));
    }
    return names;
  }

  private static Set<String> ofFile(final Driver found) {
    return options(found, "DMD_MULTIDIM_DATASET_CREATIONOPTIONLIST");
  }

  private static Set<String> options(final Driver found, final String list) {
    final Set<String> names = new LinkedHashSet<>();
    final String text = found.GetMetadataItem(list);
    final Matcher matcher = OPTION.matcher(text == null ? "" : text);
    while (matcher.find()) {
      names.add(matcher.group(1).toUpperCase(Locale.ROOT));
    }
    return names;
  }

  /** Whether an option is of the whole file, not of its arrays. */
  boolean isOfFile(final String key) {
    return ofFile(gdal.GetDriverByName(driver)).contains(key.toUpperCase(Locale.ROOT));
  }

  /** The user's options, and defaults for the rest, keys in capitals. */
  Map<String, String> creation(final WriteOptions writing, final int bands) {
    final boolean deflate = writing.compression() == WriteOptions.Compression.DEFLATE;
    final Map<String, String> all = new LinkedHashMap<>(CreationDefaults.of(name, deflate, bands));
    writing
        .target()
        .creation()
        .forEach((key, value) -> all.put(key.toUpperCase(Locale.ROOT), value));
    return all;
  }

  /** The edge of the blocks of a Cloud-Optimized GeoTIFF; empty for others. */
  Optional<Integer> block(final WriteOptions writing, final int bands) {
    return Optional.ofNullable(creation(writing, bands).get("BLOCKSIZE"))
        .filter(size -> !arrays && size.matches("[1-9]\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(size -> size % 16 == 0);
  }
}

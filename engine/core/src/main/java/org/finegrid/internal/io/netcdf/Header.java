package org.finegrid.internal.io.netcdf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.SourceCoordinates;
import org.finegrid.internal.io.crs.CrsConverter;

/** Everything of a file but its cells: dimensions, attributes, coordinates, grid mapping. */
final class Header {
  private static final float DEFAULT_FILL = 9.96921e36f;

  /** Where the format's 32-bit sizes end; only the last variable may be larger. */
  private static final long LARGEST_INNER_VARIABLE = (1L << 32) - 4;

  private static final Pattern BOOKKEEPING = Pattern.compile("[A-Za-z_]\\w*#[A-Za-z_]\\w*");

  private final Path target;
  private final RasterDescription description;

  /**
   * Judges whether the raster fits the format.
   *
   * @throws RasterException where it does not
   */
  Header(final Path target, final RasterDescription description) {
    this.target = target;
    this.description = description;
    long bands = 1;
    for (final Dimension dimension : description.dimensions()) {
      bands *= dimension.size();
    }
    if (!description.dimensions().isEmpty() && bands != description.bands().size()) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          String.format(
              Locale.ROOT,
              "%s: has %d bands, which is not one for each of the %d steps",
              target,
              description.bands().size(),
              bands));
    }
    if (isSplit() && bandBytes() > LARGEST_INNER_VARIABLE) {
      throw new RasterException(
          ErrorCode.UNSUPPORTED_OUTPUT,
          String.format(
              Locale.ROOT,
              "%s: each band takes %.1f GiB; NetCDF holds one band of that size, not %d; write a"
                  + " GeoTIFF instead (.tif)",
              target,
              bandBytes() / 0x1p30,
              description.bands().size()));
    }
  }

  /** The value that stands for NoData: the input's own where it fits, else the format's default. */
  static float fill(final RasterDescription description) {
    final boolean floating = description.storedType().startsWith("float");
    // The NoData of packed integers, say -32767, may be a true value once unpacked.
    if (floating && description.noData().isPresent()) {
      final float own = (float) description.noData().getAsDouble();
      return Float.isFinite(own) ? own : DEFAULT_FILL;
    }
    return DEFAULT_FILL;
  }

  /** Whether the last row comes first in the file. */
  static boolean rowsReversed(final RasterDescription description) {
    return description.coordinates().map(SourceCoordinates::rowsReversed).orElse(false);
  }

  /** Whether each band is a variable of its own. */
  private boolean isSplit() {
    return description.dimensions().isEmpty() && description.bands().size() > 1;
  }

  private long bandBytes() {
    return 4 * description.geometry().window().cells();
  }

  /** The file up to its first cell; the bands follow without a gap. */
  ClassicFile.Head head() {
    final ClassicFile file = new ClassicFile();
    define(new CfDeclarations(file));
    return file.head();
  }

  private void define(final CfDeclarations definition) {
    final Map<String, Object> global = new LinkedHashMap<>();
    global.put("Conventions", "CF-1.8");
    description.globalAttributes().forEach(global::putIfAbsent);
    global.keySet().removeIf(Header::isBookkeeping);
    // The convention of GMT: the outer edges are exact where coordinates only imply them.
    global.put("node_offset", 1);
    definition.global(global);

    final AxisLabels labels = AxisLabels.of(description);
    final List<String> dimensions = new ArrayList<>();
    for (final Dimension each : description.dimensions()) {
      dimensions.add(definition.dimension(each));
    }
    dimensions.add(
        definition.axis(labels.y(), description.geometry().y(), rowsReversed(description)));
    dimensions.add(definition.axis(labels.x(), description.geometry().x(), false));

    final Map<String, Object> common = new LinkedHashMap<>();
    final List<String> scalars = new ArrayList<>();
    description
        .coordinates()
        .map(SourceCoordinates::scalars)
        .orElse(List.of())
        .forEach(each -> scalars.add(definition.scalar(each)));
    if (!scalars.isEmpty()) {
      common.put("coordinates", String.join(" ", scalars));
    }
    final Optional<GridMapping> mapping =
        CrsConverter.toGridMapping(description.geometry().reference());
    mapping.ifPresent(each -> common.put("grid_mapping", definition.gridMapping(each)));
    common.put("_FillValue", fill(description));

    for (int band = 0; band < (isSplit() ? description.bands().size() : 1); band++) {
      final Map<String, Object> attributes = attributes(description.bands().get(band));
      attributes.putAll(common);
      definition.cells(name(band), dimensions, attributes);
    }
  }

  private Map<String, Object> attributes(final BandDescription band) {
    final Map<String, Object> attributes = new LinkedHashMap<>(description.variableAttributes());
    if (!band.unit().isEmpty()) {
      attributes.putIfAbsent("units", band.unit());
    }
    if (!band.standardName().isEmpty()) {
      attributes.putIfAbsent("standard_name", band.standardName());
    }
    if (description.dimensions().isEmpty()) {
      band.metadata().forEach(attributes::putIfAbsent);
      attributes.keySet().removeIf(Header::isBookkeeping);
      if (!isNameOfVariable(band.name())) {
        attributes.putIfAbsent("long_name", band.name());
      }
      // Of the coarse cells, not of these.
      attributes.keySet().removeIf(key -> key.startsWith("STATISTICS_"));
    }
    return attributes;
  }

  /** Whether a band's name consists of its variable and steps, which a NetCDF file has anyway. */
  private boolean isNameOfVariable(final String name) {
    return name.isEmpty()
        || !description.variable().isEmpty()
            && (name + " ").startsWith(description.variable() + " ");
  }

  /**
   * Whether a name is GDAL's for something of a NetCDF file that the raster once was: a dimension
   * or {@code owner#attribute}. What holds of these is among dimensions and attributes by now.
   */
  private static boolean isBookkeeping(final String name) {
    return name.startsWith("NETCDF_") || BOOKKEEPING.matcher(name).matches();
  }

  private String name(final int band) {
    final String variable = UniqueNames.safe(description.variable());
    final String own = UniqueNames.safe(description.bands().get(band).name());
    if (!isSplit()) {
      return !variable.isEmpty() ? variable : !own.isEmpty() ? own : "band1";
    }
    if (!own.isEmpty()) {
      return own;
    }
    return (variable.isEmpty() ? "band" : variable) + "_" + (band + 1);
  }
}

package org.finegrid.io.gdal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterDescription;

/**
 * Bands that are no steps of time or level become a variable each. Of thousands, that makes files
 * that take minutes to write and to open, so that many bands of one kind are the steps of one
 * variable instead.
 */
final class ManyBands {
  /** So many variables a file of arrays gets. */
  static final int MAX_VARIABLES = 500;

  private static final String NAME = "band";
  private static final String VARIABLE = "values";

  private ManyBands() {}

  /** Whether the bands of a raster are to be steps of one variable. */
  static boolean isFor(final RasterDescription raster) {
    final List<BandDescription> bands = raster.bands();
    return raster.dimensions().isEmpty()
        && bands.size() > MAX_VARIABLES
        && bands.stream().map(ManyBands::kind).distinct().count() == 1;
  }

  /** What must be alike: all but the name. */
  private static BandDescription kind(final BandDescription band) {
    final Map<String, String> metadata = new LinkedHashMap<>(band.metadata());
    // Of the coarse cells.
    metadata.keySet().removeIf(key -> key.startsWith("STATISTICS_"));
    return new BandDescription("", band.unit(), band.standardName(), new int[0], metadata);
  }

  /** The same raster with its bands as steps along one more dimension. */
  static RasterDescription asSteps(final RasterDescription raster) {
    final List<BandDescription> bands = raster.bands();
    final BandDescription kind = kind(bands.get(0));
    final Map<String, Object> variable = new LinkedHashMap<>(raster.variableAttributes());
    kind.metadata().forEach(variable::putIfAbsent);
    return new RasterDescription(
        raster.geometry(),
        IntStream.range(0, bands.size())
            .mapToObj(
                i ->
                    new BandDescription(
                        "", kind.unit(), kind.standardName(), new int[] {i}, Map.of()))
            .toList(),
        List.of(dimension(bands)),
        raster.variable().isEmpty() ? VARIABLE : raster.variable(),
        variable,
        raster.globalAttributes(),
        raster.storedType(),
        raster.noData(),
        raster.layout(),
        raster.coordinates());
  }

  private static Dimension dimension(final List<BandDescription> bands) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("long_name", "number of the band");
    final List<String> names = bands.stream().map(BandDescription::name).toList();
    if (names.stream().anyMatch(name -> !name.isEmpty())) {
      attributes.put("band_names", String.join(", ", names));
    }
    return new Dimension(
        NAME,
        DoubleStream.iterate(1, i -> i + 1).limit(bands.size()).toArray(),
        Optional.empty(),
        attributes,
        List.of());
  }

  /** What a user should know of it. */
  static String note(final int bands) {
    return "the "
        + bands
        + " bands are steps of one variable along a dimension '"
        + NAME
        + "': a variable for each would take minutes to write and to open";
  }
}

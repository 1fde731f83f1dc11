package org.finegrid.internal.io.gdalmetadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.internal.io.cf.BandNames;
import org.finegrid.internal.io.cf.CfAttributes;

/**
 * A file's metadata and that of its bands, from GDAL's metadata items.
 *
 * @param bands the bands, with their steps along the dimensions
 * @param scales factor of each band's stored values
 * @param offsets what is then added
 * @param dimensions the outer dimensions that the items agree on
 * @param variable the variable that all bands name; empty where they do not
 * @param variableAttributes its attributes
 * @param globalAttributes the file's
 * @param axes the horizontal coordinates of the NetCDF file it came from
 */
public record RasterItems(
    List<BandDescription> bands,
    double[] scales,
    double[] offsets,
    List<Dimension> dimensions,
    String variable,
    Map<String, Object> variableAttributes,
    Map<String, Object> globalAttributes,
    Optional<AxisItems> axes) {

  /**
   * Combines metadata items.
   *
   * @param dataset the whole file's items
   * @param facts the metadata of each band
   */
  public static RasterItems of(final Map<String, String> dataset, final List<BandItems> facts) {
    final List<Map<String, String>> items = facts.stream().map(BandItems::items).toList();
    final List<Dimension> dimensions = NetcdfItems.dimensions(dataset, items);
    final String variable = NetcdfItems.variable(items);
    final Map<String, Object> own = new LinkedHashMap<>();
    if (!variable.isEmpty()) {
      own.putAll(NetcdfItems.attributes(dataset, variable));
      own.keySet().removeIf(CfAttributes::ofStorage);
      own.keySet().removeAll(CfAttributes.OF_PLACE);
    }
    final Optional<AxisItems> axes = AxisItems.read(dataset);
    // The reference is that of the GeoTIFF's own keys.
    final String mapping = dataset.getOrDefault(variable + "#grid_mapping", "");
    final Map<String, Object> global = new LinkedHashMap<>();
    dataset.forEach(
        (key, value) -> {
          final boolean described =
              !dimensions.isEmpty() && NetcdfItems.describesDimension(key, dimensions)
                  || !variable.isEmpty() && key.startsWith(variable + "#")
                  || !mapping.isEmpty() && key.startsWith(mapping + "#")
                  || axes.isPresent() && axes.get().claims(key);
          if (!described) {
            global.put(NetcdfItems.global(key), value);
          }
        });
    final List<BandDescription> bands = new ArrayList<>();
    final BandNames names = new BandNames(variable, dimensions);
    final String standardName = String.valueOf(own.getOrDefault("standard_name", ""));
    for (int i = 0; i < facts.size(); i++) {
      final int[] steps = NetcdfItems.steps(dimensions, i);
      final String usual =
          variable.isEmpty()
              ? items.get(i).getOrDefault(NetcdfItems.VARIABLE, "")
              : names.of(steps);
      bands.add(describe(facts.get(i), usual, steps, standardName));
    }
    return new RasterItems(
        bands,
        facts.stream().mapToDouble(BandItems::scale).toArray(),
        facts.stream().mapToDouble(BandItems::offset).toArray(),
        dimensions,
        variable,
        own,
        global,
        axes);
  }

  private static BandDescription describe(
      final BandItems band, final String usualName, final int[] steps, final String standardName) {
    final Map<String, String> metadata = new LinkedHashMap<>(band.items());
    metadata.keySet().removeIf(CfAttributes::ofStorage);
    metadata.keySet().removeAll(CfAttributes.OF_PLACE);
    if (steps.length > 0) {
      metadata.keySet().removeIf(key -> NetcdfItems.describesDimension(key, List.of()));
    }
    return new BandDescription(
        band.name().isEmpty() ? usualName : band.name(),
        band.unit(),
        band.items().getOrDefault("standard_name", standardName),
        steps,
        metadata);
  }
}

package org.finegrid.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;

/**
 * A variable in the list of a file's variables.
 *
 * @param name as {@code --variable} takes it
 * @param raster its metadata; absent where it cannot be read
 * @param problem why it cannot be read; empty where it can
 */
record VariableFacts(String name, Optional<RasterDescription> raster, String problem) {

  /** Its meaning in words; empty where the file has none. */
  String title() {
    return raster
        .map(
            each ->
                each.variableAttributes()
                    .getOrDefault("long_name", each.bands().get(0).standardName()))
        .map(String::valueOf)
        .orElse("");
  }

  /** The unit of its values. */
  String unit() {
    return raster.map(each -> each.bands().get(0).unit()).orElse("");
  }

  /** Columns and rows. */
  String size() {
    return raster
        .map(RasterDescription::geometry)
        .map(grid -> grid.width() + " x " + grid.height())
        .orElse("");
  }

  /** The steps of its dimensions, or its bands where it has none. */
  String steps() {
    return raster
        .map(
            each ->
                each.dimensions().isEmpty()
                    ? String.valueOf(each.bands().size())
                    : each.dimensions().stream()
                        .map(dimension -> dimension.size() + " " + dimension.name())
                        .collect(Collectors.joining(" x ")))
        .orElse("");
  }

  /** The same as JSON has it. */
  Map<String, Object> map() {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("variable", name);
    map.put("title", title());
    map.put("unit", unit());
    map.put("width", raster.map(RasterDescription::geometry).map(GridGeometry::width).orElse(null));
    map.put(
        "height", raster.map(RasterDescription::geometry).map(GridGeometry::height).orElse(null));
    map.put("bands", raster.map(each -> each.bands().size()).orElse(null));
    map.put(
        "dimensions",
        raster.stream()
            .flatMap(each -> each.dimensions().stream())
            .map(RasterFacts::dimension)
            .toList());
    map.put("problem", problem.isEmpty() ? null : problem);
    return map;
  }
}

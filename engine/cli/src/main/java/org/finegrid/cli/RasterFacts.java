package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.Axis;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;

/**
 * The output of {@code info} for a raster.
 *
 * @param file the file
 * @param raster its metadata
 * @param format the name of its format
 * @param notes its reader's notes for the user
 */
record RasterFacts(Path file, RasterDescription raster, String format, List<String> notes) {

  /** The facts as JSON has them. */
  Map<String, Object> map() {
    final GridGeometry geometry = raster.geometry();
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", file.toString());
    map.put("format", format);
    map.put("width", geometry.width());
    map.put("height", geometry.height());
    map.put("cell_size", List.of(step(geometry.x()), step(geometry.y())));
    map.put("regular", regular());
    map.put("extent", List.of(west(), south(), east(), north()));
    map.put("wraps_around", geometry.wrapsAround());
    map.put("crs", reference());
    map.put("layout", raster.layout());
    map.put("type", raster.storedType());
    map.put("nodata", raster.noData().isPresent() ? raster.noData().getAsDouble() : null);
    map.put("variable", raster.variable());
    map.put("dimensions", raster.dimensions().stream().map(RasterFacts::dimension).toList());
    map.put("bands", bands());
    map.put("variable_attributes", raster.variableAttributes());
    map.put("attributes", raster.globalAttributes());
    map.put("notes", notes);
    return map;
  }

  private Map<String, Object> reference() {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", raster.geometry().reference().name());
    map.put("kind", raster.geometry().reference().kind().name().toLowerCase(Locale.ROOT));
    map.put("wkt", raster.geometry().reference().wkt().orElse(null));
    return map;
  }

  /** A dimension as JSON has it. */
  static Map<String, Object> dimension(final Dimension dimension) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", dimension.name());
    map.put("size", dimension.size());
    map.put("unit", dimension.unit());
    map.put("from", first(dimension));
    map.put("to", last(dimension));
    return map;
  }

  private List<Map<String, Object>> bands() {
    final List<Map<String, Object>> bands = new ArrayList<>();
    final BandTimes times = new BandTimes(raster);
    for (final BandDescription band : raster.bands()) {
      final Map<String, Object> map = new LinkedHashMap<>();
      map.put("band", bands.size() + 1);
      map.put("name", band.name());
      map.put("unit", band.unit());
      map.put("standard_name", band.standardName());
      map.put("time", times.of(band));
      map.put("time_bounds", times.boundsOf(band));
      map.put("metadata", band.metadata());
      bands.add(map);
    }
    return bands;
  }

  /** The first step of a dimension: a moment where it is time, else a number. */
  static Object first(final Dimension dimension) {
    return step(dimension, 0);
  }

  /** The last step of a dimension. */
  static Object last(final Dimension dimension) {
    return step(dimension, dimension.size() - 1);
  }

  private static Object step(final Dimension dimension, final int index) {
    if (index < 0 || index >= dimension.size()) {
      return "";
    }
    return dimension.isTime() ? dimension.times().get(index) : dimension.values()[index];
  }

  /** Mean size of a cell along an axis. */
  static double step(final Axis axis) {
    return Math.abs(axis.nominal().step());
  }

  /** Whether all cells are of one size in coordinates. */
  boolean regular() {
    return raster.geometry().x() instanceof RegularAxis
        && raster.geometry().y() instanceof RegularAxis;
  }

  double west() {
    return smaller(raster.geometry().x());
  }

  double east() {
    return larger(raster.geometry().x());
  }

  double south() {
    return smaller(raster.geometry().y());
  }

  double north() {
    return larger(raster.geometry().y());
  }

  private static double smaller(final Axis axis) {
    return Math.min(axis.edge(0), axis.edge(axis.size()));
  }

  private static double larger(final Axis axis) {
    return Math.max(axis.edge(0), axis.edge(axis.size()));
  }
}

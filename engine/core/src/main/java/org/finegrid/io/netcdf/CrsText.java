package org.finegrid.io.netcdf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridMapping;

/** Coordinate references between CF grid mappings and well-known text. */
final class CrsText {
  private CrsText() {}

  /** The well-known text of a grid mapping: the text that the file gives beside it. */
  static Optional<String> wkt(final GridMapping mapping) {
    for (final String name : new String[] {"spatial_ref", "crs_wkt"}) {
      if (mapping.attributes().get(name) instanceof String text && !text.isBlank()) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }

  /**
   * The grid mapping to write for a reference: the one it came with, else one made of its
   * well-known text; empty where nothing is known.
   */
  static Optional<GridMapping> gridMapping(final CoordinateReference reference) {
    return reference.gridMapping().or(() -> reference.wkt().map(wkt -> ofText(reference, wkt)));
  }

  private static GridMapping ofText(final CoordinateReference reference, final String wkt) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    if (reference.kind() == CoordinateReference.Kind.GEOGRAPHIC) {
      attributes.put("grid_mapping_name", "latitude_longitude");
    }
    attributes.put("crs_wkt", wkt);
    attributes.put("spatial_ref", wkt);
    return new GridMapping("crs", attributes);
  }
}

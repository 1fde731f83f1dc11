package org.finegrid.internal.io.gdalmetadata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metadata of one band in GDAL's data model.
 *
 * @param name its description; empty where there is none
 * @param unit its unit type; empty where there is none
 * @param scale factor of stored values
 * @param offset what is then added
 * @param items its metadata items, in file order
 */
public record BandItems(
    String name, String unit, double scale, double offset, Map<String, String> items) {

  /** Copies the map, keeping its order. */
  public BandItems {
    items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
  }
}

package org.finegrid.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A CF grid mapping as a NetCDF file stores it.
 *
 * @param variable name of the grid mapping variable
 * @param attributes its attributes: String, Number, or arrays {@code double[]}; in file order
 */
public record GridMapping(String variable, Map<String, Object> attributes) {

  /** Copies the map, keeping its order. */
  public GridMapping {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * The CF name of the mapping, such as {@code rotated_latitude_longitude}; empty where not stated.
   */
  public String name() {
    return String.valueOf(attributes.getOrDefault("grid_mapping_name", ""));
  }
}

package org.finegrid.grid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file names and describes what locates its cells, so that a file of the same kind can be
 * written alike. Values are not here: they are in the {@link GridGeometry}.
 *
 * @param x the columns' coordinate
 * @param y the rows' coordinate
 * @param rowsReversed whether the file stores its last row first (latitudes that grow); a reader
 *     hands out north first all the same
 * @param scalars coordinates of one value that hold for all bands, such as a single time or height
 */
public record SourceCoordinates(Label x, Label y, boolean rowsReversed, List<Dimension> scalars) {

  /** Copies what can change. */
  public SourceCoordinates {
    scalars = List.copyOf(scalars);
  }

  /**
   * A coordinate's name and its attributes.
   *
   * @param name the name of the dimension and of its coordinate variable
   * @param attributes those that still hold for other cells: units, standard_name, long_name, axis
   */
  public record Label(String name, Map<String, Object> attributes) {

    /** Copies the map, keeping its order. */
    public Label {
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
  }
}

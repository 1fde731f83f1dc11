package org.finegrid.io;

import java.util.Optional;

/**
 * What to read of a file that holds more than one raster.
 *
 * @param variable the variable's name; empty: the only one there is
 */
public record ReadOptions(Optional<String> variable) {

  /** The only raster of the file. */
  public static ReadOptions defaults() {
    return new ReadOptions(Optional.empty());
  }

  /** The variable of that name. */
  public static ReadOptions variable(final String name) {
    return new ReadOptions(Optional.of(name));
  }
}

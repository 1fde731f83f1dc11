package org.finegrid.io;

import java.util.Optional;

/**
 * What to read of a file, and by whom.
 *
 * @param variable the variable's name, where a file holds several rasters; empty: the only one
 * @param reader whose code reads, as {@link RasterFormat#reader()} calls it; empty: Finegrid's own
 *     where it knows the format, else another's
 * @param network whether names may lead to other machines
 */
public record ReadOptions(Optional<String> variable, Optional<String> reader, boolean network) {

  /** The only raster of the file. */
  public static ReadOptions defaults() {
    return new ReadOptions(Optional.empty(), Optional.empty(), false);
  }

  /** The variable of that name. */
  public static ReadOptions variable(final String name) {
    return defaults().withVariable(Optional.of(name));
  }

  /** The same but for the variable. */
  public ReadOptions withVariable(final Optional<String> other) {
    return new ReadOptions(other, reader, network);
  }

  /** The same but for the reader. */
  public ReadOptions withReader(final String other) {
    return new ReadOptions(variable, Optional.of(other), network);
  }
}

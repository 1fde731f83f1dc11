package org.finegrid.internal.io.crs;

import java.util.OptionalInt;

/** A coordinate reference by its numbers, in degrees and in the projection's own linear unit. */
sealed interface CrsDefinition permits GeographicDefinition, ProjectedDefinition {

  /** What a person calls it. */
  String name();

  /** Its EPSG code, where it is known by one. */
  OptionalInt epsg();
}

package org.finegrid.grid;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One band: a plane of values at one step of each outer dimension.
 *
 * @param name what a person calls it: a GeoTIFF band's description, a NetCDF variable with its
 *     steps; empty where the file states none
 * @param unit the unit after unpacking, empty where not stated
 * @param standardName the CF standard name, empty where not stated
 * @param steps the index into each of the raster's dimensions, outermost first; empty where there
 *     are none
 * @param metadata further facts to carry over, in file order
 */
public record BandDescription(
    String name, String unit, String standardName, int[] steps, Map<String, String> metadata) {

  /** Copies what can change. */
  public BandDescription {
    steps = steps.clone();
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  @Override
  public int[] steps() {
    return steps.clone();
  }

  /** The same band at other steps. */
  public BandDescription withSteps(final int[] other) {
    return new BandDescription(name, unit, standardName, other, metadata);
  }

  @Override
  public boolean equals(final Object other) {
    return other instanceof BandDescription that
        && name.equals(that.name)
        && unit.equals(that.unit)
        && standardName.equals(that.standardName)
        && Arrays.equals(steps, that.steps)
        && metadata.equals(that.metadata);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + Arrays.hashCode(steps);
  }
}

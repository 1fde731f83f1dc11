package org.finegrid.grid;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An axis other than the horizontal ones: time, pressure level, ensemble member.
 *
 * @param name the dimension's and its coordinate variable's name
 * @param values the coordinates, one for each step
 * @param bounds lower and upper bound of each step, {@code [n][2]}, where the file gives them
 * @param attributes the coordinate variable's attributes, in file order
 * @param times each step as ISO 8601 UTC text, where this is a time axis with a readable unit; else
 *     empty
 */
public record Dimension(
    String name,
    double[] values,
    Optional<double[][]> bounds,
    Map<String, Object> attributes,
    List<String> times) {

  /** Copies what can change. */
  public Dimension {
    values = values.clone();
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    times = List.copyOf(times);
  }

  /** Number of steps. */
  public int size() {
    return values.length;
  }

  @Override
  public double[] values() {
    return values.clone();
  }

  /** Whether the steps are moments. */
  public boolean isTime() {
    return !times.isEmpty();
  }

  /** The unit as the file writes it, empty where it does not. */
  public String unit() {
    return String.valueOf(attributes.getOrDefault("units", ""));
  }

  /** These steps only, in this order. */
  public Dimension select(final int[] steps) {
    return new Dimension(
        name,
        Arrays.stream(steps).mapToDouble(i -> values[i]).toArray(),
        bounds.map(b -> Arrays.stream(steps).mapToObj(i -> b[i].clone()).toArray(double[][]::new)),
        attributes,
        times.isEmpty() ? times : Arrays.stream(steps).mapToObj(times::get).toList());
  }
}

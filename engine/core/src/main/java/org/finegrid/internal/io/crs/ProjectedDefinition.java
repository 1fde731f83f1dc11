package org.finegrid.internal.io.crs;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Map coordinates, on a base in degrees.
 *
 * @param name name of the system
 * @param base what is projected
 * @param method how it is projected
 * @param values the method's parameters; one that is missing has its default
 * @param unit its linear unit
 * @param epsg code of the system
 */
record ProjectedDefinition(
    String name,
    GeographicDefinition base,
    ProjectionMethod method,
    Map<ProjectionParameter, Double> values,
    LinearUnit unit,
    OptionalInt epsg)
    implements CrsDefinition {

  ProjectedDefinition {
    final Map<ProjectionParameter, Double> copy = new EnumMap<>(ProjectionParameter.class);
    copy.putAll(values);
    base = base.inDegrees();
    values = Collections.unmodifiableMap(copy);
  }

  double value(final ProjectionParameter parameter) {
    return values.getOrDefault(parameter, parameter.defaultValue());
  }

  /** The same map in another unit, under which its own code no longer names it. */
  ProjectedDefinition in(final LinearUnit other) {
    if (Math.abs(unit.metres() / other.metres() - 1) < 1e-10) {
      return this;
    }
    final Map<ProjectionParameter, Double> scaled = new EnumMap<>(ProjectionParameter.class);
    values.forEach(
        (parameter, value) ->
            scaled.put(
                parameter,
                parameter.kind() == ProjectionParameter.Kind.LENGTH
                    ? value * (unit.metres() / other.metres())
                    : value));
    return new ProjectedDefinition(name, base, method, scaled, other, OptionalInt.empty());
  }
}

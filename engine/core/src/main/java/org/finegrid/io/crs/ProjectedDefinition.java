package org.finegrid.io.crs;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Map coordinates.
 *
 * @param name name of the system
 * @param base what is projected
 * @param method how it is projected
 * @param values the method's parameters; one that is missing has its default
 * @param unit name of the linear unit
 * @param unitMetres metres in one unit
 * @param epsg code of the system
 */
record ProjectedDefinition(
    String name,
    GeographicDefinition base,
    ProjectionMethod method,
    Map<ProjectionParameter, Double> values,
    String unit,
    double unitMetres,
    OptionalInt epsg)
    implements Definition {

  ProjectedDefinition {
    final Map<ProjectionParameter, Double> copy = new EnumMap<>(ProjectionParameter.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  double value(final ProjectionParameter parameter) {
    return values.getOrDefault(parameter, parameter.defaultValue());
  }
}

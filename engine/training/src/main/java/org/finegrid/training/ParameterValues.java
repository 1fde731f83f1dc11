package org.finegrid.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finegrid.grid.RasterException;

/** The values of a method's parameters: what the user chose, and the fallbacks for the rest. */
public final class ParameterValues {
  private final Map<String, Double> values = new LinkedHashMap<>();

  /**
   * Completes and checks what was chosen.
   *
   * @param chosen values by name
   * @throws RasterException where a name is none of the method's or a value is out of bounds
   */
  public ParameterValues(final List<Parameter> known, final Map<String, Double> chosen) {
    for (final Parameter parameter : known) {
      final double value = chosen.getOrDefault(parameter.name(), parameter.fallback());
      parameter.check(value);
      values.put(parameter.name(), value);
    }
    for (final String name : chosen.keySet()) {
      if (!values.containsKey(name)) {
        throw new RasterException(
            "--" + name + ": not known here; there are --" + String.join(", --", values.keySet()));
      }
    }
  }

  /** The value of a parameter that is a whole number. */
  public int whole(final String name) {
    return Math.toIntExact(Math.round(real(name)));
  }

  /** The value of a parameter. */
  public double real(final String name) {
    final Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  /** All values by name, for the card. */
  public Map<String, Double> all() {
    return Map.copyOf(values);
  }
}

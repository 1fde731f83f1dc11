package org.finegrid.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/** The values of a method's parameters: what the user chose, and the defaults of the rest. */
public final class ParameterValues {
  private final Map<String, Double> values = new LinkedHashMap<>();
  private final Map<String, Object> cardValues = new TreeMap<>();

  /**
   * Completes and checks what was chosen.
   *
   * @param known the method's parameters
   * @param chosen values by name
   * @throws RasterException where a name is none of the method's or a value is out of bounds
   */
  public ParameterValues(final List<Parameter> known, final Map<String, Double> chosen) {
    for (final Parameter parameter : known) {
      final double value = chosen.getOrDefault(parameter.name(), parameter.defaultValue());
      parameter.check(value);
      values.put(parameter.name(), value);
      cardValues.put(parameter.name(), parameter.cardValue(value));
    }
    for (final String name : chosen.keySet()) {
      if (!values.containsKey(name)) {
        throw new RasterException(
            ErrorCode.INVALID_PARAMETER,
            TrainingParameters.of(name),
            TrainingParameters.placeholder(name)
                + ": unknown parameter; there are "
                + values.keySet().stream()
                    .map(TrainingParameters::placeholder)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  /** The value of a parameter that is an integer. */
  public int integer(final String name) {
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

  /** All values by name. */
  public Map<String, Double> all() {
    return Map.copyOf(values);
  }

  /** All values by name, sorted, as numbers or the names of choices. */
  public SortedMap<String, Object> forCard() {
    return new TreeMap<>(cardValues);
  }
}

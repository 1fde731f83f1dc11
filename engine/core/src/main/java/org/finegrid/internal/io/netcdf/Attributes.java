package org.finegrid.internal.io.netcdf;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finegrid.internal.io.cf.CfAttributes;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/** Attributes as plain values: String, Number, or {@code double[]} for several numbers. */
final class Attributes {
  private Attributes() {}

  /** All of them but those named, in file order. */
  static Map<String, Object> map(final List<Attribute> attributes, final Set<String> without) {
    final Map<String, Object> map = new LinkedHashMap<>();
    for (final Attribute attribute : attributes) {
      if (!without.contains(attribute.getShortName())) {
        map.put(attribute.getShortName(), value(attribute));
      }
    }
    return map;
  }

  /**
   * A variable's attributes that describe its values, without those of encoding and some others.
   */
  static Map<String, Object> ofValues(final Variable variable, final Set<String> without) {
    final Map<String, Object> map = map(variable.getAttributes(), without);
    map.keySet().removeIf(CfAttributes::ofStorage);
    return map;
  }

  /** An attribute's text, trimmed; empty where it is absent or a number. */
  static String text(final Variable variable, final String name) {
    final Attribute attribute = variable.findAttribute(name);
    return attribute != null && attribute.isString() ? joined(attribute).trim() : "";
  }

  /** An attribute's numbers; none where it is absent or text. */
  static double[] numbers(final Variable variable, final String name) {
    return numbers(variable.findAttribute(name));
  }

  /** An attribute's numbers; none where it is null or text. */
  static double[] numbers(final Attribute attribute) {
    if (attribute == null || attribute.isString()) {
      return new double[0];
    }
    final double[] numbers = new double[attribute.getLength()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = attribute.getNumericValue(i).doubleValue();
    }
    return numbers;
  }

  private static Object value(final Attribute attribute) {
    if (attribute.isString() || attribute.getLength() == 0) {
      return joined(attribute);
    }
    return attribute.getLength() == 1 ? attribute.getNumericValue() : numbers(attribute);
  }

  private static String joined(final Attribute attribute) {
    final StringBuilder text = new StringBuilder();
    for (int i = 0; i < attribute.getLength() && attribute.isString(); i++) {
      final String part = attribute.getStringValue(i);
      text.append(i == 0 ? "" : ", ").append(part == null ? "" : part);
    }
    return text.toString();
  }
}

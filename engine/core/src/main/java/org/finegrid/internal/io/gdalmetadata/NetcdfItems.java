package org.finegrid.internal.io.gdalmetadata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.internal.io.NumberText;
import org.finegrid.internal.io.cf.CfAttributes;
import org.finegrid.internal.io.cf.CfTime;

/**
 * GDAL's names for the metadata of a NetCDF file, as items of a GeoTIFF: {@code
 * NETCDF_DIM_EXTRA={time}}, {@code NETCDF_DIM_time_DEF={110,6}}, {@code
 * NETCDF_DIM_time_VALUES={…}}, {@code NETCDF_DIM_time=…} on each band, {@code time#units=…}, {@code
 * NC_GLOBAL#title=…}.
 */
public final class NetcdfItems {
  /** The item of a band that names its variable. */
  public static final String VARIABLE = "NETCDF_VARNAME";

  /** What the names of a file's own attributes begin with. */
  public static final String GLOBAL = "NC_GLOBAL#";

  private static final String DIMENSION = "NETCDF_DIM_";
  private static final String ORDER = "NETCDF_DIM_EXTRA";

  /** NC_DOUBLE, the type in which coordinates are listed. */
  private static final int DOUBLE = 6;

  private NetcdfItems() {}

  /**
   * The outer dimensions that items describe.
   *
   * @param file the whole file's items
   * @param bands each band's items
   * @return empty unless the items are complete and agree with the bands
   */
  static List<Dimension> dimensions(
      final Map<String, String> file, final List<Map<String, String>> bands) {
    final List<Dimension> listed =
        described(file, name -> numbers(file.getOrDefault(DIMENSION + name + "_VALUES", "")));
    if (agree(listed, bands)) {
      return listed;
    }
    // Some bands of a longer file: GDAL copies its list of steps, but each band knows its own.
    final List<Dimension> own = described(file, name -> steps(bands, DIMENSION + name));
    return agree(own, bands) ? own : List.of();
  }

  /** A dimension for each name in the file's order; empty where one has no values. */
  private static List<Dimension> described(
      final Map<String, String> file, final Function<String, Optional<double[]>> values) {
    final List<Dimension> found = new ArrayList<>();
    for (final String name : list(file.getOrDefault(ORDER, ""))) {
      final Optional<double[]> steps = values.apply(name);
      if (steps.isEmpty()) {
        return List.of();
      }
      final Map<String, Object> attributes = attributes(file, name);
      // A GeoTIFF has no bounds to refer to.
      attributes.keySet().removeAll(Set.of("bounds", "climatology"));
      attributes.keySet().removeIf(CfAttributes::ofStorage);
      found.add(
          new Dimension(
              name,
              steps.get(),
              Optional.empty(),
              attributes,
              CfTime.texts(
                  steps.get(),
                  String.valueOf(attributes.getOrDefault("units", "")),
                  String.valueOf(attributes.getOrDefault("calendar", "")))));
    }
    return found;
  }

  private static Optional<double[]> steps(final List<Map<String, String>> bands, final String key) {
    return numbers(
        String.join(
            ",", bands.stream().map(band -> band.getOrDefault(key, "?")).distinct().toList()));
  }

  private static boolean agree(
      final List<Dimension> dimensions, final List<Map<String, String>> bands) {
    final long product = dimensions.stream().mapToLong(Dimension::size).reduce(1, (a, b) -> a * b);
    if (dimensions.isEmpty() || product != bands.size()) {
      return false;
    }
    for (int band = 0; band < bands.size(); band++) {
      final int[] steps = steps(dimensions, band);
      for (int i = 0; i < steps.length; i++) {
        final Dimension dimension = dimensions.get(i);
        final Optional<double[]> stated =
            numbers(bands.get(band).getOrDefault(DIMENSION + dimension.name(), ""));
        final double expected = dimension.values()[steps[i]];
        if (stated.isEmpty()
            || Math.abs(stated.get()[0] - expected) > 1e-9 * Math.max(1e-9, Math.abs(expected))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The steps of a band in the product of the dimensions, the last one fastest. */
  static int[] steps(final List<Dimension> dimensions, final int band) {
    final int[] steps = new int[dimensions.size()];
    int rest = band;
    for (int i = steps.length - 1; i >= 0; i--) {
      steps[i] = rest % dimensions.get(i).size();
      rest /= dimensions.get(i).size();
    }
    return steps;
  }

  /** The variable that all bands name; empty where they differ. */
  static String variable(final List<Map<String, String>> bands) {
    final String first = bands.get(0).getOrDefault(VARIABLE, "");
    return bands.stream().allMatch(it -> first.equals(it.get(VARIABLE))) ? first : "";
  }

  /** The items {@code owner#attribute}, under the attribute's name. */
  static Map<String, Object> attributes(final Map<String, String> file, final String owner) {
    final Map<String, Object> out = new LinkedHashMap<>();
    file.forEach(
        (key, value) -> {
          if (key.startsWith(owner + "#")) {
            out.put(key.substring(owner.length() + 1), value);
          }
        });
    return out;
  }

  /** The attribute of the file that an item of the whole file stands for. */
  static String global(final String key) {
    return key.startsWith(GLOBAL) ? key.substring(GLOBAL.length()) : key;
  }

  /** Whether an item of the file or a band belongs to the dimensions' own bookkeeping. */
  public static boolean describesDimension(final String key, final List<Dimension> dimensions) {
    return key.startsWith(DIMENSION)
        || dimensions.stream().anyMatch(it -> key.startsWith(it.name() + "#"));
  }

  /** The whole file's items for these dimensions. */
  public static Map<String, String> ofDimensions(final List<Dimension> dimensions) {
    final Map<String, String> out = new LinkedHashMap<>();
    if (dimensions.isEmpty()) {
      return out;
    }
    out.put(ORDER, "{" + String.join(",", dimensions.stream().map(Dimension::name).toList()) + "}");
    for (final Dimension each : dimensions) {
      out.put(DIMENSION + each.name() + "_DEF", "{" + each.size() + "," + DOUBLE + "}");
      out.put(DIMENSION + each.name() + "_VALUES", text(each.values()));
      each.attributes().forEach((key, value) -> out.put(each.name() + "#" + key, text(value)));
    }
    return out;
  }

  /** One band's items for these dimensions. */
  public static Map<String, String> ofBand(
      final List<Dimension> dimensions, final BandDescription band) {
    final Map<String, String> out = new LinkedHashMap<>();
    final int[] steps = band.steps();
    for (int i = 0; i < Math.min(steps.length, dimensions.size()); i++) {
      final Dimension dimension = dimensions.get(i);
      out.put(DIMENSION + dimension.name(), text(dimension.values()[steps[i]]));
    }
    return out;
  }

  /** An attribute as text: several values in braces, integers without a point. */
  public static String text(final Object value) {
    if (value instanceof double[] several) {
      return listed(Arrays.stream(several).mapToObj(NumberText::of).toList());
    }
    if (value instanceof List<?> several) {
      return listed(several.stream().map(NetcdfItems::text).toList());
    }
    if (value != null && value.getClass().isArray()) {
      final List<String> texts = new ArrayList<>();
      for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
        texts.add(text(java.lang.reflect.Array.get(value, i)));
      }
      return listed(texts);
    }
    if (value instanceof Double number) {
      return NumberText.of(number);
    }
    if (value instanceof Float number) {
      return number == Math.rint(number) && Math.abs(number) < 1e7f
          ? Long.toString(number.longValue())
          : number.toString();
    }
    return String.valueOf(value);
  }

  /** GDAL writes braces around several values only. */
  private static String listed(final List<String> texts) {
    return texts.size() == 1 ? texts.get(0) : "{" + String.join(",", texts) + "}";
  }

  private static List<String> list(final String text) {
    final String inner = text.strip().replaceAll("^\\{|\\}$", "");
    return inner.isBlank()
        ? List.of()
        : Arrays.stream(inner.split(",")).map(String::strip).toList();
  }

  private static Optional<double[]> numbers(final String text) {
    try {
      final double[] values = list(text).stream().mapToDouble(Double::parseDouble).toArray();
      return values.length == 0 ? Optional.empty() : Optional.of(values);
    } catch (NumberFormatException e) {
      // Not numbers: a dimension of labels, which has no place among coordinates.
      return Optional.empty();
    }
  }
}

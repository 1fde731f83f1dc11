package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.cf.BandNames;
import org.finegrid.internal.io.cf.CfTime;
import org.finegrid.io.ReadOptions;
import org.gdal.gdal.Dataset;

/**
 * The messages of one quantity on one kind of level, in the order of time and level.
 *
 * @param name the quantity; with the kind of level where the file has it on several
 * @param dimensions time and level; empty where the messages are not one for each of their steps
 * @param messages the messages, one for each step, the last dimension fastest
 */
record GribVariable(String name, List<Dimension> dimensions, List<GribMessage> messages) {
  private static final String EPOCH = "seconds since 1970-01-01 00:00:00";

  /**
   * The requested variable, or the only one.
   *
   * @throws RasterException with the names there are, where the choice is not clear
   */
  static GribVariable choose(
      final String file,
      final Dataset dataset,
      final List<GribField> fields,
      final ReadOptions options) {
    final Map<String, List<GribMessage>> variables = all(file, dataset, fields);
    if (options.variable().isPresent()) {
      final String wanted = options.variable().get();
      if (!variables.containsKey(wanted)) {
        throw new RasterException(
            file
                + ": holds no variable '"
                + wanted
                + "'; it holds "
                + String.join(", ", variables.keySet()));
      }
      return of(wanted, variables.get(wanted));
    }
    if (variables.size() > 1) {
      throw GdalCalls.several(file, variables.keySet());
    }
    final Map.Entry<String, List<GribMessage>> only = variables.entrySet().iterator().next();
    return of(only.getKey(), only.getValue());
  }

  /**
   * The messages of each variable, under its name, in the file's order.
   *
   * @param fields the file's own metadata of each band; empty where it was not read
   * @throws RasterException where GDAL finds other messages than there are
   */
  static Map<String, List<GribMessage>> all(
      final String file, final Dataset dataset, final List<GribField> fields) {
    final int count = dataset.getRasterCount();
    if (!fields.isEmpty() && fields.size() != count) {
      throw new RasterException(
          String.format(
              Locale.ROOT,
              "%s: holds %d fields, of which GDAL understands %d; take out those that are wanted"
                  + " first, such as with grib_copy",
              file,
              fields.size(),
              count));
    }
    final Map<String, Map<String, Map<Optional<GribGrid>, List<GribMessage>>>> found =
        new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      final Optional<GribGrid> grid = fields.isEmpty() ? Optional.empty() : fields.get(i).grid();
      final GribMessage each = GribMessage.of(i + 1, dataset.GetRasterBand(i + 1), grid);
      found
          .computeIfAbsent(each.element(), key -> new LinkedHashMap<>())
          .computeIfAbsent(each.levelType(), key -> new LinkedHashMap<>())
          .computeIfAbsent(grid, key -> new ArrayList<>())
          .add(each);
    }
    final Map<String, List<GribMessage>> variables = new LinkedHashMap<>();
    found.forEach(
        (element, types) ->
            types.forEach(
                (type, grids) ->
                    add(types.size() == 1 ? element : element + ":" + type, grids, variables)));
    return variables;
  }

  /** Under its name alone where it is on one grid, else with the size of each. */
  private static void add(
      final String name,
      final Map<Optional<GribGrid>, List<GribMessage>> grids,
      final Map<String, List<GribMessage>> variables) {
    grids.forEach(
        (grid, messages) -> {
          final String sized =
              grids.size() == 1
                  ? name
                  : name
                      + grid.map(it -> ":" + it.columns() + "x" + it.rows()).orElse(":catalogued");
          String free = sized;
          for (int i = 2; variables.containsKey(free); i++) {
            free = sized + ":" + i;
          }
          variables.put(free, messages);
        });
  }

  private static GribVariable of(final String name, final List<GribMessage> found) {
    final long[] times =
        found.stream()
            .flatMapToLong(each -> each.validTime().stream())
            .distinct()
            .sorted()
            .toArray();
    final double[] levels =
        found.stream().flatMapToDouble(each -> each.levelValue().stream()).distinct().toArray();
    final Map<List<Number>, GribMessage> bySteps = new HashMap<>();
    for (final GribMessage each : found) {
      if (each.validTime().isPresent() && each.levelValue().isPresent()) {
        bySteps.put(List.of(each.validTime().getAsLong(), each.levelValue().getAsDouble()), each);
      }
    }
    final List<GribMessage> ordered = new ArrayList<>();
    for (final long time : times) {
      for (final double level : levels) {
        Optional.ofNullable(bySteps.get(List.<Number>of(time, level))).ifPresent(ordered::add);
      }
    }
    // Members of an ensemble, layers, or steps that are missing: a list of bands is all there is.
    if (ordered.size() != found.size() || ordered.size() != times.length * levels.length) {
      return new GribVariable(name, List.of(), inTime(found));
    }
    final List<Dimension> dimensions = new ArrayList<>();
    dimensions.add(time(times));
    if (levels.length > 1) {
      dimensions.add(level(levels, found.get(0).levelType()));
    }
    return new GribVariable(name, dimensions, ordered);
  }

  private static List<GribMessage> inTime(final List<GribMessage> found) {
    return found.stream()
        .sorted(Comparator.comparingLong(each -> each.validTime().orElse(Long.MIN_VALUE)))
        .toList();
  }

  private static Dimension time(final long[] seconds) {
    final double[] values = Arrays.stream(seconds).asDoubleStream().toArray();
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("standard_name", "time");
    attributes.put("units", EPOCH);
    attributes.put("calendar", "standard");
    attributes.put("axis", "T");
    return new Dimension(
        "time", values, Optional.empty(), attributes, CfTime.texts(values, EPOCH, "standard"));
  }

  private static Dimension level(final double[] values, final String type) {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    switch (type) {
      case "ISBL" -> {
        attributes.put("standard_name", "air_pressure");
        attributes.put("units", "Pa");
        attributes.put("positive", "down");
      }
      case "HTGL" -> {
        attributes.put("standard_name", "height");
        attributes.put("units", "m");
        attributes.put("positive", "up");
      }
      default -> attributes.put("long_name", type);
    }
    attributes.put("axis", "Z");
    return new Dimension("level", values, Optional.empty(), attributes, List.of());
  }

  /** Where the points of all its messages lie; empty where that is not known. */
  Optional<GribGrid> grid() {
    return messages.get(0).grid();
  }

  /** The first of GDAL's bands that is the variable's. */
  int firstSource() {
    return messages.stream().mapToInt(GribMessage::source).min().orElseThrow();
  }

  /** The variable as GDAL has it without so many bands at the beginning. */
  GribVariable from(final int bands) {
    return new GribVariable(
        name,
        dimensions,
        messages.stream()
            .map(each -> new GribMessage(each.source() - bands, each.items(), each.grid()))
            .toList());
  }

  /** GDAL's band for each of the variable's. */
  int[] sources() {
    return messages.stream().mapToInt(GribMessage::source).toArray();
  }

  /** The metadata of each band. */
  List<BandDescription> bands() {
    final BandNames names = new BandNames(name, dimensions);
    final int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
    return IntStream.range(0, messages.size())
        .mapToObj(
            i -> {
              final GribMessage message = messages.get(i);
              final int[] steps = new int[sizes.length];
              int rest = i;
              for (int d = sizes.length - 1; d >= 0; d--) {
                steps[d] = rest % sizes[d];
                rest /= sizes[d];
              }
              final String called = sizes.length > 0 ? names.of(steps) : alone(message);
              return new BandDescription(called, message.unit(), "", steps, message.items());
            })
        .toList();
  }

  private String alone(final GribMessage message) {
    final StringBuilder text = new StringBuilder(name);
    message
        .validTime()
        .ifPresent(
            time ->
                text.append(" time=")
                    .append(CfTime.texts(new double[] {time}, EPOCH, "standard").get(0)));
    return text.append(" level=").append(message.level()).toString();
  }

  /** The metadata of the variable. */
  Map<String, Object> attributes() {
    final GribMessage first = messages.get(0);
    final Map<String, Object> attributes = new LinkedHashMap<>();
    if (!first.longName().isEmpty()) {
      attributes.put("long_name", first.longName());
    }
    if (!first.unit().isEmpty()) {
      attributes.put("units", first.unit());
    }
    return attributes;
  }
}

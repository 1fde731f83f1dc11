package org.finegrid.internal.coverage;

import java.awt.Rectangle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;

/**
 * A coverage's NoData. The classes that hold it have moved between versions of GeoTools, so they
 * are used by reflection.
 *
 * @param gaps for each band, the values that mean "no data"
 * @param region where there is data at all; empty: everywhere
 */
public record CoverageNoData(List<List<Gap>> gaps, Optional<Object> region) {
  private static final String NO_DATA = "GC_NODATA";
  private static final String REGION = "GC_ROI";

  /** Values that mean "no data", from the smallest to the largest. */
  public record Gap(double min, double max) {
    boolean holds(final double value) {
      // As floats, too: a value such as -3.4e38 is written in fewer digits than it has.
      return value >= min && value <= max || min == max && (float) value == (float) min;
    }
  }

  /** That of a coverage. */
  public static CoverageNoData of(final GridCoverage2D coverage) {
    final Object ofAll = coverage.getProperty(NO_DATA);
    final List<Gap> all =
        method(ofAll, "getAsSingleValue")
            .map(method -> (Double) call(method, ofAll))
            .map(value -> List.of(new Gap(value, value)))
            .orElse(List.of());
    final List<List<Gap>> gaps =
        Arrays.stream(coverage.getSampleDimensions())
            .map(band -> Stream.concat(all.stream(), of(band)).distinct().toList())
            .toList();
    final Object region = coverage.getProperty(REGION);
    return new CoverageNoData(
        gaps,
        method(region, "getAsRectangleList", int.class, int.class, int.class, int.class)
            .map(method -> region));
  }

  /** A band's own categories; a dimension states its values only where it has others. */
  private static Stream<Gap> of(final GridSampleDimension dimension) {
    final String name = Category.NODATA.getName().toString();
    return dimension.getCategories().stream()
        .filter(each -> each.getName().toString().equals(name))
        .map(each -> new Gap(each.getRange().getMinimum(), each.getRange().getMaximum()));
  }

  /** Absent properties are a sentinel of another class, or null. */
  private static Optional<Method> method(
      final Object of, final String name, final Class<?>... parameters) {
    if (of == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(of.getClass().getMethod(name, parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static Object call(final Method method, final Object of, final Object... arguments) {
    try {
      return method.invoke(of, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the coverage lacks its " + method.getName(), e);
    }
  }

  /**
   * Puts NaN where there is no data.
   *
   * @param plane the cells of an area, row by row
   */
  public void mark(final int band, final Rectangle area, final double[] plane) {
    for (final Gap gap : gaps.get(band)) {
      for (int i = 0; i < area.width * area.height; i++) {
        if (gap.holds(plane[i])) {
          plane[i] = Double.NaN;
        }
      }
    }
    if (region.isPresent()) {
      markOutside(area, plane);
    }
  }

  private void markOutside(final Rectangle area, final double[] plane) {
    final Object there = region.orElseThrow();
    final Method method =
        method(there, "getAsRectangleList", int.class, int.class, int.class, int.class)
            .orElseThrow();
    final boolean[] inside = new boolean[area.width * area.height];
    final Object list = call(method, there, area.x, area.y, area.width, area.height);
    // Null where the area and the region have nothing in common.
    if (list != null) {
      for (final Object each : (List<?>) list) {
        final Rectangle part = ((Rectangle) each).intersection(area);
        for (int y = part.y; y < part.y + part.height; y++) {
          final int row = (y - area.y) * area.width - area.x;
          Arrays.fill(inside, row + part.x, row + part.x + part.width, true);
        }
      }
    }
    for (int i = 0; i < inside.length; i++) {
      if (!inside[i]) {
        plane[i] = Double.NaN;
      }
    }
  }
}

package org.finegrid.geoserver;

import java.awt.Rectangle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;

/**
 * What a coverage says of cells without data. The classes in which it says so have moved between
 * versions of GeoTools, so they are asked by reflection.
 *
 * @param values for each band, the values that mean "no data"
 * @param region where there is data at all; empty: everywhere
 */
record CoverageNoData(double[][] values, Optional<Object> region) {
  private static final String NO_DATA = "GC_NODATA";
  private static final String REGION = "GC_ROI";

  /** That of a coverage. */
  static CoverageNoData of(final GridCoverage2D coverage) {
    final double[] ofAll =
        method(coverage.getProperty(NO_DATA), "getAsSingleValue")
            .map(method -> (Double) call(method, coverage.getProperty(NO_DATA)))
            .map(value -> new double[] {value})
            .orElse(new double[0]);
    final double[][] values = new double[coverage.getNumSampleDimensions()][];
    for (int band = 0; band < values.length; band++) {
      values[band] =
          DoubleStream.concat(
                  DoubleStream.of(ofAll), DoubleStream.of(of(coverage.getSampleDimension(band))))
              .filter(value -> !Double.isNaN(value))
              .distinct()
              .toArray();
    }
    final Object region = coverage.getProperty(REGION);
    return new CoverageNoData(
        values,
        method(region, "getAsRectangleList", int.class, int.class, int.class, int.class)
            .map(method -> region));
  }

  private static double[] of(final GridSampleDimension dimension) {
    final double[] values = dimension.getNoDataValues();
    return values == null ? new double[0] : values;
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
      throw new IllegalStateException("the coverage does not tell its " + method.getName(), e);
    }
  }

  /**
   * Puts NaN where there is no data.
   *
   * @param plane the cells of an area, row by row
   */
  void mark(final int band, final Rectangle area, final double[] plane) {
    for (final double value : values[band]) {
      // As floats, too: a value such as -3.4e38 is written in fewer digits than it has.
      final float rounded = (float) value;
      for (int i = 0; i < area.width * area.height; i++) {
        if (plane[i] == value || (float) plane[i] == rounded) {
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
          java.util.Arrays.fill(inside, row + part.x, row + part.x + part.width, true);
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

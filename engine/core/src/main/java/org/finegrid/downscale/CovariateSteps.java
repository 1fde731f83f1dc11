package org.finegrid.downscale;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.cf.CfTime;

/** Which step of a covariate belongs to which band of the raster. */
final class CovariateSteps {
  private static final int MONTHS = 12;

  private CovariateSteps() {}

  /**
   * A covariate of one step belongs to all bands; of twelve, to those of the same calendar month.
   *
   * @param covariate the covariate as requested
   * @param steps its raster
   * @param raster the raster that is made finer
   * @return for each band of the raster, a band of the covariate's
   * @throws RasterException where there is no such
   */
  static int[] of(
      final Covariates.Covariate covariate,
      final RasterDescription steps,
      final RasterDescription raster) {
    final int bands = raster.bands().size();
    final int count = steps.bands().size();
    if (count == 1) {
      return new int[bands];
    }
    if (covariate.kind() == Covariates.Kind.ELEVATION || count != MONTHS) {
      throw refused(
          covariate,
          "has "
              + count
              + " bands; "
              + (covariate.kind() == Covariates.Kind.ELEVATION ? "one is" : "one or twelve are")
              + " needed"
              + (steps.variable().isEmpty() ? "" : ", such as another variable"));
    }
    final int[] bandOfMonth = bandsOfMonths(covariate, steps);
    final int[] months =
        months(raster)
            .orElseThrow(
                () ->
                    refused(
                        covariate,
                        "has twelve months, but the raster has no readable time axis by which to"
                            + " choose one"));
    return Arrays.stream(months).map(month -> bandOfMonth[month]).toArray();
  }

  private static int[] bandsOfMonths(
      final Covariates.Covariate covariate, final RasterDescription steps) {
    final Optional<int[]> months = months(steps);
    if (months.isEmpty()) {
      // Twelve bands without dates are taken to be January to December.
      return IntStream.range(0, MONTHS).toArray();
    }
    final int[] bands = new int[MONTHS];
    Arrays.fill(bands, -1);
    for (int i = 0; i < MONTHS; i++) {
      bands[months.get()[i]] = i;
    }
    for (final int band : bands) {
      if (band < 0) {
        throw refused(covariate, "has twelve steps, which are not the twelve months");
      }
    }
    return bands;
  }

  /**
   * The calendar month of each band, from 0; empty where the raster has no readable time axis.
   * Where the file states bounds, the middle of a step counts: the means of a month are often
   * labelled with its end. Not so where they span years, from the first January to the last: that
   * is how CDO writes the mean of all Januaries.
   */
  static Optional<int[]> months(final RasterDescription raster) {
    for (int axis = 0; axis < raster.dimensions().size(); axis++) {
      final Dimension dimension = raster.dimensions().get(axis);
      if (dimension.isTime()) {
        final List<String> times = times(dimension);
        final int time = axis;
        return Optional.of(
            raster.bands().stream()
                .mapToInt(band -> month(times.get(band.steps()[time])))
                .toArray());
      }
    }
    return Optional.empty();
  }

  private static List<String> times(final Dimension dimension) {
    if (dimension.bounds().isEmpty()) {
      return dimension.times();
    }
    final double[][] bounds = dimension.bounds().get();
    final List<String> from = texts(dimension, Arrays.stream(bounds).mapToDouble(b -> b[0]));
    final List<String> to = texts(dimension, Arrays.stream(bounds).mapToDouble(b -> b[1]));
    final List<String> middles =
        texts(dimension, Arrays.stream(bounds).mapToDouble(b -> (b[0] + b[1]) / 2));
    if (Stream.of(from, to, middles).anyMatch(texts -> texts.size() != dimension.size())) {
      return dimension.times();
    }
    return IntStream.range(0, dimension.size())
        .mapToObj(
            i ->
                months(to.get(i)) - months(from.get(i)) < MONTHS
                    ? middles.get(i)
                    : dimension.times().get(i))
        .toList();
  }

  private static List<String> texts(final Dimension dimension, final DoubleStream values) {
    final Object calendar = dimension.attributes().getOrDefault("calendar", "");
    return CfTime.texts(values.toArray(), dimension.unit(), calendar.toString());
  }

  /** The months from the year 0 to {@code 1995-07-14T12:00Z}. */
  private static int months(final String time) {
    return Integer.parseInt(time.substring(0, time.indexOf('-', 1))) * MONTHS + month(time);
  }

  /** The month of {@code 1995-07-14T12:00Z}, from 0. */
  private static int month(final String time) {
    final int year = time.indexOf('-', 1);
    return Integer.parseInt(time.substring(year + 1, year + 3)) - 1;
  }

  private static RasterException refused(final Covariates.Covariate covariate, final String why) {
    return RasterException.invalid(
        covariate.kind().parameter(), covariate.source().name() + ": " + why);
  }
}

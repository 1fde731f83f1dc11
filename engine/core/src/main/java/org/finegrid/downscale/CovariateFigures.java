package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.internal.climate.covariate.CovariateRule;
import org.finegrid.internal.climate.covariate.CovariateShift;
import org.finegrid.internal.climate.covariate.CovariateState;
import org.finegrid.internal.climate.covariate.CovariateStatistics;

/** What covariates did in a run, for its report. */
final class CovariateFigures {
  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final OpenCovariates covariates;
  private final List<OpenCovariates.Field> fields;
  private final CovariateStatistics[] bands;

  private CovariateFigures(final OpenCovariates covariates, final CovariateStatistics[] bands) {
    this.covariates = covariates;
    this.fields = covariates.fields();
    this.bands = bands;
  }

  /** The figures of all workers together. */
  static CovariateFigures of(final Job job, final List<Worker.Outcome> outcomes) {
    final GridGeometry grid = job.reader().description().geometry();
    final List<OpenCovariates.Field> fields = job.covariates().fields();
    final CovariateStatistics[] bands =
        new CovariateStatistics[fields.isEmpty() ? 0 : job.scales().size()];
    for (int band = 0; band < bands.length; band++) {
      bands[band] = new CovariateStatistics(fields.size(), grid.width(), grid.height());
      for (final Worker.Outcome outcome : outcomes) {
        bands[band].add(outcome.covariates()[band]);
      }
    }
    return new CovariateFigures(job.covariates(), bands);
  }

  /** The covariates, as a report names them. */
  List<RunReport.UsedCovariate> used() {
    return fields.stream()
        .map(
            each ->
                new RunReport.UsedCovariate(
                    each.requested().name(),
                    each.requested().kind().name().toLowerCase(Locale.ROOT),
                    each.placed().description().bands().get(0).unit(),
                    each.requested().source().name(),
                    each.sha256(),
                    each.placed().method()))
        .toList();
  }

  /** What they did for a band; empty where there are none. */
  Optional<RunReport.CovariateEffect> effect(final int band) {
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    final CovariateStatistics figures = bands[band];
    return Optional.of(
        new RunReport.CovariateEffect(
            covariates.rules(band).slope() == CovariateRule.Slope.LEARNED
                ? figures.explained()
                : Double.NaN,
            IntStream.range(0, fields.size()).mapToObj(i -> slope(figures, i)).toList()));
  }

  private RunReport.CovariateSlope slope(final CovariateStatistics figures, final int i) {
    final List<Double> quantiles = new ArrayList<>();
    for (final double share : SHARES) {
      quantiles.add(figures.slope(i, share));
    }
    final Map<String, Double> unused = new LinkedHashMap<>();
    for (final CovariateState state : CovariateState.values()) {
      if (state != CovariateState.USED && state != CovariateState.UNKNOWN) {
        unused.put(
            state.name().toLowerCase(Locale.ROOT),
            share(each -> figures.cells(i, each), List.of(state)));
      }
    }
    final List<List<Double>> regions = new ArrayList<>();
    for (int row = 0; row < CovariateStatistics.PARTS; row++) {
      final int first = row * CovariateStatistics.PARTS;
      regions.add(
          IntStream.range(first, first + CovariateStatistics.PARTS)
              .mapToObj(
                  part ->
                      1 - share(each -> figures.cells(i, part, each), List.of(CovariateState.USED)))
              .toList());
    }
    return new RunReport.CovariateSlope(
        fields.get(i).requested().name(), quantiles, unused, regions);
  }

  /** The share of cells in some states; NaN where there are no cells. */
  private static double share(
      final ToLongFunction<CovariateState> cells, final List<CovariateState> wanted) {
    long all = 0;
    long some = 0;
    for (final CovariateState state : CovariateState.values()) {
      all += cells.applyAsLong(state);
      some += wanted.contains(state) ? cells.applyAsLong(state) : 0;
    }
    return all == 0 ? Double.NaN : (double) some / all;
  }

  /** What a user should know of them. */
  List<Message> notes() {
    final List<Message> notes = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      final OpenCovariates.Field field = fields.get(i);
      final double least = least(i);
      final double most = most(i);
      if (least == most) {
        notes.add(
            field.note("is " + (float) least + " everywhere on the raster, so it changes nothing"));
      }
      if (field.requested().kind() == Covariates.Kind.LAND && most > 1.01 && !field.isPercent()) {
        notes.add(
            field.note(
                "has values up to "
                    + (float) most
                    + " but not the unit %; it is taken to be a share from 0 to 1"));
      }
      betterPlace(i).ifPresent(notes::add);
    }
    return notes;
  }

  private double least(final int covariate) {
    return Arrays.stream(bands).mapToDouble(each -> each.minimum(covariate)).min().orElse(0);
  }

  private double most(final int covariate) {
    return Arrays.stream(bands).mapToDouble(each -> each.maximum(covariate)).max().orElse(0);
  }

  /** Says so where a covariate would explain clearly more one fine cell away. */
  private Optional<Message> betterPlace(final int covariate) {
    final List<CovariateShift> places =
        Arrays.stream(bands).flatMap(each -> each.betterPlace(covariate).stream()).toList();
    return places.stream()
        .max(Comparator.comparingDouble(each -> each.there() - each.here()))
        .map(
            best ->
                fields
                    .get(covariate)
                    .note(
                        String.format(
                            Locale.ROOT,
                            "would explain %.0f %% in place of %.0f %% of the variance between"
                                + " coarse cells if it lay one fine cell further %s (in %d of %d"
                                + " bands); check that raster and covariate lie where their"
                                + " coordinates say",
                            100 * best.there(),
                            100 * best.here(),
                            direction(best),
                            places.size(),
                            bands.length)));
  }

  /** Rows begin in the north, columns in the west. */
  private static String direction(final CovariateShift shift) {
    return Stream.of(
            shift.down() > 0 ? "south" : shift.down() < 0 ? "north" : "",
            shift.across() > 0 ? "east" : shift.across() < 0 ? "west" : "")
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" and "));
  }
}

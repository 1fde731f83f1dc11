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
import java.util.stream.IntStream;
import org.finegrid.grid.Axis;
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
  private final GridGeometry fine;
  private final List<OpenCovariates.Field> fields;
  private final CovariateStatistics[] bands;

  private CovariateFigures(
      final OpenCovariates covariates, final GridGeometry fine, final CovariateStatistics[] bands) {
    this.covariates = covariates;
    this.fine = fine;
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
    return new CovariateFigures(job.covariates(), grid.refine(job.model().factor()), bands);
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
      final int covariate = i;
      final double least =
          IntStream.range(0, bands.length)
              .mapToDouble(b -> bands[b].minimum(covariate))
              .min()
              .orElse(0);
      final double most =
          IntStream.range(0, bands.length)
              .mapToDouble(b -> bands[b].maximum(covariate))
              .max()
              .orElse(0);
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
      shift(i).ifPresent(notes::add);
    }
    return notes;
  }

  /** Asks whether a covariate is in its place, by the band of which it explains most. */
  private Optional<Message> shift(final int covariate) {
    return Arrays.stream(bands)
        .map(band -> band.bestPlace(covariate))
        .max(Comparator.comparingDouble(CovariateShift::there))
        .filter(CovariateShift::isElsewhere)
        .map(
            best ->
                fields
                    .get(covariate)
                    .note(
                        String.format(
                            Locale.ROOT,
                            "would explain %.0f %% of the variance between neighbouring cells in"
                                + " place of %.0f %% by itself if it lay one fine cell elsewhere,"
                                + " by %s in x and %s in y; check its coordinates and the"
                                + " raster's",
                            100 * best.there(),
                            100 * best.here(),
                            distance(fine.x(), best.across()),
                            distance(fine.y(), best.down()))));
  }

  /** Some cells in the middle of an axis. */
  private static float distance(final Axis axis, final int cells) {
    final int middle = axis.size() / 2;
    return cells == 0 ? 0 : (float) (cells * (axis.edge(middle) - axis.edge(middle - 1)));
  }
}

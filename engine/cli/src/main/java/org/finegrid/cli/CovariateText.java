package org.finegrid.cli;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.finegrid.downscale.RunReport;
import org.finegrid.downscale.RunReport.BandStatistics;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.downscale.RunReport.CovariateSlope;
import org.finegrid.downscale.RunReport.UsedCovariate;
import org.finegrid.evaluate.BandEvaluation;
import org.finegrid.evaluate.Evaluation;

/** What covariates did in a run or an evaluation, in one line. */
final class CovariateText {
  private static final int LOW = 0;
  private static final int MEDIAN = 2;
  private static final int HIGH = 4;

  private CovariateText() {}

  /** The line of a run; empty where there are no covariates. */
  static Optional<String> of(final RunReport report) {
    return of(
        report.covariates(),
        report.bands().stream().map(BandStatistics::unit).toList(),
        report.bands().stream().flatMap(band -> band.covariates().stream()).toList());
  }

  /** The line of an evaluation; empty where there are no covariates. */
  static Optional<String> of(final Evaluation evaluation) {
    return of(
        evaluation.covariates(),
        evaluation.bands().stream().map(BandEvaluation::unit).toList(),
        evaluation.bands().stream().flatMap(band -> band.covariates().stream()).toList());
  }

  private static Optional<String> of(
      final List<UsedCovariate> covariates,
      final List<String> bandUnits,
      final List<CovariateEffect> effects) {
    if (covariates.isEmpty()) {
      return Optional.empty();
    }
    final DoubleSummaryStatistics explained =
        range(effects, effect -> 100 * effect.varianceExplained());
    final String names = joined(covariates.stream().map(UsedCovariate::name).toList());
    if (explained.getCount() == 0) {
      return Optional.of(
          names
              + (range(effects, effect -> quantile(effect, 0, MEDIAN)).getCount() == 0
                  ? ": no band varies between neighbouring cells"
                  : " acts with the slopes that were given"));
    }
    final List<String> slopes =
        IntStream.range(0, covariates.size())
            .mapToObj(i -> slope(covariates, bandUnits, effects, i))
            .toList();
    return Optional.of(
        names
            + (covariates.size() == 1 ? " explains " : " explain ")
            + percent(explained)
            + " % of the variance between neighbouring cells; "
            + (bandUnits.size() == 1 ? "slope " : "median slopes ")
            + joined(slopes));
  }

  private static String joined(final List<String> words) {
    final int last = words.size() - 1;
    return words.size() == 1
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  private static String percent(final DoubleSummaryStatistics explained) {
    final long low = Math.round(explained.getMin());
    final long high = Math.round(explained.getMax());
    return low == high ? String.valueOf(low) : low + " to " + high;
  }

  private static String slope(
      final List<UsedCovariate> covariates,
      final List<String> bandUnits,
      final List<CovariateEffect> effects,
      final int covariate) {
    final UsedCovariate used = covariates.get(covariate);
    final String name = covariates.size() == 1 ? "" : "of " + used.name() + " ";
    final DoubleSummaryStatistics medians =
        range(effects, effect -> quantile(effect, covariate, MEDIAN));
    if (medians.getCount() == 0) {
      return name + "0";
    }
    final List<CovariateSlope> slopes =
        effects.stream().map(effect -> effect.slopes().get(covariate)).toList();
    final String numbers =
        slopes.size() == 1
            ? number(medians.getMin())
                + " ("
                + number(slopes.get(0).quantiles().get(LOW))
                + " to "
                + number(slopes.get(0).quantiles().get(HIGH))
                + ")"
            : number(medians.getMin()) + " to " + number(medians.getMax());
    return name + numbers + unit(bandUnits, used);
  }

  /** Kelvins per metre; empty where bands have several units. */
  private static String unit(final List<String> bandUnits, final UsedCovariate covariate) {
    final List<String> units = bandUnits.stream().distinct().toList();
    return units.size() == 1
        ? (units.get(0).isEmpty() ? "" : " " + units.get(0))
            + " per "
            + (covariate.unit().isEmpty() || covariate.unit().equals("1")
                ? "unit"
                : covariate.unit())
        : "";
  }

  private static double quantile(
      final CovariateEffect effect, final int covariate, final int which) {
    return effect.slopes().get(covariate).quantiles().get(which);
  }

  /** The range of what is a number. */
  private static DoubleSummaryStatistics range(
      final List<CovariateEffect> effects, final ToDoubleFunction<CovariateEffect> figure) {
    return effects.stream().mapToDouble(figure).filter(Double::isFinite).summaryStatistics();
  }

  private static String number(final double value) {
    return String.format(Locale.ROOT, "%.2g", value);
  }
}

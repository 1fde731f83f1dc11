package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.downscale.RunReport.UsedCovariate;
import org.finegrid.grid.Axis;
import org.finegrid.grid.ParameterName;
import org.finegrid.model.ModelCard;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.ErrorStatistics.KlingGupta;
import org.finegrid.score.Scores;
import org.finegrid.score.Spectrum;

/** Turns an evaluation into the JSON that users read. */
final class EvaluationWriter {

  private EvaluationWriter() {}

  static Map<String, Object> toMap(
      final Evaluation evaluation, final Function<ParameterName, String> naming) {
    final Map<String, Object> map = subject(evaluation.subject());
    map.put("seconds", evaluation.seconds());
    map.put("contenders", evaluation.results().stream().map(EvaluationWriter::result).toList());
    map.put("covariates", evaluation.covariates().stream().map(UsedCovariate::toMap).toList());
    map.put("overall", evaluation.overall().map(EvaluationWriter::scores).orElse(null));
    map.put("bands", evaluation.bands().stream().map(EvaluationWriter::band).toList());
    map.put("notes", evaluation.notes().stream().map(note -> note.text(naming)).toList());
    return map;
  }

  private static Map<String, Object> subject(final EvaluatedRaster subject) {
    final Map<String, Object> map = new LinkedHashMap<>();
    final Axis x = subject.grid().x();
    final Axis y = subject.grid().y();
    map.put("truth", subject.truth());
    map.put("variable", subject.variable());
    map.put("unit", subject.unit());
    map.put("factor", subject.factor());
    map.put("width", x.size());
    map.put("height", y.size());
    map.put(
        "extent",
        List.of(
            Math.min(x.edge(0), x.edge(x.size())),
            Math.min(y.edge(0), y.edge(y.size())),
            Math.max(x.edge(0), x.edge(x.size())),
            Math.max(y.edge(0), y.edge(y.size()))));
    map.put("crs", subject.grid().reference().name());
    map.put("area_weighted", subject.grid().reference().spherical());
    map.put("aggregation", "mean");
    map.put("version", subject.version());
    map.put("command", subject.command().orElse(null));
    return map;
  }

  private static Map<String, Object> result(final ModelResult result) {
    final ModelCard card = result.card();
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("label", result.label());
    map.put("baseline", result.baseline());
    map.put("model", result.model());
    map.put("name", result.name());
    map.put("covariates", result.covariates());
    map.put("title", card.title());
    map.put("method", card.method());
    map.put("conservation", result.conservation());
    map.put("input", card.input().name().toLowerCase(Locale.ROOT));
    map.put("halo", result.halo().isPresent() ? result.halo().getAsInt() : null);
    map.put("normalisation", card.normalisation().name().toLowerCase(Locale.ROOT));
    map.put("aggregation", card.aggregation());
    map.put("training", card.training());
    map.put("skill", card.skill());
    map.put("device", result.device());
    map.put("seconds", result.seconds());
    return map;
  }

  private static Map<String, Object> band(final BandEvaluation band) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", band.name());
    map.put("unit", band.unit());
    map.put("scores", scores(band.scores()));
    map.put("spectrum", band.truthSpectrum().map(truth -> spectra(truth, band)).orElse(null));
    map.put("covariates", band.covariates().map(CovariateEffect::toMap).orElse(null));
    return map;
  }

  private static List<Map<String, Object>> scores(final List<Scores> results) {
    return results.stream().map(each -> scores(each, results)).toList();
  }

  private static Map<String, Object> scores(final Scores scores, final List<Scores> results) {
    final ErrorStatistics errors = scores.errors();
    final KlingGupta klingGupta = errors.klingGupta();
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("cells", errors.cells());
    map.put("rmse", number(errors.rootMeanSquaredError()));
    map.put("mae", number(errors.meanAbsoluteError()));
    map.put("bias", number(errors.bias()));
    map.put("largest_error", number(errors.largestError()));
    map.put("correlation", number(errors.correlation()));
    map.put("data_range", number(scores.range()));
    map.put("psnr", number(scores.peakSignalToNoise()));
    map.put("ssim", number(scores.similarity()));
    map.put("nse", number(errors.nashSutcliffe()));
    map.put("kge", number(klingGupta.efficiency()));
    map.put("kge_alpha", number(klingGupta.alpha()));
    map.put("kge_beta", number(klingGupta.beta()));
    map.put("truth_mean", number(errors.truthMean()));
    map.put("truth_std", number(errors.truthDeviation()));
    map.put("truth_p02", number(scores.truthTails().low()));
    map.put("truth_p98", number(scores.truthTails().high()));
    map.put("p02", number(scores.modelTails().low()));
    map.put("p98", number(scores.modelTails().high()));
    scores
        .wet()
        .ifPresent(
            wet -> {
              map.put("wet_threshold", number(wet.threshold()));
              map.put("truth_dry_cell_frequency", number(wet.truthDryCellFrequency()));
              map.put("dry_cell_frequency", number(wet.modelDryCellFrequency()));
              map.put("wet_rmse", number(wet.wetRootMeanSquaredError()));
            });
    map.put("high_wavenumber_variance_ratio", number(scores.highWavenumberVarianceRatio()));
    map.put("reaggregation_rmse", number(scores.reaggregation().rootMeanSquaredError()));
    map.put("reaggregation_largest", number(scores.reaggregation().largestError()));
    for (final Baseline baseline : Baseline.values()) {
      map.put(
          "skill_" + baseline.name().toLowerCase(Locale.ROOT),
          number(errors.skill(results.get(baseline.index()).errors())));
    }
    return map;
  }

  private static Map<String, Object> spectra(final Spectrum truth, final BandEvaluation band) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("width", truth.window().width());
    map.put("height", truth.window().height());
    map.put("wavelength", truth.rings().stream().map(Spectrum.Ring::wavelength).toList());
    map.put("modes", truth.rings().stream().map(Spectrum.Ring::modes).toList());
    map.put("truth", power(truth));
    final List<Object> results = new ArrayList<>();
    for (final Optional<Spectrum> each : band.spectra()) {
      results.add(each.map(EvaluationWriter::power).orElse(null));
    }
    map.put("contenders", results);
    return map;
  }

  private static List<Double> power(final Spectrum spectrum) {
    return spectrum.rings().stream().map(Spectrum.Ring::power).toList();
  }

  private static Object number(final double value) {
    return Double.isFinite(value) ? value : null;
  }
}

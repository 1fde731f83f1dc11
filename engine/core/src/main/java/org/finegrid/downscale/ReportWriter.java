package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.finegrid.grid.ParameterName;

/** Turns a report into the JSON that users read. */
final class ReportWriter {

  private ReportWriter() {}

  static Map<String, Object> toMap(
      final RunReport report, final Function<ParameterName, String> naming) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("input", report.input());
    map.put("output", report.output());
    map.put("version", report.version());
    map.put("model", report.model().name());
    map.put("method", report.model().method());
    map.put("factor", report.model().factor());
    map.put("back_projection", report.model().backProjection());
    map.put("device", report.model().device());
    map.put("conservation", report.means().conservation());
    map.put("halo", report.model().halo().isPresent() ? report.model().halo().getAsInt() : null);
    map.put("tile", report.tiling().edge());
    map.put("overlap", report.tiling().overlap());
    map.put("threads", report.tiling().threads());
    map.put("width", report.cells().width());
    map.put("height", report.cells().height());
    map.put("coarse_cells", report.cells().coarse());
    map.put("fine_cells", report.cells().fine());
    map.put("nodata_cells", report.cells().noData());
    map.put("seconds", report.times().seconds());
    map.put("model_seconds", report.times().modelSeconds());
    map.put("work_seconds", report.times().workSeconds());
    map.put("million_cells_per_second", report.megaCellsPerSecond());
    map.put("mass_error_of_std", number(report.means().massErrorOfStd()));
    map.put("cells_out_of_bounds", report.means().cellsOutOfBounds());
    if (!report.covariates().isEmpty()) {
      map.put("covariates", report.covariates().stream().map(ReportWriter::covariate).toList());
    }
    final List<Object> bands = new ArrayList<>();
    for (final RunReport.BandStatistics band : report.bands()) {
      final Map<String, Object> each = new LinkedHashMap<>();
      each.put("name", band.name());
      each.put("unit", band.unit());
      each.put("conservation", band.conservation());
      each.put("coarse_minimum", number(band.coarseMinimum()));
      each.put("coarse_maximum", number(band.coarseMaximum()));
      each.put("coarse_mean", number(band.coarseMean()));
      each.put("coarse_std", number(band.coarseStd()));
      each.put("fine_minimum", number(band.fineMinimum()));
      each.put("fine_maximum", number(band.fineMaximum()));
      each.put("mass_error", number(band.massError()));
      band.covariates().ifPresent(effect -> each.put("covariates", effect(effect)));
      bands.add(each);
    }
    map.put("bands", bands);
    map.put("notes", report.notes().stream().map(note -> note.text(naming)).toList());
    return map;
  }

  static Map<String, Object> covariate(final RunReport.UsedCovariate covariate) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", covariate.name());
    map.put("kind", covariate.kind());
    map.put("unit", covariate.unit());
    map.put("source", covariate.source());
    map.put("sha256", covariate.sha256());
    map.put("placement", covariate.placement());
    return map;
  }

  static Map<String, Object> effect(final RunReport.CovariateEffect effect) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("variance_explained", number(effect.varianceExplained()));
    map.put("slopes", effect.slopes().stream().map(ReportWriter::slope).toList());
    return map;
  }

  private static Map<String, Object> slope(final RunReport.CovariateSlope slope) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("covariate", slope.covariate());
    map.put("quantiles", numbers(slope.quantiles()));
    final Map<String, Object> unused = new LinkedHashMap<>();
    slope.unused().forEach((why, share) -> unused.put(why, number(share)));
    map.put("unused", unused);
    map.put(
        "unused_by_region", slope.unusedByRegion().stream().map(ReportWriter::numbers).toList());
    return map;
  }

  /** With null for NaN, which lists that cannot change do not hold. */
  private static List<Object> numbers(final List<Double> values) {
    final List<Object> numbers = new ArrayList<>();
    for (final double value : values) {
      numbers.add(number(value));
    }
    return numbers;
  }

  private static Object number(final double value) {
    return Double.isFinite(value) ? value : null;
  }
}

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
      bands.add(each);
    }
    map.put("bands", bands);
    map.put("notes", report.notes().stream().map(note -> note.text(naming)).toList());
    return map;
  }

  private static Object number(final double value) {
    return Double.isFinite(value) ? value : null;
  }
}

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
    map.put("model", report.model());
    map.put("method", report.method());
    map.put("factor", report.factor());
    map.put("back_projection", report.backProjection());
    map.put("device", report.device());
    map.put("conservation", report.conservation());
    map.put("halo", report.halo() < 0 ? null : report.halo());
    map.put("tile", report.tile());
    map.put("overlap", report.overlap());
    map.put("threads", report.threads());
    map.put("width", report.width());
    map.put("height", report.height());
    map.put("coarse_cells", report.coarseCells());
    map.put("fine_cells", report.fineCells());
    map.put("nodata_cells", report.noDataCells());
    map.put("seconds", report.seconds());
    map.put("model_seconds", report.modelSeconds());
    map.put("work_seconds", report.workSeconds());
    map.put("million_cells_per_second", report.megaCellsPerSecond());
    map.put("mass_error_of_std", number(report.massErrorOfStd()));
    map.put("cells_out_of_bounds", report.cellsOutOfBounds());
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

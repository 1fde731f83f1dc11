package org.finegrid.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a run report that is about covariates, for {@code --covariate-report}. */
final class CovariateFacts {
  private static final String COVARIATES = "covariates";

  /** Which band the figures are of. */
  private static final List<String> OF_BAND = List.of("name", "unit", COVARIATES);

  private CovariateFacts() {}

  /**
   * Takes the part.
   *
   * @param report a run report as JSON has it
   */
  static Map<String, Object> of(final Map<String, Object> report) {
    final Map<String, Object> part = new LinkedHashMap<>();
    for (final String key : List.of("input", "output", COVARIATES)) {
      part.put(key, report.get(key));
    }
    final List<Map<String, Object>> bands = new ArrayList<>();
    for (final Object band : (List<?>) report.get("bands")) {
      final Map<String, Object> figures = new LinkedHashMap<>();
      OF_BAND.forEach(key -> figures.put(key, ((Map<?, ?>) band).get(key)));
      bands.add(figures);
    }
    part.put("bands", bands);
    return part;
  }
}

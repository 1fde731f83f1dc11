package org.finegrid.cli;

import java.util.Locale;
import org.finegrid.downscale.RunReport;

/** A finished run in one line, with a second one for covariates. */
final class RunSummary {

  private RunSummary() {}

  static String of(final RunReport report) {
    return run(report)
        + CovariateText.of(report).map(line -> System.lineSeparator() + line).orElse("");
  }

  private static String run(final RunReport report) {
    final int bands = report.bands().size();
    return String.format(
        Locale.ROOT,
        "%s: %d x %d cells, %d band%s, x%d by %s, %s, %s s, %s Mcells/s",
        report.output(),
        report.cells().width(),
        report.cells().height(),
        bands,
        bands == 1 ? "" : "s",
        report.model().factor(),
        report.model().name(),
        conservation(report),
        brief(report.times().seconds()),
        brief(report.megaCellsPerSecond()));
  }

  private static String conservation(final RunReport report) {
    final String how =
        switch (report.means().conservation()) {
          case "none" -> "not conserved";
          case "additive" -> "conserved additively";
          case "multiplicative" -> "conserved multiplicatively";
          default -> "conserved (" + report.means().conservation() + ")";
        };
    return Double.isFinite(report.means().massErrorOfStd())
        ? how
            + " (mass error "
            + String.format(Locale.ROOT, "%.0e", report.means().massErrorOfStd())
                .replace("e-0", "e-")
            + " std)"
        : how;
  }

  private static String brief(final double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
  }
}

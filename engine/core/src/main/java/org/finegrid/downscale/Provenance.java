package org.finegrid.downscale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.Version;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.model.SuperResolutionModel;

/** The provenance in an output's metadata. */
final class Provenance {

  private Provenance() {}

  /** The description with a line of history and the facts of the run among its attributes. */
  static RasterDescription addTo(
      final RasterDescription fine,
      final PipelineRequest request,
      final SuperResolutionModel model,
      final List<Conservation> conservations,
      final OpenCovariates covariates) {
    final Map<String, Object> attributes = new LinkedHashMap<>(fine.globalAttributes());
    final String line =
        Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + ": "
            + request.command().orElse("finegrid downscale")
            + " (Finegrid "
            + Version.text()
            + ")";
    attributes.merge("history", line, (old, added) -> old + "\n" + added);
    attributes.put("finegrid_version", Version.text());
    attributes.put("finegrid_model", model.card().name());
    attributes.put("finegrid_method", model.card().method());
    attributes.put("finegrid_factor", model.factor());
    if (request.method().backProjection() > 0) {
      attributes.put("finegrid_back_projection", request.method().backProjection());
    }
    attributes.put("finegrid_conservation", names(conservations));
    if (!covariates.isEmpty()) {
      attributes.put("finegrid_covariates", texts(covariates));
      final Covariates requested = request.method().covariates();
      requested.lapseRate().ifPresent(rate -> attributes.put("finegrid_lapse_rate", rate));
      requested.hypsometric().ifPresent(t -> attributes.put("finegrid_hypsometric", t));
    }
    return fine.withGlobalAttributes(attributes);
  }

  /** Each covariate with its file and the digest by which it is known again. */
  private static String texts(final OpenCovariates covariates) {
    return covariates.fields().stream()
        .map(
            each ->
                each.requested().name()
                    + ": "
                    + each.requested().source().name()
                    + " (SHA-256 "
                    + each.sha256()
                    + ")")
        .collect(Collectors.joining(", "));
  }

  /** The conservations that occur, in words. */
  static String names(final List<Conservation> conservations) {
    return conservations.stream()
        .distinct()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}

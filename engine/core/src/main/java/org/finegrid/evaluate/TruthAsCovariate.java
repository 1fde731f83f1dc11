package org.finegrid.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.SamePath;
import org.finegrid.io.RasterReader;

/**
 * Refuses a truth that is its own covariate: models would be given what they are scored against.
 */
final class TruthAsCovariate {

  private TruthAsCovariate() {}

  /**
   * Checks an evaluation's covariates.
   *
   * @param truth the whole raster that the truth is taken from, open
   * @throws RasterException that names the covariate
   */
  static void refuse(final RasterReader truth, final EvaluationRequest request) {
    for (final Covariate covariate : request.method().covariates().fields()) {
      if (same(truth, request.truth(), covariate)) {
        final ParameterName parameter = covariate.kind().parameter();
        throw new RasterException(
            ErrorCode.INVALID_PARAMETER,
            parameter,
            request.truth().name()
                + ": is both "
                + ParameterName.TRUTH.placeholder()
                + " and "
                + parameter.placeholder()
                + "; evaluating a raster with itself as covariate proves nothing");
      }
    }
  }

  private static boolean same(
      final RasterReader truth, final RasterSource source, final Covariate covariate) {
    final RasterSource field = covariate.source();
    if (source.raster().isPresent() || field.raster().isPresent()) {
      return source.raster().equals(field.raster()) && overlap(truth, source, field);
    }
    if (!SamePath.of(source.file().orElseThrow(), field.file().orElseThrow())) {
      return false;
    }
    try (RasterReader other = covariate.open()) {
      return truth.description().variable().equals(other.description().variable())
          && overlap(truth, source, field);
    }
  }

  /** Whether the chosen parts share a band: other bands and steps may well be covariates. */
  private static boolean overlap(
      final RasterReader raster, final RasterSource source, final RasterSource covariate) {
    final int count = raster.description().bands().size();
    final int[] bands = covariate.part().bandIndices(count);
    final List<String> times = times(raster, covariate);
    return Arrays.stream(source.part().bandIndices(count))
            .anyMatch(band -> Arrays.binarySearch(bands, band) >= 0)
        && (times.isEmpty() || !Collections.disjoint(times, times(raster, source)));
  }

  private static List<String> times(final RasterReader raster, final RasterSource source) {
    return source.select(raster).description().dimensions().stream()
        .filter(Dimension::isTime)
        .flatMap(time -> time.times().stream())
        .toList();
  }
}

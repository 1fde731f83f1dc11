package org.finegrid.evaluate;

import java.util.List;
import java.util.OptionalDouble;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.grid.ParameterName;
import org.finegrid.internal.ParameterChecks;
import org.finegrid.model.ModelRepository;

/**
 * What is compared. Begin with {@link #factor(int)} and change what differs: what is added here in
 * later versions has a default there.
 *
 * @param factor fine cells per coarse cell and axis, at least 2
 * @param models names of models or paths of ONNX files; the baselines run in any case
 * @param conserve how the models keep each coarse cell's mean
 * @param wet the smallest wet value of a rain-like quantity; empty: by its unit
 * @param covariates the fine fields that the raster goes with: each model runs without and with
 *     them, and bicubic runs with them in any case
 */
public record EvaluationMethod(
    int factor, List<String> models, Conserve conserve, OptionalDouble wet, Covariates covariates) {
  /** The smallest factor by which a raster can be made coarse. */
  public static final int SMALLEST_FACTOR = 2;

  /**
   * Copies the list and refuses numbers out of their range.
   *
   * @throws org.finegrid.grid.RasterException that names the parameter
   */
  public EvaluationMethod {
    models = List.copyOf(models);
    ParameterChecks.range(
        ParameterName.FACTOR, factor, SMALLEST_FACTOR, ModelRepository.LARGEST_FACTOR);
    wet.ifPresent(value -> ParameterChecks.finite(ParameterName.WET, value));
  }

  /** The baselines alone, on cells so many times coarser. */
  public static EvaluationMethod factor(final int value) {
    return new EvaluationMethod(
        value, List.of(), Conserve.AUTO, OptionalDouble.empty(), Covariates.none());
  }

  /** The same with models. */
  public EvaluationMethod withModels(final List<String> names) {
    return new EvaluationMethod(factor, names, conserve, wet, covariates);
  }

  /** The same with means kept in another way. */
  public EvaluationMethod withConserve(final Conserve how) {
    return new EvaluationMethod(factor, models, how, wet, covariates);
  }

  /** The same with a smallest wet value. */
  public EvaluationMethod withWet(final double value) {
    return new EvaluationMethod(factor, models, conserve, OptionalDouble.of(value), covariates);
  }

  /** The same with fine fields that the raster goes with. */
  public EvaluationMethod withCovariates(final Covariates value) {
    return new EvaluationMethod(factor, models, conserve, wet, value);
  }
}

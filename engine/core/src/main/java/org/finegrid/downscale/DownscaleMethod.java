package org.finegrid.downscale;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.ParameterChecks;
import org.finegrid.internal.model.BackProjection;
import org.finegrid.model.ModelRepository;

/**
 * How fine cells are made of coarse ones. Begin with {@link #auto()} or {@link #model(String)} and
 * change what differs: what is added here in later versions has a default there.
 *
 * @param model a model's name, {@link ModelRepository#AUTO}, or the path of an ONNX file
 * @param factor fine cells per coarse cell and axis; empty: the model's own
 * @param backProjection iterations of back-projection after the model; 0: none
 * @param conserve how each coarse cell's mean is kept
 * @param minimum the smallest value allowed
 * @param maximum the largest value allowed
 * @param covariates the fine fields that the raster goes with
 */
public record DownscaleMethod(
    String model,
    OptionalInt factor,
    int backProjection,
    Conserve conserve,
    OptionalDouble minimum,
    OptionalDouble maximum,
    Covariates covariates) {

  /**
   * Refuses numbers out of their range.
   *
   * @throws org.finegrid.grid.RasterException that names the parameter
   */
  public DownscaleMethod {
    factor.ifPresent(
        value ->
            ParameterChecks.range(ParameterName.FACTOR, value, 1, ModelRepository.LARGEST_FACTOR));
    ParameterChecks.range(
        ParameterName.BACK_PROJECTION, backProjection, 0, BackProjection.MOST_ITERATIONS);
    minimum.ifPresent(value -> ParameterChecks.finite(ParameterName.MINIMUM, value));
    maximum.ifPresent(value -> ParameterChecks.finite(ParameterName.MAXIMUM, value));
    if (minimum.isPresent()
        && maximum.isPresent()
        && minimum.getAsDouble() > maximum.getAsDouble()) {
      throw RasterException.invalid(
          ParameterName.MINIMUM,
          minimum.getAsDouble()
              + " is above the "
              + ParameterName.MAXIMUM.placeholder()
              + " of "
              + maximum.getAsDouble());
    }
  }

  /** The best model in the library for the factor, which must be given. */
  public static DownscaleMethod auto() {
    return model(ModelRepository.AUTO);
  }

  /** A model by its name or by the path of an ONNX file, with its own factor. */
  public static DownscaleMethod model(final String name) {
    return new DownscaleMethod(
        name,
        OptionalInt.empty(),
        0,
        Conserve.AUTO,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Covariates.none());
  }

  /** The same with another model. */
  public DownscaleMethod withModel(final String name) {
    return new DownscaleMethod(
        name, factor, backProjection, conserve, minimum, maximum, covariates);
  }

  /** The same with so many fine cells per coarse cell and axis. */
  public DownscaleMethod withFactor(final int value) {
    return new DownscaleMethod(
        model, OptionalInt.of(value), backProjection, conserve, minimum, maximum, covariates);
  }

  /** The same with so many iterations of back-projection. */
  public DownscaleMethod withBackProjection(final int iterations) {
    return new DownscaleMethod(model, factor, iterations, conserve, minimum, maximum, covariates);
  }

  /** The same with means kept in another way. */
  public DownscaleMethod withConserve(final Conserve how) {
    return new DownscaleMethod(model, factor, backProjection, how, minimum, maximum, covariates);
  }

  /** The same with a smallest value. */
  public DownscaleMethod withMinimum(final double value) {
    return new DownscaleMethod(
        model, factor, backProjection, conserve, OptionalDouble.of(value), maximum, covariates);
  }

  /** The same with a largest value. */
  public DownscaleMethod withMaximum(final double value) {
    return new DownscaleMethod(
        model, factor, backProjection, conserve, minimum, OptionalDouble.of(value), covariates);
  }

  /** The same with fine fields that the raster goes with. */
  public DownscaleMethod withCovariates(final Covariates value) {
    return new DownscaleMethod(model, factor, backProjection, conserve, minimum, maximum, value);
  }
}

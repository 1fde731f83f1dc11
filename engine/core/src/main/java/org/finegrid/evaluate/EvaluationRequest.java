package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.List;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunOptions;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.Device;

/**
 * What to evaluate, as a caller requests it: on which raster, what, what to leave, and how the work
 * runs. Each of the four checks itself, so no request can be made that holds what it cannot mean.
 *
 * @param truth the fine raster
 * @param method what is compared
 * @param output what is left beside the scores
 * @param run how the models run
 */
public record EvaluationRequest(
    RasterSource truth, EvaluationMethod method, EvaluationOutput output, RunOptions run) {

  /** A request with the defaults: the baselines alone, everything automatic. */
  public static Builder builder(final Path truth, final int factor) {
    return builder(RasterSource.of(truth), factor);
  }

  /** A request with the defaults: the baselines alone, everything automatic. */
  public static Builder builder(final RasterSource truth, final int factor) {
    return new Builder(truth, EvaluationMethod.factor(factor));
  }

  /**
   * Collects a request; every setter answers the builder, and throws a {@link
   * org.finegrid.grid.RasterException} where the value is out of its range.
   */
  public static final class Builder {
    private RasterSource truth;
    private EvaluationMethod method;
    private EvaluationOutput output = EvaluationOutput.scores();
    private RunOptions run = RunOptions.defaults();

    private Builder(final RasterSource truth, final EvaluationMethod method) {
      this.truth = truth;
      this.method = method;
    }

    /** How the models run. */
    public Builder run(final RunOptions value) {
      this.run = value;
      return this;
    }

    private Builder method(final EvaluationMethod value) {
      this.method = value;
      return this;
    }

    /** Names of models or paths of ONNX files. */
    public Builder models(final List<String> value) {
      return method(method.withModels(value));
    }

    /** How means are kept. */
    public Builder conserve(final Conserve value) {
      return method(method.withConserve(value));
    }

    /** The smallest wet value. */
    public Builder wet(final double value) {
      return method(method.withWet(value));
    }

    /** Fine fields that the raster goes with. */
    public Builder covariates(final Covariates value) {
      return method(method.withCovariates(value));
    }

    private Builder truth(final RasterSource value) {
      this.truth = value;
      return this;
    }

    /** The variable to take. */
    public Builder variable(final String value) {
      return truth(truth.withVariable(value));
    }

    /** Which raster of the file to read, and by whom. */
    public Builder reading(final ReadOptions value) {
      return truth(truth.withReading(value));
    }

    /** The part of the raster to take. */
    public Builder part(final Part value) {
      return truth(truth.withPart(value));
    }

    /** {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}. */
    public Builder device(final String value) {
      return run(run.withDevice(Device.parse(value)));
    }

    /** Worker threads. */
    public Builder threads(final int value) {
      return run(run.withThreads(value));
    }

    private Builder output(final EvaluationOutput value) {
      this.output = value;
      return this;
    }

    /** A directory for the rasters. */
    public Builder save(final Path value) {
      return output(output.withSave(value));
    }

    /** A directory for rasters that are not saved. */
    public Builder temporary(final Path value) {
      return output(output.withTemporary(value));
    }

    /** Whether files there may be replaced. */
    public Builder overwrite(final boolean value) {
      return output(output.withOverwrite(value));
    }

    /** Whether to hold pieces of the fields. */
    public Builder pictures(final boolean value) {
      return output(output.withPictures(value));
    }

    /** The command line to record. */
    public Builder command(final String value) {
      return output(output.withCommand(value));
    }

    /** The request. */
    public EvaluationRequest build() {
      return new EvaluationRequest(truth, method, output, run);
    }
  }
}

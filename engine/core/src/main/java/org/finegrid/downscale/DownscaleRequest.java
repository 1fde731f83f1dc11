package org.finegrid.downscale;

import java.nio.file.Path;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.SamePath;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.Device;

/**
 * One raster to make finer, as a caller requests it: which, how, where to, and how the work runs.
 * Each of the four checks itself, so no request can be made that holds what it cannot mean.
 *
 * @param source the raster that is read
 * @param method how fine cells are made
 * @param target the file that is written
 * @param run how the work runs
 */
public record DownscaleRequest(
    RasterSource source, DownscaleMethod method, RasterTarget target, RunOptions run) {

  /**
   * Refuses an output that is one of the rasters that are read.
   *
   * @throws RasterException that names the file
   */
  public DownscaleRequest {
    checkApart(ParameterName.INPUT, source, target);
    for (final Covariates.Covariate each : method.covariates().fields()) {
      checkApart(each.kind().parameter(), each.source(), target);
    }
  }

  private static void checkApart(
      final ParameterName read, final RasterSource source, final RasterTarget target) {
    if (source.file().isPresent() && SamePath.of(source.file().get(), target.file())) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          ParameterName.OUTPUT,
          target.file()
              + ": is both "
              + read.placeholder()
              + " and "
              + ParameterName.OUTPUT.placeholder()
              + "; name another "
              + ParameterName.OUTPUT.placeholder());
    }
  }

  /** How each coarse cell's mean is kept. */
  public enum Conserve {
    /** Multiplicative for quantities that cannot be negative, else additive. */
    AUTO,
    /** Not at all. */
    NONE,
    /** By adding what is missing. */
    ADDITIVE,
    /** By scaling. */
    MULTIPLICATIVE
  }

  /** How overlapping tiles are joined. */
  public enum Blend {
    /** A half cosine. */
    COSINE,
    /** A straight ramp. */
    LINEAR,
    /** A sharp joint in the middle of the overlap. */
    NONE
  }

  /** A request from file to file with the defaults: everything automatic. */
  public static Builder builder(final Path input, final Path output) {
    return builder(RasterSource.of(input), RasterTarget.of(output));
  }

  /** A request with the defaults: everything automatic. */
  public static Builder builder(final RasterSource source, final RasterTarget target) {
    return new Builder(source, target);
  }

  /**
   * Collects a request; every setter answers the builder, and throws a {@link
   * org.finegrid.grid.RasterException} where the value is out of its range.
   */
  public static final class Builder {
    private RasterSource source;
    private DownscaleMethod method = DownscaleMethod.auto();
    private RasterTarget target;
    private RunOptions run = RunOptions.defaults();

    private Builder(final RasterSource source, final RasterTarget target) {
      this.source = source;
      this.target = target;
    }

    /** How fine cells are made. */
    public Builder method(final DownscaleMethod value) {
      this.method = value;
      return this;
    }

    /** How the work runs. */
    public Builder run(final RunOptions value) {
      this.run = value;
      return this;
    }

    /** A model's name or the path of an ONNX file. */
    public Builder model(final String value) {
      return method(method.withModel(value));
    }

    /** Fine cells per coarse cell and axis. */
    public Builder factor(final int value) {
      return method(method.withFactor(value));
    }

    /** Iterations of back-projection after the model. */
    public Builder backProjection(final int value) {
      return method(method.withBackProjection(value));
    }

    /** How means are kept. */
    public Builder conserve(final Conserve value) {
      return method(method.withConserve(value));
    }

    /** Smallest value allowed. */
    public Builder minimum(final double value) {
      return method(method.withMinimum(value));
    }

    /** Largest value allowed. */
    public Builder maximum(final double value) {
      return method(method.withMaximum(value));
    }

    /** Fine fields that the raster goes with. */
    public Builder covariates(final Covariates value) {
      return method(method.withCovariates(value));
    }

    private Builder source(final RasterSource value) {
      this.source = value;
      return this;
    }

    /** The variable to take. */
    public Builder variable(final String value) {
      return source(source.withVariable(value));
    }

    /** Which raster of the file to read, and by whom. */
    public Builder reading(final ReadOptions value) {
      return source(source.withReading(value));
    }

    /** The part of the raster to take. */
    public Builder part(final Part value) {
      return source(source.withPart(value));
    }

    /** A coordinate reference for a raster that states none. */
    public Builder crs(final String value) {
      return source(source.withCrs(value));
    }

    /** Edge of a tile in coarse cells. */
    public Builder tile(final int value) {
      return run(run.withTile(value));
    }

    /** Coarse cells over which tiles are blended. */
    public Builder overlap(final int value) {
      return run(run.withOverlap(value));
    }

    /** Weights of the blending. */
    public Builder blend(final Blend value) {
      return run(run.withBlend(value));
    }

    /** {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}. */
    public Builder device(final String value) {
      return run(run.withDevice(Device.parse(value)));
    }

    /** Worker threads. */
    public Builder threads(final int value) {
      return run(run.withThreads(value));
    }

    private Builder target(final RasterTarget value) {
      this.target = value;
      return this;
    }

    /** Whether an existing output may be replaced. */
    public Builder overwrite(final boolean value) {
      return target(target.withOverwrite(value));
    }

    /** How a GeoTIFF is compressed. */
    public Builder compression(final WriteOptions.Compression value) {
      return target(target.withCompression(value));
    }

    /** The output's format, and options for it. */
    public Builder format(final WriteOptions.Target value) {
      return target(target.withFormat(value));
    }

    /** The command line to record. */
    public Builder command(final String value) {
      return target(target.withCommand(value));
    }

    /** The request. */
    public DownscaleRequest build() {
      return new DownscaleRequest(source, method, target, run);
    }
  }
}

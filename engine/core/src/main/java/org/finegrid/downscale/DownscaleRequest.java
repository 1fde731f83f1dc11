package org.finegrid.downscale;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.model.BackProjection;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.finegrid.model.ModelRepository;

/**
 * One raster to make finer, as a caller asks for it. Built by {@link #builder(Path, Path)}.
 *
 * @param input a raster file
 * @param output where the fine raster goes; its extension decides the format
 * @param model a model's name, {@link ModelRepository#AUTO}, or the path of an ONNX file
 * @param factor fine cells per coarse cell and axis; empty: the model's own
 * @param backProjection iterations of back-projection behind the model; 0: none
 * @param reading which raster of the file to read, and by whom
 * @param part the part of the raster to take
 * @param crs a coordinate reference for a raster that states none, such as {@code EPSG:4326}
 * @param conserve how each coarse cell's mean is kept
 * @param minimum smallest value allowed
 * @param maximum largest value allowed
 * @param tile edge of a tile in coarse cells; empty: chosen
 * @param overlap coarse cells over which neighbouring tiles are blended; empty: none where the
 *     model has a finite halo, else chosen
 * @param blend the weights of that blending
 * @param device where networks run
 * @param threads worker threads; empty: one for each processor
 * @param overwrite whether an existing output may be replaced
 * @param compression how a GeoTIFF's cells are compressed
 * @param target the output's format, where its extension does not decide it, and options for it
 * @param command the command line to record in the output's history; empty: none
 */
public record DownscaleRequest(
    Path input,
    Path output,
    String model,
    OptionalInt factor,
    int backProjection,
    ReadOptions reading,
    Part part,
    Optional<String> crs,
    Conserve conserve,
    OptionalDouble minimum,
    OptionalDouble maximum,
    OptionalInt tile,
    OptionalInt overlap,
    Blend blend,
    String device,
    OptionalInt threads,
    boolean overwrite,
    WriteOptions.Compression compression,
    WriteOptions.Target target,
    Optional<String> command) {

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

  /** A request with the defaults: everything automatic. */
  public static Builder builder(final Path input, final Path output) {
    return new Builder(input, output);
  }

  /** Collects a request; every setter answers the builder. */
  public static final class Builder {
    private final Path input;
    private final Path output;
    private String model = ModelRepository.AUTO;
    private OptionalInt factor = OptionalInt.empty();
    private int backProjection;
    private ReadOptions reading = ReadOptions.defaults();
    private Part part = Part.whole();
    private Optional<String> crs = Optional.empty();
    private Conserve conserve = Conserve.AUTO;
    private OptionalDouble minimum = OptionalDouble.empty();
    private OptionalDouble maximum = OptionalDouble.empty();
    private OptionalInt tile = OptionalInt.empty();
    private OptionalInt overlap = OptionalInt.empty();
    private Blend blend = Blend.COSINE;
    private String device = "auto";
    private OptionalInt threads = OptionalInt.empty();
    private boolean overwrite;
    private WriteOptions.Compression compression = WriteOptions.Compression.DEFLATE;
    private WriteOptions.Target target = WriteOptions.Target.byExtension();
    private Optional<String> command = Optional.empty();

    private Builder(final Path input, final Path output) {
      this.input = input;
      this.output = output;
    }

    private static void check(final boolean right, final String sentence) {
      if (!right) {
        throw new RasterException(sentence);
      }
    }

    /** A model's name or the path of an ONNX file. */
    public Builder model(final String value) {
      this.model = value;
      return this;
    }

    /** Fine cells per coarse cell and axis. */
    public Builder factor(final int value) {
      this.factor = OptionalInt.of(value);
      return this;
    }

    /** Iterations of back-projection behind the model. */
    public Builder backProjection(final int value) {
      this.backProjection = value;
      return this;
    }

    /** The variable to take. */
    public Builder variable(final String value) {
      this.reading = reading.withVariable(Optional.of(value));
      return this;
    }

    /** Which raster of the file to read, and by whom. */
    public Builder reading(final ReadOptions value) {
      this.reading = value;
      return this;
    }

    /** The part of the raster to take. */
    public Builder part(final Part value) {
      this.part = value;
      return this;
    }

    /** A coordinate reference for a raster that states none. */
    public Builder crs(final String value) {
      this.crs = Optional.of(value);
      return this;
    }

    /** How means are kept. */
    public Builder conserve(final Conserve value) {
      this.conserve = value;
      return this;
    }

    /** Smallest value allowed. */
    public Builder minimum(final double value) {
      this.minimum = OptionalDouble.of(value);
      return this;
    }

    /** Largest value allowed. */
    public Builder maximum(final double value) {
      this.maximum = OptionalDouble.of(value);
      return this;
    }

    /** Edge of a tile in coarse cells. */
    public Builder tile(final int value) {
      this.tile = OptionalInt.of(value);
      return this;
    }

    /** Coarse cells over which tiles are blended. */
    public Builder overlap(final int value) {
      this.overlap = OptionalInt.of(value);
      return this;
    }

    /** Weights of the blending. */
    public Builder blend(final Blend value) {
      this.blend = value;
      return this;
    }

    /** {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}. */
    public Builder device(final String value) {
      this.device = value;
      return this;
    }

    /** Worker threads. */
    public Builder threads(final int value) {
      this.threads = OptionalInt.of(value);
      return this;
    }

    /** Whether an existing output may be replaced. */
    public Builder overwrite(final boolean value) {
      this.overwrite = value;
      return this;
    }

    /** How a GeoTIFF is compressed. */
    public Builder compression(final WriteOptions.Compression value) {
      this.compression = value;
      return this;
    }

    /** The output's format, and options for it. */
    public Builder target(final WriteOptions.Target value) {
      this.target = value;
      return this;
    }

    /** The command line to record. */
    public Builder command(final String value) {
      this.command = Optional.of(value);
      return this;
    }

    /**
     * The request.
     *
     * @throws RasterException where a number is out of its range
     */
    public DownscaleRequest build() {
      final double least = minimum.orElse(Double.NEGATIVE_INFINITY);
      final double most = maximum.orElse(Double.POSITIVE_INFINITY);
      check(least <= most, "minimum " + least + " is not below maximum " + most);
      check(
          backProjection >= 0 && backProjection <= BackProjection.MOST_ITERATIONS,
          "back-projection: from 0 to "
              + BackProjection.MOST_ITERATIONS
              + " iterations can be made, not "
              + backProjection);
      check(tile.orElse(1) >= 1, "tile: at least one cell is needed");
      check(overlap.orElse(0) >= 0, "overlap: cannot be negative");
      check(threads.orElse(1) >= 1, "threads: at least one is needed");
      return new DownscaleRequest(
          input,
          output,
          model,
          factor,
          backProjection,
          reading,
          part,
          crs,
          conserve,
          minimum,
          maximum,
          tile,
          overlap,
          blend,
          device,
          threads,
          overwrite,
          compression,
          target,
          command);
    }
  }
}

package org.finegrid.evaluate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.finegrid.downscale.DownscaleRequest.Conserve;
import org.finegrid.downscale.Part;
import org.finegrid.grid.RasterException;
import org.finegrid.io.ReadOptions;
import org.finegrid.model.ModelRepository;

/**
 * What to evaluate, as a caller asks for it. Built by {@link #builder(Path, int)}.
 *
 * @param truth a fine raster
 * @param factor fine cells per coarse cell and axis, at least 2
 * @param models names of models or paths of ONNX files; the baselines run in any case
 * @param reading which raster of the file to read, and by whom
 * @param part the part of the raster to take
 * @param conserve how the models keep each coarse cell's mean
 * @param wet the smallest wet value of a rain-like quantity; empty: by its unit
 * @param device where networks run
 * @param threads worker threads; empty: one for each processor
 * @param save a directory for the coarse raster, the truth's part and what each model made
 * @param temporary where rasters that are not saved lie meanwhile; empty: the machine's own
 *     directory of temporary files
 * @param overwrite whether saved files may be replaced
 * @param pictures whether the evaluation shall hold pieces of the fields, to be drawn
 * @param command the command line to record in saved rasters; empty: none
 */
public record EvaluationRequest(
    Path truth,
    int factor,
    List<String> models,
    ReadOptions reading,
    Part part,
    Conserve conserve,
    OptionalDouble wet,
    String device,
    OptionalInt threads,
    Optional<Path> save,
    Optional<Path> temporary,
    boolean overwrite,
    boolean pictures,
    Optional<String> command) {

  /** Copies the list and refuses factors out of range. */
  public EvaluationRequest {
    models = List.copyOf(models);
    if (factor < 2 || factor > ModelRepository.LARGEST_FACTOR) {
      throw new RasterException(
          "factor "
              + factor
              + ": a whole number from 2 to "
              + ModelRepository.LARGEST_FACTOR
              + " is needed");
    }
  }

  /** A request with the defaults: the baselines alone, everything automatic. */
  public static Builder builder(final Path truth, final int factor) {
    return new Builder(truth, factor);
  }

  /** Collects a request; every setter answers the builder. */
  public static final class Builder {
    private final Path truth;
    private final int factor;
    private List<String> models = List.of();
    private ReadOptions reading = ReadOptions.defaults();
    private Part part = Part.whole();
    private Conserve conserve = Conserve.AUTO;
    private OptionalDouble wet = OptionalDouble.empty();
    private String device = "auto";
    private OptionalInt threads = OptionalInt.empty();
    private Optional<Path> save = Optional.empty();
    private Optional<Path> temporary = Optional.empty();
    private boolean overwrite;
    private boolean pictures;
    private Optional<String> command = Optional.empty();

    private Builder(final Path truth, final int factor) {
      this.truth = truth;
      this.factor = factor;
    }

    /** Names of models or paths of ONNX files. */
    public Builder models(final List<String> value) {
      this.models = List.copyOf(value);
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

    /** How means are kept. */
    public Builder conserve(final Conserve value) {
      this.conserve = value;
      return this;
    }

    /** The smallest wet value. */
    public Builder wet(final double value) {
      this.wet = OptionalDouble.of(value);
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

    /** A directory for the rasters. */
    public Builder save(final Path value) {
      this.save = Optional.of(value);
      return this;
    }

    /** A directory for rasters that are not saved. */
    public Builder temporary(final Path value) {
      this.temporary = Optional.of(value);
      return this;
    }

    /** Whether files there may be replaced. */
    public Builder overwrite(final boolean value) {
      this.overwrite = value;
      return this;
    }

    /** Whether to hold pieces of the fields. */
    public Builder pictures(final boolean value) {
      this.pictures = value;
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
    public EvaluationRequest build() {
      return new EvaluationRequest(
          truth, factor, models, reading, part, conserve, wet, device, threads, save, temporary,
          overwrite, pictures, command);
    }
  }
}

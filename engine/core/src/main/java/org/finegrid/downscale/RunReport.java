package org.finegrid.downscale;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;

/**
 * What a run did, for people and programs.
 *
 * @param input the input file
 * @param output the output file
 * @param version Finegrid's version
 * @param model the model as it ran
 * @param tiling how the work was divided
 * @param cells how many cells were read and written
 * @param times how long it took
 * @param means how the means of coarse cells were kept
 * @param covariates the fine fields that the raster was made finer with
 * @param bands statistics of each band
 * @param notes what the user should know, one sentence each
 */
public record RunReport(
    String input,
    String output,
    String version,
    UsedModel model,
    Tiling tiling,
    CellCounts cells,
    Times times,
    KeptMeans means,
    List<UsedCovariate> covariates,
    List<BandStatistics> bands,
    List<Message> notes) {

  /** Copies the lists. */
  public RunReport {
    covariates = List.copyOf(covariates);
    bands = List.copyOf(bands);
    notes = List.copyOf(notes);
  }

  /**
   * The model as it ran.
   *
   * @param name the model's name
   * @param method the model's method
   * @param factor fine cells per coarse cell and axis
   * @param backProjection iterations of back-projection
   * @param device where it ran: {@code java}, {@code cpu}, {@code cuda:0}
   * @param halo coarse cells of halo; empty where the model has no finite one
   */
  public record UsedModel(
      String name,
      String method,
      int factor,
      int backProjection,
      String device,
      OptionalInt halo) {}

  /**
   * How the work was divided.
   *
   * @param edge coarse cells along a tile's edge
   * @param overlap coarse cells blended
   * @param threads worker threads
   */
  public record Tiling(int edge, int overlap, int threads) {}

  /**
   * How many cells were read and written.
   *
   * @param width fine columns
   * @param height fine rows
   * @param coarse cells read, all bands
   * @param fine cells written, all bands
   * @param noData fine cells without data
   */
  public record CellCounts(int width, int height, long coarse, long fine, long noData) {}

  /**
   * How long a run took.
   *
   * @param seconds wall time of the run
   * @param modelSeconds time inside the model, summed over threads
   * @param workSeconds time of all work, summed over threads
   */
  public record Times(double seconds, double modelSeconds, double workSeconds) {}

  /**
   * How the means of coarse cells were kept.
   *
   * @param conservation {@code none}, {@code additive} or {@code multiplicative}
   * @param massErrorOfStd largest difference between a coarse cell and the mean of its children, in
   *     standard deviations of its band; NaN where the band is constant or has no data
   * @param cellsOutOfBounds coarse cells whose mean lies outside the bounds and could not be kept
   */
  public record KeptMeans(String conservation, double massErrorOfStd, long cellsOutOfBounds) {}

  /**
   * One band's figures.
   *
   * @param name the band's name
   * @param unit its unit
   * @param conservation the conservation that it had
   * @param coarseMinimum smallest coarse value
   * @param coarseMaximum largest coarse value
   * @param coarseMean plain mean of the coarse cells with data
   * @param coarseStd their standard deviation
   * @param fineMinimum smallest fine value
   * @param fineMaximum largest fine value
   * @param massError largest difference between a coarse cell and its children's mean, in the unit
   * @param covariates what the covariates did for it; empty where there were none
   */
  public record BandStatistics(
      String name,
      String unit,
      String conservation,
      double coarseMinimum,
      double coarseMaximum,
      double coarseMean,
      double coarseStd,
      double fineMinimum,
      double fineMaximum,
      double massError,
      Optional<CovariateEffect> covariates) {}

  /**
   * A covariate of the run.
   *
   * @param name its name
   * @param kind how it acts: {@code elevation}, {@code land}, {@code climatology}, {@code other}
   * @param unit its unit; empty where it states none
   * @param source its file
   * @param sha256 the SHA-256 of that file; of the cells, where it is no single file
   * @param placement how it was brought onto the fine grid: {@code copied}, {@code area averages},
   *     {@code bilinear}
   */
  public record UsedCovariate(
      String name, String kind, String unit, String source, String sha256, String placement) {

    /** The covariate as JSON would have it. */
    public Map<String, Object> toMap() {
      return ReportWriter.covariate(this);
    }
  }

  /**
   * What the covariates did for a band.
   *
   * @param varianceExplained the share of the variance between neighbouring coarse cells that they
   *     explain together, at most 1; NaN where slopes are given, not learned
   * @param slopes the slope of each
   */
  public record CovariateEffect(double varianceExplained, List<CovariateSlope> slopes) {

    /** Copies the list. */
    public CovariateEffect {
      slopes = List.copyOf(slopes);
    }

    /** The figures as JSON would have them; NaN as null. */
    public Map<String, Object> toMap() {
      return ReportWriter.effect(this);
    }
  }

  /**
   * How a band changes with a covariate, in the band's unit per unit of the covariate, over the
   * coarse cells in which it is used.
   *
   * @param covariate the covariate's name
   * @param quantiles the slopes that 5, 25, 50, 75 and 95 % of those cells do not exceed, to 1 %;
   *     NaN where there are no such cells
   * @param unused the shares of the coarse cells with data in which it is not used, by the reason
   * @param unusedByRegion the share of the coarse cells with data in which it is not used, in each
   *     ninth of the raster: three rows from the top, each from left to right; NaN where there are
   *     no data
   */
  public record CovariateSlope(
      String covariate,
      List<Double> quantiles,
      Map<String, Double> unused,
      List<List<Double>> unusedByRegion) {}

  /** Fine cells for each second of wall time, in millions. */
  public double megaCellsPerSecond() {
    return cells.fine() / times.seconds() / 1e6;
  }

  /** The report as JSON would have it; snake_case keys, NaN as null. */
  public Map<String, Object> toMap() {
    return toMap(ParameterName::name);
  }

  /** The same, with a caller's names of parameters in its notes. */
  public Map<String, Object> toMap(final Function<ParameterName, String> naming) {
    return ReportWriter.toMap(this, naming);
  }
}

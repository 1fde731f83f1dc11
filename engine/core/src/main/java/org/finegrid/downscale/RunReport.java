package org.finegrid.downscale;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;

/**
 * What a run did, for people and programs. {@link #toMap()} is what {@code --report} writes.
 *
 * @param input the input file
 * @param output the output file
 * @param version Finegrid's version
 * @param model the model's name
 * @param method the model's method
 * @param factor fine cells per coarse cell and axis
 * @param backProjection iterations of back-projection
 * @param device where it ran: {@code java}, {@code cpu}, {@code cuda:0}
 * @param conservation {@code none}, {@code additive} or {@code multiplicative}
 * @param halo coarse cells of halo; -1 where the model has no finite one
 * @param tile coarse cells along a tile's edge
 * @param overlap coarse cells blended
 * @param threads worker threads
 * @param width fine columns
 * @param height fine rows
 * @param coarseCells cells read, all bands
 * @param fineCells cells written, all bands
 * @param noDataCells fine cells without data
 * @param seconds wall time of the run
 * @param modelSeconds time inside the model, summed over threads
 * @param workSeconds time of all work, summed over threads
 * @param massErrorOfStd largest difference between a coarse cell and the mean of its children, in
 *     standard deviations of its band; NaN where the band is constant or has no data
 * @param cellsOutOfBounds coarse cells whose mean lies outside the bounds and could not be kept
 * @param bands statistics of each band
 * @param notes what the user should know, one sentence each
 */
public record RunReport(
    String input,
    String output,
    String version,
    String model,
    String method,
    int factor,
    int backProjection,
    String device,
    String conservation,
    int halo,
    int tile,
    int overlap,
    int threads,
    int width,
    int height,
    long coarseCells,
    long fineCells,
    long noDataCells,
    double seconds,
    double modelSeconds,
    double workSeconds,
    double massErrorOfStd,
    long cellsOutOfBounds,
    List<BandStatistics> bands,
    List<Message> notes) {

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
      double massError) {}

  /** Fine cells for each second of wall time, in millions. */
  public double megaCellsPerSecond() {
    return fineCells / seconds / 1e6;
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

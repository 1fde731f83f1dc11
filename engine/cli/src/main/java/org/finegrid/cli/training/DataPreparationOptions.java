package org.finegrid.cli.training;

import java.util.List;
import java.util.Optional;
import org.finegrid.cli.OptionNumbers;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.DataOptions;
import picocli.CommandLine.Option;

/** Options of training that say how pairs of coarse and fine fields are made from the data. */
final class DataPreparationOptions {
  @Option(
      names = "--aggregation",
      paramLabel = "HOW",
      description = "mean (for rasters), bicubic (for images)")
  private Aggregation aggregation;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      converter = OptionNumbers.Finite.class,
      description = "share of the data held out for validation (0.1)")
  private Double validation;

  @Option(
      names = "--test",
      paramLabel = "SHARE",
      converter = OptionNumbers.Finite.class,
      description = "share of the data that only scores the model (0.1)")
  private Double test;

  @Option(
      names = "--scales",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      converter = OptionNumbers.Finite.class,
      description = "train on rescaled copies too: 1,0.8,0.65 (1)")
  private List<Double> scales;

  @Option(
      names = "--blurs",
      paramLabel = "LIST",
      split = ",",
      hideParamSyntax = true,
      converter = OptionNumbers.Finite.class,
      description = "train on blurred copies too, in cells: 0,0.7,1.2 (0)")
  private List<Double> blurs;

  @Option(
      names = "--shifts",
      paramLabel = "N",
      converter = OptionNumbers.FromOne.class,
      description = "train on N x N offsets of the coarse grid (1)")
  private Integer shifts;

  @Option(
      names = "--max-bands",
      paramLabel = "N",
      converter = OptionNumbers.FromOne.class,
      description = "largest number of bands taken from a raster (24)")
  private Integer maxBands;

  /** What was asked for; the rest stays as usual. */
  DataOptions options(final int factor, final long seed) {
    final DataOptions usual = DataOptions.defaults(factor);
    return new DataOptions(
        factor,
        Optional.ofNullable(aggregation),
        validation == null ? usual.validation() : validation,
        test == null ? usual.test() : test,
        scales == null ? usual.scales() : scales,
        blurs == null ? usual.blurs() : blurs,
        shifts == null ? usual.shifts() : shifts,
        maxBands == null ? usual.maxBands() : maxBands,
        seed);
  }
}

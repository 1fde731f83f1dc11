package org.finegrid.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.RunReport;
import org.finegrid.internal.io.SamePath;
import org.finegrid.io.WriteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code finegrid downscale}: one raster in, one finer raster out. */
@Command(
    name = "downscale",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = "Makes a raster finer.",
    customSynopsis = "finegrid downscale [OPTION]... INPUT OUTPUT",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid downscale --factor 4 dem.tif dem-fine.tif",
      "  finegrid downscale --factor 4 --elevation dem.tif t2m.nc t2m-fine.nc",
      "  finegrid downscale --model srcnn.onnx --bbox 5,45,11,48 pr.nc alps.nc"
    })
final class DownscaleCommand implements Callable<Integer>, ReadsFile, UsesMemory {
  private final Engine engine;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "INPUT", description = "raster to read")
  private Path input;

  @Parameters(
      index = "1",
      paramLabel = "OUTPUT",
      description = "raster to write, by extension: .tif, .nc, .zarr")
  private Path output;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description = "a name of 'finegrid models' or an ONNX file (auto)")
  private String model;

  @Option(
      names = "--factor",
      paramLabel = "N",
      converter = OptionNumbers.Whole.class,
      description = "fine cells per cell and axis (the model's own)")
  private Integer factor;

  @Option(
      names = "--back-projection",
      paramLabel = "N",
      converter = OptionNumbers.Whole.class,
      description = "bring the result closer to INPUT in N iterations (0)")
  private Integer backProjection;

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Mixin private PartOptions part = new PartOptions();

  @Option(
      names = "--crs",
      paramLabel = "CODE",
      description = "coordinate reference if INPUT states none: EPSG:4326")
  private String crs;

  @Mixin private CovariateOptions covariates = new CovariateOptions();

  @Mixin private ConserveOption conserve = new ConserveOption();

  @Option(
      names = "--minimum",
      paramLabel = "X",
      converter = OptionNumbers.Finite.class,
      description = "smallest value allowed")
  private Double minimum;

  @Option(
      names = "--maximum",
      paramLabel = "X",
      converter = OptionNumbers.Finite.class,
      description = "largest value allowed")
  private Double maximum;

  @Option(
      names = "--tile",
      paramLabel = "N",
      converter = OptionNumbers.Whole.class,
      description = "edge of a tile in coarse cells; smaller: less memory")
  private Integer tile;

  @Option(
      names = "--overlap",
      paramLabel = "auto|N",
      converter = OptionNumbers.WholeOrAuto.class,
      description = "coarse cells over which tiles are blended (auto)")
  private OptionalInt overlap = OptionalInt.empty();

  @Option(
      names = "--blend",
      paramLabel = "HOW",
      description = "weights of the blending: cosine, linear, none")
  private DownscaleRequest.Blend blend;

  @Mixin private ProcessorOptions processor = new ProcessorOptions();

  @Option(names = "--compress", paramLabel = "HOW", description = "cells of OUTPUT: deflate, none")
  private WriteOptions.Compression compress;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "of OUTPUT: COG, NetCDF-4, Zarr, a driver of GDAL")
  private String format;

  @Option(
      names = "--co",
      paramLabel = "KEY=VALUE",
      description = "creation option for GDAL, one or more times")
  private Map<String, String> creation = new LinkedHashMap<>();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write figures of the run as JSON, replacing FILE")
  private Path report;

  @Option(
      names = "--covariate-report",
      paramLabel = "FILE",
      description = "write what covariates did as JSON, replacing FILE")
  private Path covariateReport;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto (bar on a screen), bar, json, none")
  private Progress.Mode progress = Progress.Mode.AUTO;

  @Option(names = "--overwrite", description = "replace OUTPUT if it exists")
  private boolean overwrite;

  @Mixin private EndWithInput endWithInput = new EndWithInput();

  DownscaleCommand(final Engine engine, final Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Path file() {
    return input;
  }

  @Override
  public String lessMemory() {
    return "use a smaller --tile or fewer --threads";
  }

  @Override
  public Integer call() {
    check();
    final DownscaleRequest request = CheckedRequest.of(spec, this::request);
    final Progress shown = Progress.of(progress, terminal);
    return CancellableRun.of(
        terminal,
        endWithInput,
        interruption -> {
          try (ReportFile reportFile = ReportFile.at(report, terminal);
              ReportFile covariateFile = ReportFile.at(covariateReport, terminal)) {
            final RunReport done = engine.downscale(request, shown, interruption::requested);
            interruption.tooLate();
            // First what cannot fail: the run may have taken hours.
            shown.finished(RunSummary.of(done), OptionNames.texts(done.notes()));
            try {
              reportFile.write(() -> text(done.toMap(OptionNames::of)));
            } finally {
              covariateFile.write(() -> text(CovariateFacts.of(done.toMap(OptionNames::of))));
            }
          }
        });
  }

  private static String text(final Map<String, Object> json) {
    return Json.pretty(json) + System.lineSeparator();
  }

  private void check() {
    for (final Path written :
        Stream.of(report, covariateReport).filter(Objects::nonNull).toList()) {
      if (SamePath.of(written, input)
          || SamePath.of(written, output)
          || covariates.include(written)) {
        throw wrong(written + ": is a raster of this run; name another file for what is reported");
      }
    }
    if (report != null && covariateReport != null && SamePath.of(report, covariateReport)) {
      throw wrong(report + ": is both --report and --covariate-report; name two files");
    }
    if (covariateReport != null && covariates.isEmpty()) {
      throw wrong("--covariate-report: there are no covariates; add --elevation or another one");
    }
  }

  private ParameterException wrong(final String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  /** What was not typed stays as the request has it: its defaults are in one place. */
  private DownscaleRequest request() {
    final DownscaleRequest.Builder builder =
        DownscaleRequest.builder(input, output)
            .reading(reading.options())
            .part(part.part())
            .covariates(covariates.covariates(reading.options()))
            .format(new WriteOptions.Target(Optional.ofNullable(format), creation))
            .overwrite(overwrite)
            .command(ShellWords.typed(spec));
    Optional.ofNullable(model).ifPresent(builder::model);
    Optional.ofNullable(factor).ifPresent(builder::factor);
    Optional.ofNullable(backProjection).ifPresent(builder::backProjection);
    Optional.ofNullable(crs).ifPresent(builder::crs);
    conserve.chosen().ifPresent(builder::conserve);
    Optional.ofNullable(minimum).ifPresent(builder::minimum);
    Optional.ofNullable(maximum).ifPresent(builder::maximum);
    Optional.ofNullable(tile).ifPresent(builder::tile);
    overlap.ifPresent(builder::overlap);
    Optional.ofNullable(blend).ifPresent(builder::blend);
    processor.device().ifPresent(builder::device);
    processor.threads().ifPresent(builder::threads);
    Optional.ofNullable(compress).ifPresent(builder::compression);
    return builder.build();
  }
}

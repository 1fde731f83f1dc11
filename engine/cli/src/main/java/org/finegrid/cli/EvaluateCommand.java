package org.finegrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.evaluate.HtmlReport;
import org.finegrid.internal.io.SamePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code finegrid evaluate}: how good models are where the truth is known. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    header = "Makes a raster coarse, lets models make it fine again, and scores them.",
    customSynopsis = "finegrid evaluate [OPTION]... --factor N TRUTH",
    synopsisHeading = "Usage: ",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  finegrid evaluate --factor 4 --models lanczos,srcnn.onnx dem.tif",
      "  finegrid evaluate --factor 2 --variable pr --html scores.html pr.nc"
    })
final class EvaluateCommand implements Callable<Integer>, ReadsFile, UsesMemory {
  private final Engine engine;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TRUTH", description = "fine raster")
  private Path truth;

  @Option(
      names = "--factor",
      required = true,
      paramLabel = "N",
      converter = OptionNumbers.Whole.class,
      description = "cells of TRUTH per coarse cell and axis")
  private Integer factor;

  @Option(
      names = "--models",
      paramLabel = "A,B,...",
      split = ",",
      description = "names of 'finegrid models' or ONNX files (baselines only)")
  private List<String> models = new ArrayList<>();

  @Mixin private ReadingOptions reading = new ReadingOptions();

  @Mixin private PartOptions part = new PartOptions();

  @Mixin private CovariateOptions covariates = new CovariateOptions();

  @Mixin private ConserveOption conserve = new ConserveOption();

  @Option(
      names = "--wet",
      paramLabel = "X",
      converter = OptionNumbers.Finite.class,
      description = "smallest value of a wet cell (by unit, for rain)")
  private Double wet;

  @Mixin private ProcessorOptions processor = new ProcessorOptions();

  @Option(names = "--json", paramLabel = "FILE", description = "write all scores, replacing FILE")
  private Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "write a page of maps, spectra, scores, replacing FILE")
  private Path html;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = "keep the coarse raster and each model's in DIR")
  private Path save;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description = "auto (bar on a screen), bar, json, none")
  private Progress.Mode progress = Progress.Mode.AUTO;

  @Option(names = "--overwrite", description = "replace rasters in DIR")
  private boolean overwrite;

  @Mixin private EndWithInput endWithInput = new EndWithInput();

  EvaluateCommand(final Engine engine, final Terminal terminal) {
    this.engine = engine;
    this.terminal = terminal;
  }

  @Override
  public Path file() {
    return truth;
  }

  @Override
  public String lessMemory() {
    return "choose a part with --bbox or fewer --threads";
  }

  @Override
  public Integer call() {
    check();
    final EvaluationRequest request = CheckedRequest.of(spec, this::request);
    final Progress shown = Progress.of(progress, terminal);
    return CancellableRun.of(
        terminal, endWithInput, interruption -> evaluate(request, shown, interruption));
  }

  private void evaluate(
      final EvaluationRequest request, final Progress shown, final Interruption interruption) {
    try (ReportFile jsonFile = ReportFile.at(json, terminal);
        ReportFile htmlFile = ReportFile.at(html, terminal)) {
      final Evaluation done = engine.evaluate(request, shown, interruption::requested);
      interruption.tooLate();
      terminal.clearStatus();
      // First what cannot fail: the run may have taken hours.
      if (!ReportFile.isStandardOutput(json) && !ReportFile.isStandardOutput(html)) {
        terminal.result(EvaluationText.of(done));
      }
      shown.finished(summary(done), OptionNames.texts(done.notes()));
      try {
        jsonFile.write(() -> Json.pretty(done.toMap(OptionNames::of)) + System.lineSeparator());
      } finally {
        htmlFile.write(() -> HtmlReport.of(done, OptionNames::of));
      }
    }
  }

  private static String summary(final Evaluation done) {
    return String.format(
        Locale.ROOT,
        "%s: %d models scored in %.1f s",
        done.subject().truth(),
        done.results().size(),
        done.seconds());
  }

  private void check() {
    if (json != null && SamePath.of(json, truth) || html != null && SamePath.of(html, truth)) {
      throw wrong(truth + ": is TRUTH; name another file for what is written");
    }
    for (final Path file : Stream.of(json, html).filter(Objects::nonNull).toList()) {
      if (covariates.include(file)) {
        throw wrong(file + ": is a raster of this run; name another file for what is written");
      }
    }
    if (json != null && html != null && SamePath.of(json, html)) {
      throw wrong(json + ": is both --json and --html; name two files");
    }
  }

  private ParameterException wrong(final String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private EvaluationRequest request() {
    final EvaluationRequest.Builder builder =
        EvaluationRequest.builder(truth, factor)
            .models(models)
            .reading(reading.options())
            .part(part.part())
            .covariates(covariates.covariates(reading.options()))
            .overwrite(overwrite)
            .pictures(html != null)
            .command(ShellWords.typed(spec));
    conserve.chosen().ifPresent(builder::conserve);
    Optional.ofNullable(wet).ifPresent(builder::wet);
    processor.device().ifPresent(builder::device);
    processor.threads().ifPresent(builder::threads);
    Optional.ofNullable(save).ifPresent(builder::save);
    return builder.build();
  }
}

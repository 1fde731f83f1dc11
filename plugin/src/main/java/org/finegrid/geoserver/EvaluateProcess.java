package org.finegrid.geoserver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.Part;
import org.finegrid.downscale.RasterSource;
import org.finegrid.evaluate.EvaluationMethod;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.evaluate.Evaluator;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.io.RasterReader;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.process.ProcessException;
import org.geotools.process.factory.DescribeParameter;
import org.geotools.process.factory.DescribeProcess;
import org.geotools.process.factory.DescribeResult;

/** Tells how well models do on a fine raster that is known. */
@DescribeProcess(
    title = "Evaluate",
    description =
        "Makes a fine raster coarse, lets models make it fine again, and scores what they made"
            + " against it and against interpolation.")
public final class EvaluateProcess {
  private final RunLimiter runs = RunLimiter.ofServer();

  /**
   * Runs the process.
   *
   * @return the scores of each model, as JSON
   * @throws ProcessException with a sentence that names the parameter at fault
   */
  @DescribeResult(name = "scores", description = "The scores of each model, as JSON")
  public String execute(
      @DescribeParameter(name = "truth", description = "A fine raster") final GridCoverage2D truth,
      @DescribeParameter(
              name = "factor",
              description = "Fine cells per coarse cell and axis",
              minValue = EvaluationMethod.SMALLEST_FACTOR,
              maxValue = 64)
          final Double factor,
      @DescribeParameter(
              name = "models",
              description =
                  "Names of models, with commas between them, as the process Models lists them;"
                      + " interpolation takes part in any case",
              min = 0,
              defaultValue = "auto")
          final String models,
      @DescribeParameter(
              name = "bands",
              description = "Bands to take, such as 1,3-5, counted from 1; without it, all",
              min = 0)
          final String bands,
      @DescribeParameter(
              name = "conserve",
              description = "How the models keep each coarse cell's mean; see Downscale",
              min = 0,
              defaultValue = "auto")
          final String conserve,
      @DescribeParameter(
              name = "elevation",
              description =
                  "Elevation of the ground; models then run with and without it, see Downscale",
              min = 0)
          final GridCoverage2D elevation,
      @DescribeParameter(name = "land", description = "Share of land; likewise", min = 0)
          final GridCoverage2D land,
      @DescribeParameter(
              name = "climatology",
              description = "Mean of other years; likewise",
              min = 0)
          final GridCoverage2D climatology,
      @DescribeParameter(
              name = "covariate",
              description = "Another raster that the truth goes with; likewise",
              min = 0)
          final GridCoverage2D covariate,
      @DescribeParameter(name = "covariateName", description = "What it is called", min = 0)
          final String covariateName,
      @DescribeParameter(name = "lapseRate", description = "See Downscale", min = 0)
          final String lapseRate,
      @DescribeParameter(name = "hypsometric", description = "See Downscale", min = 0)
          final String hypsometric,
      @DescribeParameter(
              name = "crs",
              description = "Coordinate reference of rasters that lost their own",
              min = 0)
          final String crs,
      @DescribeParameter(
              name = "unit",
              description = "Unit of bands that lost their own, such as K",
              min = 0)
          final String unit,
      final ProgressListener listener) {
    final Monitor monitor = new Monitor(listener);
    return ErrorTexts.translated(
        "truth",
        () -> {
          final Settings settings = Settings.current();
          ErrorTexts.unless(factor != null, "factor", "is missing");
          final int checked = WpsInputs.whole("factor", factor);
          final List<String> names =
              Arrays.stream(WpsInputs.text(models).orElse("auto").split(",", -1))
                  .map(name -> listed(name, settings))
                  .distinct()
                  .toList();
          final Part part = WpsInputs.text(bands).map(Part.whole()::withBands).orElse(Part.whole());
          final Optional<String> reference = WpsInputs.text(crs);
          final CovariateInputs inputs =
              new CovariateInputs(settings.limits())
                  .with(Kind.LAND, land)
                  .with(Kind.ELEVATION, elevation)
                  .with(Kind.CLIMATOLOGY, climatology)
                  .withOther(covariate, covariateName);
          final Covariates covariates = inputs.covariates(reference, lapseRate, hypsometric);
          final RasterSource source =
              inputs.refer(WpsInputs.coverage("truth", truth, unit), reference).withPart(part);
          final RasterReader reader = source.select(source.open());
          final RasterDescription fine = reader.description();
          WpsInputs.within("truth", "it", fine.values(), settings.limits().evaluateCells());
          try (CloseStack held = new CloseStack()) {
            final RunLimiter.Ticket ticket = runs.begin(settings.limits(), monitor.cancelled());
            held.add(ticket::close);
            final String scores =
                evaluate(
                    source,
                    reader,
                    file ->
                        EvaluationRequest.builder(file.path(), checked)
                            .temporary(file.directory())
                            .models(names)
                            .conserve(WpsInputs.conserve(conserve))
                            .covariates(covariates)
                            .threads(ticket.threads())
                            .build(),
                    settings,
                    monitor);
            monitor.answer();
            return scores;
          }
        });
  }

  private static String listed(final String name, final Settings settings) {
    ErrorTexts.unless(!name.isBlank(), "models", "there is nothing between two commas");
    return WpsInputs.model("models", name, settings.models());
  }

  private interface Request {
    EvaluationRequest of(TemporaryRaster file);
  }

  /** By way of a file, which the engine reads band by band. */
  private static String evaluate(
      final RasterSource source,
      final RasterReader reader,
      final Request request,
      final Settings settings,
      final Monitor monitor) {
    final TemporaryRaster file =
        TemporaryRaster.of(reader, settings.limits().temporaryDirectory(), monitor.cancelled());
    try {
      final Map<String, Object> scores =
          Evaluator.run(request.of(file), settings.models(), monitor, monitor.cancelled()).toMap();
      return ErrorTexts.edited(file.unnamed(JsonOutput.text(scores)), source);
    } catch (RasterException e) {
      throw e.edit(text -> ErrorTexts.edited(file.unnamed(text), source, file.directory()));
    } finally {
      file.close();
    }
  }
}

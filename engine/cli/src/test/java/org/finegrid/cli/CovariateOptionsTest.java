package org.finegrid.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.RasterSource;
import org.finegrid.io.ReadOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovariateOptionsTest {
  private final FakeEngine engine = new FakeEngine();
  @TempDir private Path directory;
  private Path fields;

  @BeforeEach
  void createFile() throws IOException {
    fields = Files.createFile(directory.resolve("fine fields.nc"));
  }

  @Test
  void everyOptionReachesTheRequests() {
    final List<String> options =
        List.of(
            "--elevation",
            fields + ":z",
            "--land=mask.tif",
            "--covariate",
            "slope=" + fields + ":slope",
            "--covariate=aspect=aspect.tif",
            "--allow-network",
            "--reader=java");
    final ReadOptions reading = new ReadOptions(Optional.empty(), Optional.of("java"), true);
    final Covariates expected =
        Covariates.none()
            .withElevation(source(fields, reading).withVariable("z"))
            .withLand(source(Path.of("mask.tif"), reading))
            .with(new Covariate(Kind.OTHER, "slope", source(fields, reading).withVariable("slope")))
            .with(new Covariate(Kind.OTHER, "aspect", source(Path.of("aspect.tif"), reading)));
    assertEquals(expected, requested(options));
    assertEquals(expected, evaluated(options));
  }

  @Test
  void aClimatologyAndFixedRatesReachTheRequest() {
    assertEquals(
        Covariates.none().withClimatology(RasterSource.of(Path.of("mean.nc"))),
        requested(List.of("--climatology", "mean.nc")));
    assertEquals(
        Covariates.none().withElevation(Path.of("dem.tif")).withLapseRate("-6.5K/km"),
        requested(List.of("--elevation", "dem.tif", "--lapse-rate=-6.5K/km")));
    assertEquals(
        Covariates.none().withElevation(Path.of("dem.tif")).withHypsometric("15C"),
        requested(List.of("--hypsometric", "15C", "--elevation", "dem.tif")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--elevation a.tif --elevation b.tif | --elevation",
        "--covariate elevation=a.tif --elevation b.tif | --covariate: 'elevation' comes twice",
        "--covariate s=a.tif --covariate s=b.tif | --covariate: 's' comes twice",
        "--covariate slope.tif | --covariate: 'slope.tif' has no name",
        "--covariate =slope.tif | --covariate: '' is not a name",
        "--covariate my-slope=slope.tif | --covariate: 'my-slope' is not a name",
        "--covariate slope= | --covariate: the name is empty",
        "--elevation= | --elevation: the name is empty",
        "--lapse-rate=-6.5K/km | --lapse-rate: needs --elevation beside it",
        "--hypsometric 15C --land land.tif | --hypsometric: needs --elevation beside it",
        "--lapse-rate monthly --elevation a.tif --land b.tif | acts with --elevation alone"
      })
  void isRefusedInOneLineBeforeAnythingRuns(final String options, final String reported) {
    refused(reported, "downscale in.nc out.nc " + options);
    refused(reported, "evaluate --factor 2 in.nc " + options);
  }

  @Test
  void aFileThatIsReadIsNotWritten() {
    refused(
        "dem.tif: is both --elevation and OUTPUT", "downscale a.nc dem.tif --elevation dem.tif");
    refused("b.tif: is both --covariate and OUTPUT", "downscale a.nc b.tif --covariate x=./b.tif");
    refused(
        "dem.json: is a raster of this run",
        "downscale a.nc b.nc --land dem.json --report ./dem.json");
    refused(
        "dem.json: is a raster of this run",
        "evaluate --factor 2 a.nc --covariate x=dem.json --json dem.json");
    refused(
        "dem.html: is a raster of this run",
        "evaluate --factor 2 a.nc --elevation dem.html --html dem.html");
  }

  @Test
  void aReportOfCovariatesNeedsSome() {
    refused(
        "--covariate-report: there are no covariates",
        "downscale a.nc b.nc --covariate-report c.json");
    refused(
        "c.json: is both --report and --covariate-report",
        "downscale a.nc b.nc --elevation d.tif --report c.json --covariate-report ./c.json");
    refused(
        "d.tif: is a raster of this run",
        "downscale a.nc b.nc --elevation d.tif --covariate-report d.tif");
  }

  private void refused(final String reported, final String line) {
    final Outcome outcome = Outcome.of(engine, line.split(" "));
    assertEquals(ExitCode.USAGE, outcome.code(), outcome.err());
    assertEquals(1, outcome.errorLines().size(), outcome.err());
    assertTrue(outcome.err().contains(reported), outcome.err());
    assertTrue(engine.requests.isEmpty() && engine.evaluations.isEmpty());
  }

  private static RasterSource source(final Path file, final ReadOptions reading) {
    return RasterSource.of(file).withReading(reading);
  }

  private Covariates requested(final List<String> options) {
    run(List.of("downscale", "in.nc", "out.nc"), options);
    return engine.requests.remove(0).method().covariates();
  }

  private Covariates evaluated(final List<String> options) {
    run(List.of("evaluate", "--factor=2", "in.nc"), options);
    return engine.evaluations.remove(0).method().covariates();
  }

  private void run(final List<String> command, final List<String> options) {
    final List<String> line = new ArrayList<>(command);
    line.addAll(options);
    final Outcome outcome = Outcome.of(engine, line.toArray(String[]::new));
    assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
  }
}

package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterDescription;
import org.finegrid.internal.Version;
import org.finegrid.internal.climate.Conservation;
import org.finegrid.internal.climate.Quantity;
import org.finegrid.internal.climate.RunningStatistics;

/** Puts the figures of a run together. */
final class RunReportBuilder {

  private RunReportBuilder() {}

  static RunReport of(
      final PipelineRequest request,
      final Job job,
      final List<Worker.Outcome> outcomes,
      final long start) {
    final RasterDescription coarse = job.reader().description();
    final RunningStatistics[] tallies = tallies(job, outcomes);
    final CovariateFigures covariates = CovariateFigures.of(job, outcomes);
    final int factor = job.model().factor();
    final long coarseCells = coarse.geometry().window().cells() * tallies.length;
    final long valid = Arrays.stream(tallies).mapToLong(RunningStatistics::coarseCells).sum();
    final long outOfBounds =
        Arrays.stream(tallies).mapToLong(RunningStatistics::cellsOutOfBounds).sum();
    return new RunReport(
        request.input(),
        request.output(),
        Version.text(),
        new RunReport.UsedModel(
            job.model().card().name(),
            job.model().card().method(),
            factor,
            request.method().backProjection(),
            job.model().device(),
            job.model().halo()),
        new RunReport.Tiling(
            job.layout().plan().edge(), job.layout().plan().overlap(), outcomes.size()),
        new RunReport.CellCounts(
            coarse.geometry().width() * factor,
            coarse.geometry().height() * factor,
            coarseCells,
            coarseCells * factor * factor,
            (coarseCells - valid) * factor * factor),
        new RunReport.Times(
            (System.nanoTime() - start) / 1e9,
            outcomes.stream().mapToLong(Worker.Outcome::modelNanos).sum() / 1e9,
            outcomes.stream().mapToLong(Worker.Outcome::workNanos).sum() / 1e9),
        new RunReport.KeptMeans(Provenance.names(job.conservations()), worst(tallies), outOfBounds),
        covariates.used(),
        bands(coarse, job, tallies, covariates),
        notes(
            job, covariates, outOfBounds, flat(job, tallies), perhapsRain(request, job, tallies)));
  }

  /** The figures of all workers together, for each band. */
  static RunningStatistics[] tallies(final Job job, final List<Worker.Outcome> outcomes) {
    final RunningStatistics[] tallies = new RunningStatistics[job.scales().size()];
    Arrays.setAll(tallies, i -> new RunningStatistics());
    for (final Worker.Outcome outcome : outcomes) {
      for (int b = 0; b < tallies.length; b++) {
        tallies[b].add(outcome.tallies()[b]);
      }
    }
    return tallies;
  }

  private static double worst(final RunningStatistics[] tallies) {
    return Arrays.stream(tallies)
        .filter(tally -> tally.standardDeviation() > 0)
        .mapToDouble(tally -> tally.massError() / tally.standardDeviation())
        .max()
        .orElse(Double.NaN);
  }

  private static List<RunReport.BandStatistics> bands(
      final RasterDescription coarse,
      final Job job,
      final RunningStatistics[] tallies,
      final CovariateFigures covariates) {
    final List<RunReport.BandStatistics> bands = new ArrayList<>();
    for (int b = 0; b < tallies.length; b++) {
      final BandDescription band = coarse.bands().get(b);
      final RunningStatistics tally = tallies[b];
      bands.add(
          new RunReport.BandStatistics(
              band.name(),
              band.unit(),
              job.conservations().get(b).name().toLowerCase(Locale.ROOT),
              tally.coarseMinimum(),
              tally.coarseMaximum(),
              tally.mean(),
              tally.standardDeviation(),
              tally.fineMinimum(),
              tally.fineMaximum(),
              tally.massError(),
              covariates.effect(b)));
    }
    return List.copyOf(bands);
  }

  /** Bands with cells below zero whose children can only be made equal. */
  private static long flat(final Job job, final RunningStatistics[] tallies) {
    return IntStream.range(0, tallies.length)
        .filter(b -> job.conservations().get(b) == Conservation.MULTIPLICATIVE)
        .filter(b -> tallies[b].coarseMinimum() < 0)
        .count();
  }

  /** Bands in a unit of rain that nothing names rain, with values below zero where it had none. */
  private static long perhapsRain(
      final PipelineRequest request, final Job job, final RunningStatistics[] tallies) {
    final List<BandDescription> bands = job.reader().description().bands();
    return IntStream.range(0, tallies.length)
        .filter(b -> request.method().conserve() == DownscaleRequest.Conserve.AUTO)
        .filter(b -> job.conservations().get(b) == Conservation.ADDITIVE)
        .filter(b -> bands.get(b).standardName().isEmpty() && Quantity.inUnitOfRain(bands.get(b)))
        .filter(b -> tallies[b].coarseMinimum() >= 0 && tallies[b].fineMinimum() < 0)
        .count();
  }

  private static List<Message> notes(
      final Job job,
      final CovariateFigures covariates,
      final long outOfBounds,
      final long flat,
      final long perhapsRain) {
    final List<Message> notes = new ArrayList<>(job.reader().notes());
    notes.addAll(job.writer().notes());
    notes.addAll(job.covariates().notes());
    notes.addAll(covariates.notes());
    if (outOfBounds > 0) {
      notes.add(
          new Message(
              outOfBounds
                  + " coarse cells lie outside "
                  + ParameterName.MINIMUM.placeholder()
                  + "/"
                  + ParameterName.MAXIMUM.placeholder()
                  + "; their children are clipped and their mean is not kept"));
    }
    if (flat > 0) {
      notes.add(
          new Message(
              flat
                  + " bands conserved multiplicatively have cells below zero, in which no detail is added; where the quantity can be negative, use "
                  + ParameterName.CONSERVE.placeholder()
                  + " additive"));
    }
    if (perhapsRain > 0) {
      notes.add(
          new Message(
              perhapsRain
                  + " bands in a unit of precipitation have values below zero, as their metadata does not identify them as precipitation; where the quantity cannot be negative, use "
                  + ParameterName.CONSERVE.placeholder()
                  + " multiplicative"));
    }
    return List.copyOf(notes);
  }
}

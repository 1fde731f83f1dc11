package org.finegrid.geoserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.coverage.CoverageReader;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.Covariates.Covariate;
import org.finegrid.downscale.Covariates.Kind;
import org.finegrid.downscale.RasterSource;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.geotools.coverage.grid.GridCoverage2D;

/** The covariates that came with a request. They stay the server's, and are read lazily. */
final class CovariateInputs {
  private static final String NAME = "covariateName";

  private final Limits limits;
  private final List<Sent> fields = new ArrayList<>();

  /** None yet. */
  CovariateInputs(final Limits limits) {
    this.limits = limits;
  }

  private record Sent(Kind kind, String name, CoverageReader reader) {

    boolean statesReference() {
      return CovariateInputs.statesReference(reader);
    }

    Covariate covariate(final Optional<String> crs) {
      final RasterSource source = RasterSource.of(reader);
      return new Covariate(
          kind, name, statesReference() ? source : crs.map(source::withCrs).orElse(source));
    }
  }

  private static boolean statesReference(final CoverageReader reader) {
    return reader.description().geometry().reference().stated();
  }

  /**
   * Adds a covariate that is called like its input; null where none was sent.
   *
   * @throws org.geotools.process.ProcessException where it cannot be used
   */
  CovariateInputs with(final Kind kind, final GridCoverage2D coverage) {
    return coverage == null ? this : add(kind, kind.parameter().name(), coverage);
  }

  /**
   * Adds a covariate of another kind; null where none was sent.
   *
   * @throws org.geotools.process.ProcessException where it cannot be used, or only its name came
   */
  CovariateInputs withOther(final GridCoverage2D coverage, final String name) {
    final Optional<String> given = WpsInputs.text(name);
    if (coverage == null) {
      ErrorTexts.unless(given.isEmpty(), NAME, "there is no covariate to be called so");
      return this;
    }
    return add(Kind.OTHER, given.orElse(Kind.OTHER.parameter().name()), coverage);
  }

  private CovariateInputs add(final Kind kind, final String name, final GridCoverage2D coverage) {
    final String input = kind.parameter().name();
    final CoverageReader reader = ErrorTexts.translated(input, () -> CoverageReader.of(coverage));
    WpsInputs.within(input, "it", reader.description().values(), limits.covariateCells());
    fields.add(new Sent(kind, name, reader));
    return this;
  }

  /**
   * What the engine gets.
   *
   * @param crs the reference of those that state none
   * @param lapseRate how far temperature falls with height; null or blank: it is learned
   * @param hypsometric the temperature for pressure to fall with height; null or blank: it is
   *     learned
   * @throws RasterException where they cannot act together
   */
  Covariates covariates(
      final Optional<String> crs, final String lapseRate, final String hypsometric) {
    try {
      return new Covariates(
          fields.stream().map(each -> each.covariate(crs)).toList(),
          WpsInputs.text(lapseRate),
          WpsInputs.text(hypsometric));
    } catch (RasterException e) {
      // The coverage is right; its name is not.
      throw e.parameter().equals(Optional.of(ParameterName.COVARIATE))
          ? e.edit(
              text ->
                  text.replace(
                      ParameterName.COVARIATE.placeholder(), new ParameterName(NAME).placeholder()))
          : e;
    }
  }

  /** A raster with the stated reference, unless that is meant for covariates alone. */
  RasterSource refer(final CoverageReader data, final Optional<String> crs) {
    final RasterSource source = RasterSource.of(data);
    final boolean meant = !statesReference(data) || fields.stream().allMatch(Sent::statesReference);
    return meant ? crs.map(source::withCrs).orElse(source) : source;
  }
}

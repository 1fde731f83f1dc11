package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.evaluate.BandPictures.Picture;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Window;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldErrors;
import org.finegrid.internal.score.FieldPair;
import org.finegrid.internal.score.Quantiles;
import org.finegrid.internal.score.ReaggregationErrors;
import org.finegrid.internal.score.Ssim;
import org.finegrid.internal.score.ValidRectangle;
import org.finegrid.internal.score.WetCellCount;
import org.finegrid.io.RasterReader;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.Scores;
import org.finegrid.score.Spectrum;

/** Scores what the models made, one after the other, holding one band of it at a time. */
final class ModelScoring {
  private final EvaluationRequest request;
  private final TruthRaster truth;
  private final RasterReader coarse;
  private final CovariateMaps covariates;
  private final StageProgress watch;
  private final CellWeights coarseWeights;
  private final CellWeights fineWeights;
  private final Optional<PictureFrame> frame;
  private final List<Band> bands = new ArrayList<>();

  /** What has been found of one band so far. */
  private static final class Band {
    private Optional<Window> rectangle = Optional.empty();
    private Optional<Spectrum> truthSpectrum = Optional.empty();

    /** Found with the first model: cells of a truth with data have data in all of them. */
    private Optional<Scores.Tails> truthTails = Optional.empty();

    private final List<Optional<Spectrum>> spectra = new ArrayList<>();
    private final List<Scores> scores = new ArrayList<>();
    private Optional<BandPictures> pictures = Optional.empty();
  }

  /**
   * Prepares for so many models.
   *
   * @param coarse what they were given
   * @param covariates what some were given beside it
   */
  ModelScoring(
      final EvaluationRequest request,
      final TruthRaster truth,
      final RasterReader coarse,
      final CovariateMaps covariates,
      final int results,
      final StageProgress watch) {
    this.request = request;
    this.truth = truth;
    this.coarse = coarse;
    this.covariates = covariates;
    this.watch = watch;
    final GridGeometry grid = coarse.description().geometry();
    this.coarseWeights = CellWeights.of(grid);
    // Where rows are uneven, those that the pipeline cuts a cell into are not quite the truth's.
    this.fineWeights = CellWeights.of(grid.refine(request.method().factor()));
    this.frame =
        request.output().pictures()
            ? Optional.of(
                PictureFrame.of(
                    truth.grid(),
                    request.method().factor(),
                    results + 2 + covariates.size(),
                    truth.bands()))
            : Optional.empty();
    for (int band = 0; band < truth.bands(); band++) {
      bands.add(new Band());
    }
  }

  /** Scores the next model. */
  void add(final RasterReader model, final String name) {
    final StageProgress.Stage stage =
        watch.stage("scoring " + name, truth.grid().window().cells() * bands.size());
    for (int index = 0; index < bands.size(); index++) {
      final Band band = bands.get(index);
      final double[] values = truth.band(index, watch);
      final double[] coarseValues = TruthRaster.band(coarse, index, watch);
      if (band.scores.isEmpty()) {
        first(band, index, values, coarseValues);
      }
      final double[] made = TruthRaster.band(model, index, watch);
      final FieldPair pair = new FieldPair(values, made, truth.weights());
      final Optional<Spectrum> spectrum = spectrum(band, made);
      band.spectra.add(spectrum);
      band.scores.add(scores(band, index, pair, coarseValues, spectrum, stage));
      band.pictures =
          band.pictures.map(drawn -> with(drawn, Picture.of(made, columns(), drawn.window())));
    }
  }

  private int columns() {
    return truth.grid().width();
  }

  private void first(
      final Band band, final int index, final double[] values, final double[] coarseValues) {
    band.rectangle = ValidRectangle.of(values, columns());
    band.truthSpectrum = spectrum(band, values);
    if (frame.isPresent() && frame.get().draws(index)) {
      final Window window = frame.get().window(values);
      final int factor = request.method().factor();
      final Window coarseWindow =
          new Window(
              window.column() / factor,
              window.row() / factor,
              window.width() / factor,
              window.height() / factor);
      band.pictures =
          Optional.of(
              new BandPictures(
                  index,
                  window,
                  Picture.of(values, columns(), window),
                  Picture.of(coarseValues, columns() / factor, coarseWindow),
                  List.of(),
                  covariates.draw(index, window)));
    }
  }

  private static BandPictures with(final BandPictures drawn, final Picture next) {
    final List<Picture> models = new ArrayList<>(drawn.models());
    models.add(next);
    return new BandPictures(
        drawn.band(), drawn.window(), drawn.truth(), drawn.coarse(), models, drawn.covariates());
  }

  private Optional<Spectrum> spectrum(final Band band, final double[] values) {
    watch.check();
    return band.rectangle.flatMap(window -> Spectrum.of(values, columns(), window));
  }

  private Scores scores(
      final Band band,
      final int index,
      final FieldPair pair,
      final double[] coarseValues,
      final Optional<Spectrum> spectrum,
      final StageProgress.Stage stage) {
    final ErrorStatistics errors = FieldErrors.of(pair);
    final double range = errors.truthRange();
    final double similarity = Ssim.of(pair, range, () -> stage.add(pair.width()));
    if (Double.isNaN(similarity) && !(range > 0)) {
      // A constant truth has no windows; its rows are done all the same.
      stage.add(truth.grid().window().cells());
    }
    final OptionalDouble wet = WetThreshold.of(truth.description(), index, request);
    watch.check();
    final Scores.Tails truthTails =
        band.truthTails.orElseGet(() -> Quantiles.ofTruth(pair).tails());
    band.truthTails = Optional.of(truthTails);
    watch.check();
    return new Scores(
        errors,
        range,
        similarity,
        truthTails,
        Quantiles.ofModel(pair).tails(),
        wet.isPresent() ? Optional.of(WetCellCount.of(pair, wet.getAsDouble())) : Optional.empty(),
        ReaggregationErrors.of(
            pair.model(), coarseValues, request.method().factor(), fineWeights, coarseWeights),
        highWavenumberVarianceRatio(band, spectrum));
  }

  private double highWavenumberVarianceRatio(final Band band, final Optional<Spectrum> spectrum) {
    if (spectrum.isEmpty() || band.truthSpectrum.isEmpty()) {
      return Double.NaN;
    }
    final double wavelength = 2.0 * request.method().factor();
    final double of = band.truthSpectrum.get().varianceBelow(wavelength);
    return of > 0 ? spectrum.get().varianceBelow(wavelength) / of : Double.NaN;
  }

  /**
   * What was found of each band.
   *
   * @param covariates what covariates did for it
   */
  List<BandEvaluation> bands(final IntFunction<Optional<CovariateEffect>> covariates) {
    final List<BandEvaluation> found = new ArrayList<>();
    for (int index = 0; index < bands.size(); index++) {
      final Band band = bands.get(index);
      final var described = truth.description().bands().get(index);
      found.add(
          new BandEvaluation(
              described.name(),
              described.unit(),
              band.scores,
              band.truthSpectrum,
              band.spectra,
              covariates.apply(index)));
    }
    return found;
  }

  /** The pieces to draw. */
  List<BandPictures> pictures() {
    return bands.stream().flatMap(band -> band.pictures.stream()).toList();
  }
}

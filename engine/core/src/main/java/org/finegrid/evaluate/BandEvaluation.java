package org.finegrid.evaluate;

import java.util.List;
import java.util.Optional;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.score.Scores;
import org.finegrid.score.Spectrum;

/**
 * One band's scores.
 *
 * @param name the band's name
 * @param unit its unit, empty where not stated
 * @param scores one for each model, in their order
 * @param truthSpectrum the spectrum of the truth; empty where no rectangle of data is large enough
 * @param spectra those of the models, in their order
 * @param covariates what covariates did for it, whatever the model; empty where there are none
 */
public record BandEvaluation(
    String name,
    String unit,
    List<Scores> scores,
    Optional<Spectrum> truthSpectrum,
    List<Optional<Spectrum>> spectra,
    Optional<CovariateEffect> covariates) {

  /** Copies the lists. */
  public BandEvaluation {
    scores = List.copyOf(scores);
    spectra = List.copyOf(spectra);
  }
}

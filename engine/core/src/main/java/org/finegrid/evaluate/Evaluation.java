package org.finegrid.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.finegrid.downscale.RunReport.UsedCovariate;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.score.Scores;

/**
 * What an evaluation found, for people and programs.
 *
 * @param subject what was evaluated
 * @param results the baselines, in their order, and the models
 * @param covariates the fine fields that some of the models ran with
 * @param bands the scores of each band
 * @param overall the scores of all bands together, one for each model; empty where their units
 *     differ
 * @param pictures pieces of the fields, where they were requested
 * @param notes what the user should know, one sentence each
 * @param seconds wall time
 */
public record Evaluation(
    EvaluatedRaster subject,
    List<ModelResult> results,
    List<UsedCovariate> covariates,
    List<BandEvaluation> bands,
    Optional<List<Scores>> overall,
    List<BandPictures> pictures,
    List<Message> notes,
    double seconds) {

  /** Copies the lists. */
  public Evaluation {
    results = List.copyOf(results);
    covariates = List.copyOf(covariates);
    bands = List.copyOf(bands);
    overall = overall.map(List::copyOf);
    pictures = List.copyOf(pictures);
    notes = List.copyOf(notes);
  }

  /** The evaluation as JSON would have it, without pictures; snake_case keys, NaN as null. */
  public Map<String, Object> toMap() {
    return toMap(ParameterName::name);
  }

  /** The same, with a caller's names of parameters in its notes. */
  public Map<String, Object> toMap(final Function<ParameterName, String> naming) {
    return EvaluationWriter.toMap(this, naming);
  }
}

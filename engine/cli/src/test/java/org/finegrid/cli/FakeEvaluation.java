package org.finegrid.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.downscale.RunReport.CovariateSlope;
import org.finegrid.downscale.RunReport.UsedCovariate;
import org.finegrid.evaluate.BandEvaluation;
import org.finegrid.evaluate.EvaluatedRaster;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.evaluate.EvaluationRequest;
import org.finegrid.evaluate.ModelResult;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldErrors;
import org.finegrid.internal.score.FieldPair;
import org.finegrid.model.ModelCard;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.Scores;
import org.finegrid.score.Scores.Reaggregation;
import org.finegrid.score.Spectrum;

/** What an evaluation of two by two cells found. */
final class FakeEvaluation {
  private static final double[] TRUTH = {0, 1, 2, 5};

  private FakeEvaluation() {}

  static Evaluation of(final EvaluationRequest request) {
    final List<ModelResult> results =
        List.of(
            result("nearest", "none", true),
            result("bilinear", "none", true),
            result("bicubic", "additive", true),
            result("mine", "additive", false));
    final List<Scores> scores =
        List.of(scores(2, 0), scores(1, 1.5), scores(0.5, 0), scores(-0.25, 1e-9));
    final List<UsedCovariate> used =
        request.method().covariates().fields().stream()
            .map(
                each ->
                    new UsedCovariate(
                        each.name(), "elevation", "m", each.source().name(), "00", "copied"))
            .toList();
    return new Evaluation(
        new EvaluatedRaster(
            request.truth().name(),
            "tas",
            "K",
            request.method().factor(),
            new GridGeometry(
                new RegularAxis(0, 1, 2), new RegularAxis(2, -1, 2), CoordinateReference.unknown()),
            "1",
            request.output().command()),
        results,
        used,
        List.of(
            new BandEvaluation(
                "tas",
                "K",
                scores,
                Optional.empty(),
                results.stream().map(each -> Optional.<Spectrum>empty()).toList(),
                effect(used))),
        Optional.of(scores),
        List.of(),
        List.of(new Message("there is no spectrum")),
        0.5);
  }

  private static Optional<CovariateEffect> effect(final List<UsedCovariate> used) {
    final List<CovariateSlope> slopes =
        used.stream()
            .map(
                each ->
                    new CovariateSlope(
                        each.name(),
                        List.of(-0.0066, -0.0055, -0.0051, -0.004, -0.0028),
                        Map.of("flat", 0.25),
                        List.of()))
            .toList();
    return slopes.isEmpty() ? Optional.empty() : Optional.of(new CovariateEffect(0.634, slopes));
  }

  private static Scores scores(final double error, final double kept) {
    final double[] model = TRUTH.clone();
    for (int i = 0; i < model.length; i++) {
      model[i] += i % 2 == 0 ? error : -error;
    }
    final ErrorStatistics errors =
        FieldErrors.of(new FieldPair(TRUTH, model, CellWeights.equal(2, 2)));
    return new Scores(
        errors,
        5,
        Double.NaN,
        new Scores.Tails(0.1, 4.9),
        new Scores.Tails(0.1 + error, 4.9 - error),
        Optional.empty(),
        new Reaggregation(1, kept * kept, kept),
        Double.NaN);
  }

  private static ModelResult result(
      final String name, final String conservation, final boolean baseline) {
    final ModelCard card =
        ModelCard.builder(name, 0).title("Title of " + name).method("test").halo(1).build();
    return new ModelResult(
        conservation.equals("none") ? name : name + "+" + conservation,
        name,
        name,
        List.of(),
        baseline,
        card,
        OptionalInt.of(1),
        conservation,
        "java",
        0.1);
  }
}

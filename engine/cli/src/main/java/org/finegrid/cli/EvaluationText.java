package org.finegrid.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.finegrid.cli.ScoreColumn.Format;
import org.finegrid.evaluate.BandEvaluation;
import org.finegrid.evaluate.Baseline;
import org.finegrid.evaluate.EvaluatedRaster;
import org.finegrid.evaluate.Evaluation;
import org.finegrid.score.Scores;
import org.finegrid.score.Scores.WetCells;

/** An evaluation as tables: models line by line, the best of each column with a star. */
final class EvaluationText {
  private static final String GAP = System.lineSeparator() + System.lineSeparator();

  private EvaluationText() {}

  static String of(final Evaluation evaluation) {
    final Stream<String> tables =
        evaluation.overall().isPresent()
            ? tables(evaluation, evaluation.overall().get())
            : evaluation.bands().stream()
                .flatMap(
                    band ->
                        Stream.concat(Stream.of(name(band)), tables(evaluation, band.scores())));
    return Stream.of(
            Stream.of(head(evaluation)),
            CovariateText.of(evaluation).stream(),
            tables,
            Stream.of(legend(evaluation)))
        .flatMap(each -> each)
        .collect(Collectors.joining(GAP));
  }

  private static String name(final BandEvaluation band) {
    return band.unit().isEmpty() ? band.name() : band.name() + " [" + band.unit() + "]";
  }

  private static String head(final Evaluation evaluation) {
    final EvaluatedRaster subject = evaluation.subject();
    final int bands = evaluation.bands().size();
    final long cells =
        evaluation.bands().stream().mapToLong(b -> b.scores().get(0).errors().cells()).sum();
    return subject.truth()
        + (subject.variable().isEmpty() ? "" : ", " + subject.variable())
        + (subject.unit().isEmpty() ? "" : " [" + subject.unit() + "]")
        + ": "
        + subject.grid().width()
        + " x "
        + subject.grid().height()
        + " cells"
        + (bands == 1 ? "" : ", " + bands + " bands")
        + ", x"
        + subject.factor()
        + ", "
        + cells
        + " cells with data";
  }

  private static Stream<String> tables(final Evaluation evaluation, final List<Scores> scores) {
    final Scores bicubic = scores.get(Baseline.BICUBIC.index());
    final List<ScoreColumn> errors =
        List.of(
            ScoreColumn.lower("RMSE", Format.MEASURE, s -> s.errors().rootMeanSquaredError()),
            ScoreColumn.lower("MAE", Format.MEASURE, s -> s.errors().meanAbsoluteError()),
            ScoreColumn.plain("BIAS", Format.MEASURE, s -> s.errors().bias()),
            ScoreColumn.higher("CORR", Format.FINE_SHARE, s -> s.errors().correlation()),
            ScoreColumn.higher("PSNR", Format.DECIBELS, Scores::peakSignalToNoise),
            ScoreColumn.higher("SSIM", Format.FINE_SHARE, Scores::similarity),
            ScoreColumn.skill("SKILL", bicubic));
    final List<ScoreColumn> fields =
        new ArrayList<>(
            List.of(
                ScoreColumn.higher(
                    "KGE", Format.FINE_SHARE, s -> s.errors().klingGupta().efficiency()),
                ScoreColumn.higher("NSE", Format.FINE_SHARE, s -> s.errors().nashSutcliffe()),
                ScoreColumn.near("P02-T", 0, Format.MEASURE, Scores::lowDifference),
                ScoreColumn.near("P98-T", 0, Format.MEASURE, Scores::highDifference),
                ScoreColumn.near("FINEVAR", 1, Format.SHARE, Scores::highWavenumberVarianceRatio),
                ScoreColumn.plain(
                    "REAGG", Format.MEASURE, s -> s.reaggregation().rootMeanSquaredError())));
    if (scores.get(0).wet().isPresent()) {
      fields.add(
          ScoreColumn.near(
              "DRY",
              wet(scores.get(0), w -> w.truthDryCellFrequency()),
              Format.SHARE,
              s -> wet(s, w -> w.modelDryCellFrequency())));
      fields.add(
          ScoreColumn.lower(
              "WETRMSE", Format.MEASURE, s -> wet(s, w -> w.wetRootMeanSquaredError())));
    }
    return Stream.of(table(evaluation, scores, errors), table(evaluation, scores, fields));
  }

  private static double wet(final Scores scores, final ToDoubleFunction<WetCells> figure) {
    return scores.wet().map(figure::applyAsDouble).orElse(Double.NaN);
  }

  private static String table(
      final Evaluation evaluation, final List<Scores> scores, final List<ScoreColumn> columns) {
    final Table table =
        new Table(
            Stream.concat(Stream.of("MODEL"), columns.stream().map(c -> c.head() + " ")).toList());
    final double[] best =
        columns.stream()
            .mapToDouble(
                column ->
                    scores.stream()
                        .mapToDouble(column.rankingKey())
                        .filter(rankingKey -> !Double.isNaN(rankingKey))
                        .min()
                        .orElse(Double.NaN))
            .toArray();
    for (int i = 0; i < scores.size(); i++) {
      final Scores each = scores.get(i);
      table.add(
          Stream.concat(
                  Stream.of(evaluation.results().get(i).label()),
                  IntStream.range(0, columns.size())
                      .mapToObj(
                          c ->
                              columns.get(c).text(each)
                                  + (columns.get(c).rankingKey().applyAsDouble(each) == best[c]
                                      ? "*"
                                      : " ")))
              .toList());
    }
    return table.text();
  }

  private static String legend(final Evaluation evaluation) {
    final String reference = evaluation.results().get(Baseline.BICUBIC.index()).label();
    final List<String> lines = new ArrayList<>();
    lines.add("* best. SKILL: 1 - MSE / MSE of " + reference + ".");
    evaluation
        .overall()
        .ifPresent(
            scores ->
                lines.add(
                    "PSNR"
                        + (evaluation.bands().size() == 1 ? " and SSIM" : "")
                        + ": data range "
                        + Format.MEASURE.text(scores.get(0).range())
                        + ". P02-T, P98-T: quantiles less the truth's, "
                        + Format.MEASURE.text(scores.get(0).truthTails().low())
                        + " and "
                        + Format.MEASURE.text(scores.get(0).truthTails().high())
                        + "."));
    lines.add("FINEVAR: high-wavenumber variance ratio (waves below 2 coarse cells), / truth's.");
    lines.add("REAGG: RMSE of the fine cells' means against the coarse cells.");
    evaluation
        .overall()
        .flatMap(scores -> scores.get(0).wet())
        .ifPresent(
            wet ->
                lines.add(
                    "DRY: dry-cell frequency, the share of area below "
                        + AlignedLines.number(wet.threshold())
                        + "; the truth's is "
                        + Format.SHARE.text(wet.truthDryCellFrequency())
                        + ". WETRMSE: where the truth is wet."));
    return String.join(System.lineSeparator(), lines);
  }
}

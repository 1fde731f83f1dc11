package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finegrid.grid.Message;
import org.finegrid.grid.Window;

/** Notes for the readers of an evaluation. */
final class EvaluationNotes {

  private EvaluationNotes() {}

  /**
   * The notes.
   *
   * @param runNotes the runs' notes, and the models whose runs had them
   */
  static List<Message> of(
      final TruthRaster truth,
      final List<ModelResult> results,
      final List<BandEvaluation> bands,
      final Map<Message, List<String>> runNotes) {
    final List<Message> all = new ArrayList<>(truth.notes());
    // Without repetitions: a model may have run with covariates as well as without.
    final Set<String> notes = new LinkedHashSet<>();
    // Notes of all runs are about their files, which only serve for scoring.
    runNotes.forEach(
        (note, names) -> {
          if (names.size() < results.size()) {
            final String models = String.join(", ", new LinkedHashSet<>(names));
            all.add(note.edit(text -> models + ": " + text));
          }
        });
    for (final ModelResult result : results) {
      final String aggregation = result.card().aggregation();
      if (!aggregation.isEmpty() && !aggregation.equals("mean")) {
        notes.add(
            result.card().name()
                + " was trained on coarse cells made by "
                + aggregation
                + "; here they are means");
      }
    }
    if (bands.stream().map(BandEvaluation::unit).distinct().count() > 1) {
      notes.add("the bands differ in their units, so there are no scores of all together");
    }
    final long without = bands.stream().filter(band -> band.truthSpectrum().isEmpty()).count();
    if (without > 0) {
      notes.add(
          (bands.size() == 1 ? "there is no spectrum" : without + " bands have no spectrum")
              + ": no rectangle of 16 x 16 cells has data throughout");
    }
    final Window whole = truth.grid().window();
    bands.stream()
        .flatMap(band -> band.truthSpectrum().stream())
        .map(spectrum -> spectrum.window())
        .filter(window -> !window.equals(whole))
        .findFirst()
        .ifPresent(
            window ->
                notes.add(
                    "spectra are those of the largest rectangle with data throughout: "
                        + window.width()
                        + " x "
                        + window.height()
                        + " cells"
                        + (bands.size() > 1 ? " in the first band that has gaps" : "")));
    all.addAll(Message.list(List.copyOf(notes)));
    return List.copyOf(all);
  }
}

package org.finegrid.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.Window;

/** What whoever reads an evaluation should know beside its figures. */
final class Notes {

  private Notes() {}

  static List<String> of(
      final Truth truth, final List<Contender> contenders, final List<BandEvaluation> bands) {
    final List<String> notes = new ArrayList<>(truth.notes());
    for (final Contender contender : contenders) {
      final String aggregation = contender.card().aggregation();
      if (!aggregation.isEmpty() && !aggregation.equals("mean")) {
        notes.add(
            contender.card().name()
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
    final Window all = truth.grid().window();
    bands.stream()
        .flatMap(band -> band.truthSpectrum().stream())
        .map(spectrum -> spectrum.window())
        .filter(window -> !window.equals(all))
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
    return List.copyOf(notes);
  }
}

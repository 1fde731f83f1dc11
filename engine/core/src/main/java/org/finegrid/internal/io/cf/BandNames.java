package org.finegrid.internal.io.cf;

import java.util.List;
import java.util.stream.IntStream;
import org.finegrid.grid.Dimension;
import org.finegrid.internal.io.NumberText;

/** What people call a variable's bands: {@code tas time=2001-01-16T12:00Z level=850}. */
public final class BandNames {
  private final String variable;
  private final List<List<String>> labels;

  /** Names for the bands of a variable along some dimensions, outermost first. */
  public BandNames(final String variable, final List<Dimension> dimensions) {
    this.variable = variable;
    this.labels = dimensions.stream().map(BandNames::labels).toList();
  }

  /** The name of the band at these steps, one for each dimension. */
  public String of(final int[] steps) {
    final StringBuilder name = new StringBuilder(variable);
    for (int i = 0; i < labels.size(); i++) {
      name.append(labels.get(i).get(steps[i]));
    }
    return name.toString();
  }

  /** What each step adds to a band's name. */
  private static List<String> labels(final Dimension dimension) {
    final double[] values = dimension.values();
    return IntStream.range(0, values.length)
        .mapToObj(
            i ->
                " "
                    + dimension.name()
                    + "="
                    + (dimension.isTime() ? dimension.times().get(i) : NumberText.of(values[i])))
        .toList();
  }
}

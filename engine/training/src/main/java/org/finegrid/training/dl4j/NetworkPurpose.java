package org.finegrid.training.dl4j;

import java.util.OptionalInt;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;

/**
 * What a network is for.
 *
 * @param factor fine cells per coarse cell and axis
 * @param input the network's input
 */
record NetworkPurpose(int factor, ModelCard.Input input) {

  /**
   * Combines the layers' output size and the user's options.
   *
   * @param rows of the result, for coarse cells going in
   * @param columns of the result, for coarse cells going in
   * @throws RasterException where these contradict each other, or the factor is missing
   */
  static NetworkPurpose of(
      final AxisExtent rows, final AxisExtent columns, final ImportOptions options) {
    final OptionalInt made = rows.factor();
    if (made.isEmpty() || !made.equals(columns.factor()) || made.getAsInt() < 1) {
      throw new RasterException(
          "the network makes "
              + ratio(rows)
              + " rows and "
              + ratio(columns)
              + " columns of each; one integer for both is needed");
    }
    final int times = made.getAsInt();
    final ModelCard.Input input =
        options.input().orElse(times == 1 ? ModelCard.Input.UPSAMPLED : ModelCard.Input.COARSE);
    if (input == ModelCard.Input.UPSAMPLED) {
      if (times != 1) {
        throw new RasterException(
            "the network makes "
                + times
                + " times as many cells along each axis, so its input is coarse cells,"
                + " not upsampled ones");
      }
      return new NetworkPurpose(
          options
              .factor()
              .orElseThrow(
                  () ->
                      new RasterException(
                          "the network's output has as many cells as its input, which is upsampled"
                              + " cells; state by how much with "
                              + ParameterName.FACTOR.placeholder())),
          input);
    }
    if (options.factor().isPresent() && options.factor().getAsInt() != times) {
      throw new RasterException(
          "the network makes x"
              + times
              + ", not x"
              + options.factor().getAsInt()
              + "; leave out "
              + ParameterName.FACTOR.placeholder());
    }
    return new NetworkPurpose(times, input);
  }

  /** What the network's input covers. */
  AxisExtent span() {
    return input == ModelCard.Input.COARSE ? AxisExtent.input() : AxisExtent.bicubic(factor);
  }

  private static String ratio(final AxisExtent span) {
    return span.period() == 1 ? "" + span.cells() : span.cells() + "/" + span.period();
  }
}

package org.finegrid.downscale;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelInput;
import org.finegrid.model.SuperResolutionModel;

/**
 * Where a run's model inputs come from, besides the band.
 *
 * @param sources one for each input, by its name
 */
record InputSources(List<InputSource> sources) {
  /** The band alone. */
  static final InputSources NONE = new InputSources(List.of());

  /**
   * The sources of a model's further inputs, in their order.
   *
   * @throws RasterException where an input has no source, or a source has no input
   */
  List<InputSource> of(final SuperResolutionModel model) {
    final List<ModelInput> inputs = model.inputs().subList(1, model.inputs().size());
    final List<InputSource> found = new ArrayList<>();
    for (final ModelInput input : inputs) {
      found.add(
          sources.stream()
              .filter(each -> each.name().equals(input.name()))
              .findFirst()
              .orElseThrow(
                  () ->
                      refused(
                          model,
                          "needs the input '"
                              + input.name()
                              + "' ("
                              + input.role().word()
                              + "), which is not given")));
    }
    for (final InputSource source : sources) {
      if (!found.contains(source)) {
        throw refused(model, "has no input '" + source.name() + "', which is given");
      }
    }
    return List.copyOf(found);
  }

  private static RasterException refused(final SuperResolutionModel model, final String why) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL, "model " + model.card().name() + ": " + why);
  }
}

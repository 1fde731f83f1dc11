package org.finegrid.training.network;

import java.util.List;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;

/**
 * The sizes of training patches, in cells of the network's input.
 *
 * @param outputs channels of the target
 * @param edge of the target
 * @param halo cells on each side that only the input has
 * @param border cells on each side of the target that do not count, as zero padding affects them
 * @param further what the network takes besides the band
 */
record PatchShape(int outputs, int edge, int halo, int border, List<ModelInput> further) {
  private static final int BORDER = 2;

  /** The shape for a network, given the coarse cells along a patch that are to be learned from. */
  static PatchShape of(final Architecture architecture, final int coarseCells) {
    final int validPadding = ReceptiveField.validPadding(architecture);
    final boolean padded = ReceptiveField.of(architecture) > validPadding;
    final boolean coarse = architecture.input() == ModelCard.Input.COARSE;
    check(architecture);
    final int factor = architecture.factor();
    final int border = padded ? coarse ? BORDER : BORDER * factor : 0;
    final int edge = (coarse ? coarseCells : coarseCells * factor) + 2 * border;
    return new PatchShape(
        architecture.outputs(), edge, validPadding, border, architecture.furtherInputs());
  }

  private static void check(final Architecture architecture) {
    for (final ModelInput input : architecture.furtherInputs()) {
      if (architecture.input() == ModelCard.Input.UPSAMPLED
          || input.role() == ModelInput.Role.COVARIATE && input.channels() != 1) {
        throw new IllegalArgumentException(
            input.name() + ": beside coarse cells only, and covariates with one channel each");
      }
    }
  }

  /** Edge of the input. */
  int inputEdge() {
    return edge + 2 * halo;
  }

  /** The shape of one of the further inputs, for so many patches. */
  long[] shape(final ModelInput input, final int patches) {
    final long edge = (long) inputEdge() * input.factor();
    return new long[] {patches, input.channels(), edge, edge};
  }

  /** Coarse cells along a patch, with all that it needs around it. */
  int coarseEdge(final Architecture architecture) {
    final int per = architecture.input() == ModelCard.Input.COARSE ? 1 : architecture.factor();
    return (inputEdge() + per - 1) / per;
  }

  /** Cells of the target that count, along each axis. */
  int counted() {
    return edge - 2 * border;
  }
}

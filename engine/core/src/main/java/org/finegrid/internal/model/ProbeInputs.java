package org.finegrid.internal.model;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.finegrid.model.ModelInput;
import org.finegrid.model.ModelInputs;

/** Values of no meaning for all inputs of a model, on which it is tried. */
final class ProbeInputs {

  private ProbeInputs() {}

  /** Windows full of values; the band's come first. */
  static ModelInputs of(
      final List<ModelInput> inputs,
      final int n,
      final int h,
      final int w,
      final DoubleSupplier values) {
    ModelInputs made = ModelInputs.ofBand(filled(n * h * w, values), n, h, w);
    for (final ModelInput input : inputs) {
      if (input.role() != ModelInput.Role.BAND) {
        made = made.with(input.name(), filled(input.values(made), values));
      }
    }
    return made;
  }

  private static float[] filled(final int count, final DoubleSupplier values) {
    final float[] filled = new float[count];
    for (int i = 0; i < count; i++) {
      filled[i] = (float) values.getAsDouble();
    }
    return filled;
  }

  /**
   * A square part of one square window.
   *
   * @param first its first row and column, in coarse cells
   * @param edge its rows and columns
   */
  static ModelInputs part(
      final List<ModelInput> inputs, final ModelInputs whole, final int first, final int edge) {
    ModelInputs part =
        ModelInputs.ofBand(part(whole.band(), 1, whole.width(), first, edge), 1, edge, edge);
    for (final ModelInput input : inputs) {
      if (input.role() != ModelInput.Role.BAND) {
        final int cells = input.factor();
        part =
            part.with(
                input.name(),
                part(
                    whole.planes(input),
                    input.channels(),
                    whole.width() * cells,
                    first * cells,
                    edge * cells));
      }
    }
    return part;
  }

  private static float[] part(
      final float[] whole, final int channels, final int side, final int first, final int edge) {
    final float[] part = new float[channels * edge * edge];
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < edge; y++) {
        System.arraycopy(
            whole,
            (channel * side + first + y) * side + first,
            part,
            (channel * edge + y) * edge,
            edge);
      }
    }
    return part;
  }
}

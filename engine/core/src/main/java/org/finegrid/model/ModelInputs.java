package org.finegrid.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;

/**
 * What a model is run on: windows of a band in coarse cells, and by their names the planes of its
 * further inputs over the same windows. Arrays may be longer than their values.
 *
 * @param count how many windows
 * @param height rows of a window, in coarse cells
 * @param width columns of a window, in coarse cells
 * @param band the coarse cells, {@code [count, height, width]}, all finite
 * @param others the further inputs, each {@code [count, channels, height·factor, width·factor]} as
 *     its {@link ModelInput} has it, all finite
 */
public record ModelInputs(
    int count, int height, int width, float[] band, Map<String, float[]> others) {

  /** Copies the map, not the values. */
  public ModelInputs {
    others = Map.copyOf(others);
  }

  /** Windows of a band alone. */
  public static ModelInputs ofBand(
      final float[] band, final int count, final int height, final int width) {
    return new ModelInputs(count, height, width, band, Map.of());
  }

  /** The same windows with one more input. */
  public ModelInputs with(final String name, final float[] planes) {
    final Map<String, float[]> more = new LinkedHashMap<>(others);
    more.put(name, planes);
    return new ModelInputs(count, height, width, band, more);
  }

  /** The same windows of another band. */
  public ModelInputs withBand(final float[] other) {
    return new ModelInputs(count, height, width, other, others);
  }

  /**
   * The planes of one input.
   *
   * @throws RasterException where they were not given
   */
  public float[] planes(final ModelInput input) {
    if (input.role() == ModelInput.Role.BAND) {
      return band;
    }
    final float[] planes = others.get(input.name());
    if (planes == null) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          "the model's input '" + input.name() + "' (" + input.role().word() + ") was not given");
    }
    return planes;
  }
}

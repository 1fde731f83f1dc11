package org.finegrid.model;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.model.CardTexts;

/**
 * One named input of a model's graph: {@code [n, channels, h·factor, w·factor]} for windows of h
 * rows and w columns of coarse cells.
 *
 * @param name the name of the graph's input; of a graph with one input only, any name
 * @param role what goes in
 * @param factor cells per coarse cell and axis. The band has 1 where the graph takes coarse cells,
 *     the model's factor where it takes their bicubic upsampling
 * @param channels planes for each window; 1 for the band
 * @param normalisation how values are brought into the model's range
 */
public record ModelInput(
    String name, Role role, int factor, int channels, ModelCard.Normalisation normalisation) {
  /** The usual name of the input for the band. */
  public static final String BAND = "band";

  /** The usual name of an input for noise. */
  public static final String NOISE = "noise";

  /** The largest number of channels of an input. */
  public static final int MAX_CHANNELS = 256;

  /** More values for one coarse cell no network needs, and few windows could hold. */
  private static final int MAX_VALUES_PER_CELL = 1 << 14;

  /** What goes into an input. */
  public enum Role {
    /** The band that is made finer. */
    BAND,
    /** A field with fine detail, such as elevation. */
    COVARIATE,
    /** Random numbers of a standard normal distribution. */
    NOISE;

    /** The word for it in a model card. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Checks it.
   *
   * @throws RasterException where a value is out of its range
   */
  public ModelInput {
    if (name.isBlank() || name.length() > ModelCard.MAX_NAME || CardTexts.hasInvisible(name)) {
      throw CardTexts.invalid(
          "inputs", "a name of up to " + ModelCard.MAX_NAME + " visible characters is needed");
    }
    if (factor < 1 || factor > ModelRepository.LARGEST_FACTOR) {
      throw CardTexts.invalid(
          "inputs",
          name + " needs a factor that is an integer from 1 to " + ModelRepository.LARGEST_FACTOR);
    }
    if (channels < 1 || channels > MAX_CHANNELS || role == Role.BAND && channels != 1) {
      throw CardTexts.invalid(
          "inputs",
          role == Role.BAND
              ? name + " can have one channel only"
              : name + " needs an integer number of channels from 1 to " + MAX_CHANNELS);
    }
    if (channels * factor * factor > MAX_VALUES_PER_CELL) {
      throw CardTexts.invalid(
          "inputs",
          name + " has more than " + MAX_VALUES_PER_CELL + " values for each coarse cell");
    }
    if (role == Role.NOISE && normalisation != ModelCard.Normalisation.NONE) {
      throw CardTexts.invalid("inputs", name + " is noise, which has no normalisation");
    }
  }

  /** The band, one channel. */
  public static ModelInput band(final int factor, final ModelCard.Normalisation normalisation) {
    return new ModelInput(BAND, Role.BAND, factor, 1, normalisation);
  }

  /** A field with fine detail, one channel. */
  public static ModelInput covariate(
      final String name, final int factor, final ModelCard.Normalisation normalisation) {
    return new ModelInput(name, Role.COVARIATE, factor, 1, normalisation);
  }

  /** Noise on the coarse grid. */
  public static ModelInput noise(final int channels) {
    return new ModelInput(NOISE, Role.NOISE, 1, channels, ModelCard.Normalisation.NONE);
  }

  /** The input as JSON would have it, in a model card and elsewhere. */
  public Map<String, Object> toMap() {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("role", role.word());
    map.put("factor", factor);
    map.put("channels", channels);
    map.put("normalisation", normalisation.name().toLowerCase(Locale.ROOT));
    return map;
  }

  /** The same input with so many cells per coarse cell. */
  public ModelInput withFactor(final int other) {
    return new ModelInput(name, role, other, channels, normalisation);
  }

  /** The same input with another normalisation. */
  public ModelInput withNormalisation(final ModelCard.Normalisation other) {
    return new ModelInput(name, role, factor, channels, other);
  }

  /** Values for one coarse cell. */
  public int valuesPerCell() {
    return channels * factor * factor;
  }

  /** The values that it has for some windows. */
  public int values(final ModelInputs windows) {
    final int cells = Math.multiplyExact(windows.height(), windows.width());
    return Math.multiplyExact(Math.multiplyExact(windows.count(), cells), valuesPerCell());
  }
}

package org.finegrid.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.model.CardTexts;

/**
 * A model's description of itself. A file's card is the JSON in its metadata property {@code
 * finegrid}.
 *
 * @param identity what it is called
 * @param geometry what it makes, and of which windows
 * @param inputs the inputs of its graph, the band first
 * @param origin how it was made, and how good it is
 */
public record ModelCard(
    Identity identity, Geometry geometry, List<ModelInput> inputs, Origin origin) {
  /** The longest name that a file may give a model or an input. */
  public static final int MAX_NAME = 100;

  /**
   * What a model is called.
   *
   * @param name short name, by which it is chosen
   * @param title one-line title
   * @param method {@code bicubic}, {@code srcnn}, {@code aplus} and the like
   */
  public record Identity(String name, String title, String method) {
    /**
     * Checks it.
     *
     * @throws RasterException where the name is empty or could deceive
     */
    public Identity {
      if (name.isBlank()) {
        throw CardTexts.invalid("name", "a text of up to " + MAX_NAME + " characters is needed");
      }
      if (CardTexts.hasInvisible(name)) {
        throw CardTexts.invalid("name", "it has invisible characters");
      }
    }
  }

  /**
   * What a model makes, and of which windows.
   *
   * @param factor fine cells per coarse cell and axis; 0 for interpolation, which takes any
   * @param halo coarse cells on each side that can influence a cell; empty where there is no bound
   * @param multiple the sides of a window, in coarse cells, and its place on the grid must be
   *     multiples of this: 1 but for networks that make their cells coarser on the way
   */
  public record Geometry(int factor, OptionalInt halo, int multiple) {
    /**
     * Checks it.
     *
     * @throws RasterException where a number is out of its range
     */
    public Geometry {
      if (factor < 0 || factor > ModelRepository.LARGEST_FACTOR) {
        throw CardTexts.invalid(
            "factor", "an integer from 1 to " + ModelRepository.LARGEST_FACTOR + " is needed");
      }
      if (halo.isPresent() && halo.getAsInt() < 0) {
        throw CardTexts.invalid("halo", "a number of cells cannot be negative");
      }
      if (multiple < 1) {
        throw CardTexts.invalid("multiple", "it must be at least 1");
      }
    }
  }

  /**
   * How a model was made, and how good it is.
   *
   * @param aggregation how coarse cells were made in training: {@code mean} or {@code bicubic};
   *     empty where it does not matter
   * @param training data with licences, iterations, date; free form
   * @param skill scores against the baselines; free form
   */
  public record Origin(
      String aggregation, Map<String, Object> training, Map<String, Object> skill) {}

  /** How a network is given the band. */
  public enum Input {
    /** As coarse cells. */
    COARSE,
    /** As the bicubic upsampling of the coarse cells. */
    UPSAMPLED
  }

  /** How values are brought into the model's range. */
  public enum Normalisation {
    /** Not at all: the model is unit-equivariant. */
    NONE,
    /** The minimum of the whole raster becomes 0, its maximum 1. */
    MINMAX,
    /** The mean of the whole raster becomes 0, its standard deviation 1. */
    STANDARDISE
  }

  /**
   * Checks what the parts have to do with one another.
   *
   * @throws RasterException where the inputs are not one band and others of different names
   */
  public ModelCard {
    inputs = List.copyOf(inputs);
    final Set<String> names = new HashSet<>();
    for (int i = 0; i < inputs.size(); i++) {
      final ModelInput input = inputs.get(i);
      if (!names.add(input.name())) {
        throw CardTexts.invalid("inputs", "there are two of the name " + input.name());
      }
      if (input.role() == ModelInput.Role.BAND != (i == 0)) {
        throw CardTexts.invalid("inputs", "one of them must be the band, and be the first");
      }
    }
    if (inputs.isEmpty()) {
      throw CardTexts.invalid("inputs", "one of them must be the band, and be the first");
    }
    final int cells = inputs.get(0).factor();
    if (cells != 1 && cells != geometry.factor()) {
      throw CardTexts.invalid(
          "inputs",
          "the band's factor is 1 for coarse cells, or the model's for their bicubic upsampling");
    }
  }

  /**
   * A card of a model that takes the band alone, as coarse cells and as it is, in windows of any
   * size; what else is known is added.
   */
  public static ModelCardBuilder builder(final String name, final int factor) {
    return new ModelCardBuilder(name, factor);
  }

  /** A card that differs from this one in what is changed. */
  public ModelCardBuilder toBuilder() {
    return new ModelCardBuilder(this);
  }

  /** This card with other values of the model's range. */
  public ModelCard withNormalisation(final Normalisation other) {
    return toBuilder().normalisation(other).build();
  }

  /** This card with another account of its training. */
  public ModelCard withTraining(final Map<String, Object> other) {
    return toBuilder().training(other).build();
  }

  /** This card with other scores. */
  public ModelCard withSkill(final Map<String, Object> other) {
    return toBuilder().skill(other).build();
  }

  /** Short name, by which it is chosen. */
  public String name() {
    return identity.name();
  }

  /** One line for people. */
  public String title() {
    return identity.title();
  }

  /** {@code bicubic}, {@code srcnn}, {@code aplus} and the like. */
  public String method() {
    return identity.method();
  }

  /** Fine cells per coarse cell and axis; 0 for interpolation, which takes any. */
  public int factor() {
    return geometry.factor();
  }

  /** Coarse cells on each side that can influence a cell; empty where there is no bound. */
  public OptionalInt halo() {
    return geometry.halo();
  }

  /** What the sides and the place of a window are multiples of. */
  public int multiple() {
    return geometry.multiple();
  }

  /** The input that takes the band. */
  public ModelInput band() {
    return inputs.get(0);
  }

  /** The inputs besides the band. */
  public List<ModelInput> furtherInputs() {
    return inputs.subList(1, inputs.size());
  }

  /** How the network is given the band. */
  public Input input() {
    return band().factor() == 1 ? Input.COARSE : Input.UPSAMPLED;
  }

  /** How the band's values are brought into the model's range. */
  public Normalisation normalisation() {
    return band().normalisation();
  }

  /** How coarse cells were made in training; empty where it does not matter. */
  public String aggregation() {
    return origin.aggregation();
  }

  /** What it was trained on. */
  public Map<String, Object> training() {
    return origin.training();
  }

  /** Its scores. */
  public Map<String, Object> skill() {
    return origin.skill();
  }
}

package org.finegrid.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.internal.model.WindowRequirements;

/**
 * What a model says of itself, schema 1 or 2. A file's card is the JSON in its metadata property
 * {@code finegrid}.
 *
 * @param name short name, as {@code --model} takes it
 * @param title one line for people
 * @param method {@code bicubic}, {@code srcnn}, {@code aplus} and the like
 * @param factor fine cells per coarse cell and axis; 0 for interpolation, which takes any
 * @param input whether the model gets coarse cells or their bicubic upsampling
 * @param channels what each input channel holds; {@code ["band"]}
 * @param halo coarse cells on each side that can influence a cell; empty where there is no bound
 * @param multiple the sides of a window, in coarse cells, and its place on the grid must be
 *     multiples of this: 1 but for networks that make their cells coarser on the way
 * @param normalisation how values are brought into the model's range
 * @param aggregation how coarse cells were made in training: {@code mean} or {@code bicubic}; empty
 *     where it does not matter
 * @param training data with licences, iterations, date; free form
 * @param skill scores against the baselines; free form
 */
public record ModelCard(
    String name,
    String title,
    String method,
    int factor,
    Input input,
    List<String> channels,
    OptionalInt halo,
    int multiple,
    Normalisation normalisation,
    String aggregation,
    Map<String, Object> training,
    Map<String, Object> skill) {

  /** The card of a model that takes windows of any size, anywhere. */
  public ModelCard(
      final String name,
      final String title,
      final String method,
      final int factor,
      final Input input,
      final List<String> channels,
      final OptionalInt halo,
      final Normalisation normalisation,
      final String aggregation,
      final Map<String, Object> training,
      final Map<String, Object> skill) {
    this(
        name,
        title,
        method,
        factor,
        input,
        channels,
        halo,
        1,
        normalisation,
        aggregation,
        training,
        skill);
  }

  /** What the network is fed. */
  public enum Input {
    /** The coarse cells. */
    COARSE,
    /** The bicubic upsampling of the coarse cells. */
    UPSAMPLED
  }

  /** How values are brought into the model's range. */
  public enum Normalisation {
    /** Not at all: the model is unit-equivariant. */
    NONE,
    /** The band's minimum becomes 0, its maximum 1. */
    MINMAX,
    /** The band's mean becomes 0, its standard deviation 1. */
    STANDARDISE
  }

  /** This card with other values of the model's range. */
  public ModelCard withNormalisation(final Normalisation other) {
    return new ModelCard(
        name,
        title,
        method,
        factor,
        input,
        channels,
        halo,
        multiple,
        other,
        aggregation,
        training,
        skill);
  }

  /** This card with another account of its training. */
  public ModelCard withTraining(final Map<String, Object> other) {
    return new ModelCard(
        name,
        title,
        method,
        factor,
        input,
        channels,
        halo,
        multiple,
        normalisation,
        aggregation,
        other,
        skill);
  }

  /** This card with other scores. */
  public ModelCard withSkill(final Map<String, Object> other) {
    return new ModelCard(
        name,
        title,
        method,
        factor,
        input,
        channels,
        halo,
        multiple,
        normalisation,
        aggregation,
        training,
        other);
  }

  /** This card with what was found out about the network. */
  public ModelCard with(final WindowRequirements windows) {
    return new ModelCard(
        name,
        title,
        method,
        factor,
        windows.input(),
        channels,
        windows.halo(),
        windows.multiple(),
        normalisation,
        aggregation,
        training,
        skill);
  }
}

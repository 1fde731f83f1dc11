package org.finegrid.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;

/** Puts a {@link ModelCard} together. */
public final class ModelCardBuilder {
  private final List<ModelInput> inputs = new ArrayList<>();
  private String name;
  private String title;
  private String method = "unknown";
  private int factor;
  private OptionalInt halo = OptionalInt.empty();
  private int multiple = 1;
  private String aggregation = "";
  private Map<String, Object> training = Map.of();
  private Map<String, Object> skill = Map.of();

  ModelCardBuilder(final String name, final int factor) {
    this.name = name;
    this.title = name;
    this.factor = factor;
    this.inputs.add(ModelInput.band(1, ModelCard.Normalisation.NONE));
  }

  ModelCardBuilder(final ModelCard card) {
    this.name = card.name();
    this.title = card.title();
    this.method = card.method();
    this.factor = card.factor();
    this.inputs.addAll(card.inputs());
    this.halo = card.halo();
    this.multiple = card.multiple();
    this.aggregation = card.aggregation();
    this.training = card.training();
    this.skill = card.skill();
  }

  /** Short name, by which it is chosen. */
  public ModelCardBuilder name(final String value) {
    this.name = value;
    return this;
  }

  /** One line for people. */
  public ModelCardBuilder title(final String value) {
    this.title = value;
    return this;
  }

  /** {@code srcnn}, {@code aplus} and the like. */
  public ModelCardBuilder method(final String value) {
    this.method = value;
    return this;
  }

  /** Fine cells per coarse cell and axis. */
  public ModelCardBuilder factor(final int value) {
    if (inputs.get(0).factor() != 1) {
      inputs.set(0, inputs.get(0).withFactor(value));
    }
    this.factor = value;
    return this;
  }

  /** How the network is given the band. */
  public ModelCardBuilder input(final ModelCard.Input value) {
    inputs.set(0, inputs.get(0).withFactor(value == ModelCard.Input.COARSE ? 1 : factor));
    return this;
  }

  /** How the band's values are brought into the model's range. */
  public ModelCardBuilder normalisation(final ModelCard.Normalisation value) {
    inputs.set(0, inputs.get(0).withNormalisation(value));
    return this;
  }

  /** Adds an input after the existing ones. */
  public ModelCardBuilder with(final ModelInput value) {
    inputs.add(value);
    return this;
  }

  /**
   * Takes these inputs in place of those there are.
   *
   * @param values the band first
   */
  public ModelCardBuilder inputs(final List<ModelInput> values) {
    inputs.clear();
    inputs.addAll(values);
    return this;
  }

  /** Coarse cells on each side that can influence a cell; empty where there is no bound. */
  public ModelCardBuilder halo(final OptionalInt value) {
    this.halo = value;
    return this;
  }

  /** Coarse cells on each side that can influence a cell. */
  public ModelCardBuilder halo(final int value) {
    return halo(OptionalInt.of(value));
  }

  /** What the sides and the place of a window are multiples of. */
  public ModelCardBuilder multiple(final int value) {
    this.multiple = value;
    return this;
  }

  /** How coarse cells were made in training: {@code mean} or {@code bicubic}. */
  public ModelCardBuilder aggregation(final String value) {
    this.aggregation = value;
    return this;
  }

  /** What it was trained on, free form. */
  public ModelCardBuilder training(final Map<String, Object> value) {
    this.training = value;
    return this;
  }

  /** Its scores, free form. */
  public ModelCardBuilder skill(final Map<String, Object> value) {
    this.skill = value;
    return this;
  }

  /**
   * The card.
   *
   * @throws RasterException where a value is out of its range
   */
  public ModelCard build() {
    return new ModelCard(
        new ModelCard.Identity(name, title, method),
        new ModelCard.Geometry(factor, halo, multiple),
        inputs,
        new ModelCard.Origin(aggregation, training, skill));
  }
}

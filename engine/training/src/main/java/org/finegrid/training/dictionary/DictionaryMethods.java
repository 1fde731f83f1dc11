package org.finegrid.training.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainingMethod;

/** The methods that learn dictionaries. */
public final class DictionaryMethods {
  static final String ATOMS = "atoms";
  private static final String SPARSITY = "sparsity";
  private static final String ITERATIONS = "iterations";
  private static final String PATCHES = "patches";
  private static final String LAMBDA = "lambda";
  static final String NEIGHBOURS = "neighbours";
  private static final String SIZES = "sizes";
  private static final String SAMPLES = "samples";
  private static final String FLAT = "flat";
  private static final String EXAMPLES = "examples";
  private static final String ETA = "eta";
  private static final String BITS = "bits";

  private static final Parameter STORED =
      Parameter.choice(BITS, "bits per stored number: 8, 16, 32", 32, 8L, 16L, 32L);

  private static final Parameter SHORT =
      Parameter.real(
          FLAT, "flat patches: norm of features below this share of the mean", 0.1, 0, 10);

  private DictionaryMethods() {}

  /** All of them. */
  public static List<TrainingMethod> all() {
    return List.of(
        new DictionaryMethod(
            "zeyde",
            "Sparse coding by orthogonal matching pursuit (Zeyde and others, 2010)",
            parameters(STORED),
            inputs ->
                SparsePredictor.of(
                    inputs.dictionary(),
                    inputs.parameters().integer(SPARSITY),
                    storage(inputs.parameters()))),
        new DictionaryMethod(
            "nelle",
            "Neighbour embedding with locally linear weights (Chang and others, 2004)",
            parameters(
                Parameter.integer(NEIGHBOURS, "atoms that represent a window", 24, 2, 64), STORED),
            inputs ->
                NeighbourPredictor.of(
                    inputs.dictionary(),
                    inputs.parameters().integer(NEIGHBOURS),
                    storage(inputs.parameters()))),
        new DictionaryMethod(
            "nemean",
            "Sparse coding regularised towards the mean code of the nearest neighbours",
            parameters(
                Parameter.integer(
                    NEIGHBOURS, "nearest training windows that contribute", 16, 1, 256),
                Parameter.integer(EXAMPLES, "training windows in the model", 8192, 300, 100_000),
                Parameter.real(ETA, "weight of the regularisation", 0.1, 1e-9, 1e9),
                SHORT,
                STORED),
            DictionaryMethods::constrained),
        new DictionaryMethod(
            "gr",
            "Global regression (Timofte and others, 2013)",
            parameters(Parameter.real(LAMBDA, "ridge regularisation", 0.1, 1e-9, 1e9), STORED),
            inputs ->
                GlobalPredictor.of(
                    inputs.dictionary(),
                    inputs.parameters().real(LAMBDA),
                    storage(inputs.parameters()))),
        new DictionaryMethod(
            "anr",
            "Anchored neighbourhood regression (Timofte and others, 2013)",
            parameters(
                Parameter.integer(
                    NEIGHBOURS, "nearest atoms for an atom's regression", 40, 1, 4096),
                Parameter.real(LAMBDA, "ridge regularisation", 0.01, 1e-9, 1e9),
                STORED),
            inputs ->
                AnchoredRegression.of(
                    inputs.dictionary(),
                    inputs.parameters().integer(NEIGHBOURS),
                    inputs.parameters().real(LAMBDA),
                    storage(inputs.parameters()))),
        new DictionaryMethod(
            "aplus",
            "A+: adjusted anchored neighbourhood regression (Timofte and others, 2014)",
            parameters(
                Parameter.integer(
                    NEIGHBOURS, "nearest windows for an atom's regression", 2048, 1, 1_000_000),
                Parameter.real(LAMBDA, "ridge regularisation", 0.1, 1e-9, 1e9),
                Parameter.integer(
                    SIZES, "rescaled copies of each field, each 0.98 of the last", 12, 1, 40),
                Parameter.integer(
                    SAMPLES, "windows sampled from the fields", 5_000_000, 1000, 50_000_000),
                SHORT,
                STORED),
            DictionaryMethods::adjusted));
  }

  private static DetailPredictor adjusted(final DictionaryMethod.PredictorInputs inputs) {
    final ParameterValues chosen = inputs.parameters();
    final AdjustedRegression.Settings settings =
        new AdjustedRegression.Settings(
            chosen.integer(SIZES),
            chosen.integer(SAMPLES),
            chosen.integer(NEIGHBOURS),
            chosen.real(LAMBDA),
            chosen.real(FLAT) * inputs.dictionary().strength());
    return new AdjustedRegression(inputs.dictionary(), settings, inputs.work())
        .learn(inputs.views(), inputs.seed(), storage(chosen));
  }

  private static DetailPredictor constrained(final DictionaryMethod.PredictorInputs inputs) {
    final ParameterValues chosen = inputs.parameters();
    final MeanConstraint.Settings settings =
        new MeanConstraint.Settings(
            chosen.integer(EXAMPLES),
            chosen.integer(NEIGHBOURS),
            chosen.integer(SPARSITY),
            chosen.real(ETA),
            chosen.real(FLAT) * inputs.dictionary().strength());
    return MeanConstraint.learn(
        inputs.views(),
        inputs.dictionary(),
        settings,
        inputs.seed(),
        storage(chosen),
        inputs.work());
  }

  private static NumberStorage storage(final ParameterValues chosen) {
    return NumberStorage.ofBits(chosen.integer(BITS));
  }

  private static List<Parameter> parameters(final Parameter... own) {
    final List<Parameter> all = new ArrayList<>(List.of(own));
    all.add(Parameter.integer(ATOMS, "atoms of the dictionary", 1024, 2, 4096));
    all.add(Parameter.integer(SPARSITY, "atoms that represent a window", 3, 1, 16));
    all.add(Parameter.integer(ITERATIONS, "iterations of K-SVD", 20, 1, 1000));
    all.add(
        Parameter.integer(
            PATCHES, "windows to learn the dictionary from", 150_000, 100, 10_000_000));
    return List.copyOf(all);
  }

  /** Parameters of the dictionary. */
  static CoupledDictionary.Settings dictionary(final ParameterValues chosen) {
    return new CoupledDictionary.Settings(
        chosen.integer(ATOMS),
        chosen.integer(SPARSITY),
        chosen.integer(ITERATIONS),
        chosen.integer(PATCHES));
  }
}

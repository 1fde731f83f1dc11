package org.finegrid.training.sparse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.data.TrainingData;

/** Cards of models with sparse codes. */
final class SparseModelCards {
  /** Coarse cells on each side of one that its children's bicubic interpolation takes. */
  private static final int UPSAMPLING = 2;

  private SparseModelCards() {}

  /** A card; the caller completes its training section. */
  static ModelCard of(
      final TrainingMethod method,
      final TrainingData data,
      final String name,
      final ModelCard.Input input,
      final int halo,
      final ModelCard.Normalisation normalisation,
      final Map<String, Object> facts) {
    return ModelCard.builder(name, data.factor())
        .title(method.title())
        .method(method.name())
        .input(input)
        .normalisation(normalisation)
        .halo(halo)
        .aggregation(data.aggregation().word())
        .training(facts)
        .build();
  }

  /** What was learned, in figures. */
  static Map<String, Object> facts(final int samples, final DictionaryLearner.Learned learned) {
    final Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("patches", samples);
    facts.put("objective", learned.objectives()[learned.objectives().length - 1]);
    facts.put(
        "atoms_per_patch", learned.codes().stream().mapToInt(SparseCode::size).average().orElse(0));
    return facts;
  }

  /** Coarse cells that so many cells of the upsampled grid on each side come from. */
  static int halo(final int radius, final int factor) {
    return (radius + factor - 1) / factor + UPSAMPLING;
  }
}

package org.finegrid.training.sparse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.finegrid.model.ModelCard;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.TrainingData;

/** Cards of models with sparse codes. */
final class Cards {
  /** Coarse cells on each side of one that its children's bicubic interpolation takes. */
  private static final int UPSAMPLING = 2;

  private Cards() {}

  /** A card. */
  static ModelCard of(
      final TrainingMethod method,
      final TrainingData data,
      final TrainingRequest request,
      final ModelCard.Input input,
      final int halo,
      final ModelCard.Normalisation normalisation,
      final Map<String, Object> facts) {
    final Map<String, Object> training = new LinkedHashMap<>();
    training.put("data", data.sources().stream().map(Cards::source).toList());
    training.put("seed", request.seed());
    training.put("parameters", new TreeMap<>(request.parameters().all()));
    training.putAll(facts);
    return new ModelCard(
        request.name(),
        method.title(),
        method.name(),
        data.factor(),
        input,
        List.of("band"),
        OptionalInt.of(halo),
        normalisation,
        data.aggregation().word(),
        training,
        Map.of());
  }

  /** In an order that is always the same, as the file's bytes must be. */
  private static Map<String, Object> source(final TrainingData.Source source) {
    final Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", source.name());
    map.put("licence", source.licence());
    return map;
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
  static int halo(final int reach, final int factor) {
    return (reach + factor - 1) / factor + UPSAMPLING;
  }
}

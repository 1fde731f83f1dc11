package org.finegrid.training.dictionary;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;

/** Small trainings for tests. */
final class Training {
  private static final Map<String, Double> SMALL =
      Map.of(
          "atoms", 32.0,
          "iterations", 4.0,
          "patches", 2500.0,
          "sizes", 2.0,
          "examples", 500.0);

  private Training() {}

  static DictionaryMethod method(final String name) {
    return DictionaryMethods.all().stream()
        .filter(each -> each.name().equals(name))
        .map(DictionaryMethod.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** A request with few atoms and iterations. */
  static TrainingRequest request(final TrainingMethod method, final Map<String, Double> chosen) {
    final Map<String, Double> all = new TreeMap<>(chosen);
    SMALL.forEach(
        (name, value) -> {
          if (method.parameters().stream().anyMatch(each -> each.name().equals(name))) {
            all.putIfAbsent(name, value);
          }
        });
    if (method.name().equals("aplus")) {
      all.putIfAbsent("neighbours", 150.0);
    }
    return new TrainingRequest(
        method.name() + "-test",
        new ParameterValues(method.parameters(), all),
        7,
        Optional.empty(),
        false,
        List.of());
  }

  /** A listener that does not mind. */
  static TrainingListener silent() {
    return (final String stage,
        final long done,
        final long total,
        final OptionalDouble loss,
        final OptionalDouble psnr) -> {};
  }
}

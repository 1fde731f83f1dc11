package org.finegrid.training.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a method learns from, held in memory.
 *
 * @param factor fine cells per coarse cell and axis
 * @param aggregation how the coarse cells were made
 * @param images whether values are the luminance of images, 0 to 1; else they are those of rasters,
 *     in the rasters' units
 * @param training fields to learn from
 * @param validation fields held out, to choose by
 * @param test fields held out that choose nothing, to score the finished model on; may be empty
 * @param sources what the card says of the data: a name and a licence each
 */
public record TrainingData(
    int factor,
    Aggregation aggregation,
    boolean images,
    List<TrainingField> training,
    List<TrainingField> validation,
    List<TrainingField> test,
    List<Source> sources) {

  /** Copies the lists. */
  public TrainingData {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    sources = List.copyOf(sources);
  }

  /** The sources by name; files of one name may lie in several directories. */
  public Map<String, Source> namedSources() {
    final Map<String, Source> named = new LinkedHashMap<>();
    for (final Source source : sources) {
      String unused = source.name();
      for (int i = 2; named.containsKey(unused); i++) {
        unused = source.name() + " (" + i + ")";
      }
      named.put(unused, source);
    }
    return named;
  }

  /**
   * Where data came from.
   *
   * @param name file or field
   * @param licence as the user states it; {@code unstated} where not
   * @param times how many times its fields count as often as others
   */
  public record Source(String name, String licence, double times) {}
}

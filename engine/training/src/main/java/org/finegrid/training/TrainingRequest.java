package org.finegrid.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to learn, apart from the data.
 *
 * @param name the card's name, such as {@code aplus-x4}
 * @param parameters the method's own
 * @param seed of all that is random
 * @param checkpoint where to keep the state from time to time, for methods that take long
 * @param resume whether to go on from that state, where there is one
 * @param starts model files of the same method whose weights to begin with, as far as they fit; of
 *     several, with their mean, which generalises better than each of networks that were trained on
 *     from the same weights (Wortsman et al. 2022); for methods that are trained step by step
 */
public record TrainingRequest(
    String name,
    ParameterValues parameters,
    long seed,
    Optional<Path> checkpoint,
    boolean resume,
    List<Path> starts) {

  /** Copies the list. */
  public TrainingRequest {
    starts = List.copyOf(starts);
  }
}

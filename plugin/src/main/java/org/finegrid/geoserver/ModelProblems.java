package org.finegrid.geoserver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.finegrid.model.ModelRepository;
import org.geotools.util.logging.Logging;

/**
 * Writes into the server's log, once each, which files among its models cannot be used, and why.
 */
final class ModelProblems {
  private static final Logger LOGGER = Logging.getLogger(ModelProblems.class);
  private static final ModelProblems OF_SERVER = new ModelProblems();

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Those of the server. */
  static ModelProblems ofServer() {
    return OF_SERVER;
  }

  /** Looks at all models. */
  void log(final ModelRepository models) {
    models.problems().stream().filter(known::add).forEach(LOGGER::warning);
  }
}

package org.finegrid.geoserver;

import java.util.Map;
import org.geotools.api.data.Parameter;
import org.geotools.api.util.ProgressListener;
import org.geotools.process.Process;

/**
 * A process that refuses values which could not be read. A server makes null of them, which would
 * pass for a parameter that was left out.
 */
final class CheckedProcess implements Process {
  private final Process process;
  private final Map<String, Parameter<?>> parameters;

  /** A process and its parameters by their names. */
  CheckedProcess(final Process process, final Map<String, Parameter<?>> parameters) {
    this.process = process;
    this.parameters = parameters;
  }

  @Override
  public Map<String, Object> execute(
      final Map<String, Object> inputs, final ProgressListener listener) {
    for (final String name : inputs.keySet()) {
      final Parameter<?> parameter = parameters.get(name);
      // An empty text counts as absent: forms send one for an empty field.
      if (inputs.get(name) == null && parameter != null && parameter.type != String.class) {
        throw ErrorTexts.of(
            name,
            Number.class.isAssignableFrom(parameter.type)
                ? "what was sent is not a number"
                : "what was sent is not a raster");
      }
    }
    return process.execute(inputs, listener);
  }
}

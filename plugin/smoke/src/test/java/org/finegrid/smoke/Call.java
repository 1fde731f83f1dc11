package org.finegrid.smoke;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Execute request as the stand-in understands it.
 *
 * @param process the process' name
 * @param inputs its inputs by their names
 * @param raw whether one output is the whole answer
 * @param outputs those asked for; empty: all
 * @param stored whether the answer comes before the run ends
 */
record Call(
    String process, Map<String, Input> inputs, boolean raw, List<Output> outputs, boolean stored) {

  /**
   * An input: a text, or a reference.
   *
   * @param text a literal, or content
   * @param mimeType the content's type; empty for literals
   * @param base64 whether the content is encoded so
   * @param address where the input is to be had; empty for those that are given
   * @param nested what is to be executed there
   */
  record Input(
      String text, String mimeType, boolean base64, String address, Optional<Call> nested) {}

  /**
   * An output that is asked for.
   *
   * @param mimeType empty: the first there is
   * @param reference whether its address is to be answered
   */
  record Output(String name, String mimeType, boolean reference) {}
}

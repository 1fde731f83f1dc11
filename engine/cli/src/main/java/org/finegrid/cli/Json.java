package org.finegrid.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Values as JSON text. */
public final class Json {

  private Json() {}

  /** On several lines, for people too. */
  static String pretty(final Object value) {
    return text(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT), value);
  }

  /** On one line, for programs that read line by line. */
  public static String line(final Object value) {
    return text(new ObjectMapper(), value);
  }

  private static String text(final ObjectMapper mapper, final Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value.getClass(), e);
    }
  }
}

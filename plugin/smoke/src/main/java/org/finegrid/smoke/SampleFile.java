package org.finegrid.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of {@code samples/wps}, which are in the program's jar. */
final class SampleFile {

  /** The layer that the samples ask for. */
  private static final String LAYER = "nurc__Arc_Sample";

  private static final Pattern PAIR =
      Pattern.compile("^data-urlencode = \"([^=\"]+)=([^\"]*)\"$", Pattern.MULTILINE);

  private SampleFile() {}

  /** A file's text. */
  static String text(final String file) {
    try (InputStream in = SampleFile.class.getResourceAsStream("requests/" + file)) {
      if (in == null) {
        throw new IllegalStateException("there is no sample " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request for another layer; coverages are named with underscores for the colon. */
  static String forLayer(final String text, final String layer) {
    return text.replace(LAYER, layer.replace(":", "__"));
  }

  /** The keys and values of a file of options for curl. */
  static Map<String, String> pairs(final String text) {
    final Map<String, String> pairs = new LinkedHashMap<>();
    final Matcher matcher = PAIR.matcher(text);
    while (matcher.find()) {
      pairs.put(matcher.group(1), matcher.group(2));
    }
    return pairs;
  }
}

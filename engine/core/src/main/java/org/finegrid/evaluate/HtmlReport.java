package org.finegrid.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.finegrid.grid.ParameterName;

/**
 * An evaluation as a page for a browser: one file with all that it needs, charts drawn by Apache
 * ECharts.
 */
public final class HtmlReport {

  private static final Pattern MARK = Pattern.compile("\\{\\{(\\w+)}}");

  /** The page's scripts, in the order in which each builds on those before. */
  private static final List<String> SCRIPTS =
      List.of(
          "basics", "head", "scores", "covariates", "colours", "maps", "spectra", "facts", "start");

  private HtmlReport() {}

  /** The page. */
  public static String of(final Evaluation evaluation) {
    return of(evaluation, ParameterName::name);
  }

  /** The page, with a caller's names of parameters in its notes. */
  public static String of(
      final Evaluation evaluation, final Function<ParameterName, String> naming) {
    final Map<String, Object> data = evaluation.toMap(naming);
    data.put("pictures", PictureData.of(evaluation));
    final Map<String, String> parts =
        Map.of(
            "style", resource("page/page.css"),
            "charts", resource("echarts/echarts.min.js"),
            "script", script(),
            "data", json(data));
    // In one pass: what is put in may hold what looks like a mark.
    return MARK.matcher(resource("page/page.html"))
        .replaceAll(mark -> Matcher.quoteReplacement(parts.get(mark.group(1))));
  }

  private static String script() {
    return SCRIPTS.stream()
        .map(name -> resource("page/" + name + ".js"))
        .collect(Collectors.joining("\n"));
  }

  /** JSON that cannot end the script element that holds it. */
  private static String json(final Object data) {
    try {
      return new ObjectMapper().writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for an evaluation", e);
    }
  }

  private static String resource(final String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read from the program", e);
    }
  }
}

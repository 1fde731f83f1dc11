package org.finegrid.smoke;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The processes' descriptions of their parameters and results. */
final class DescriptionChecks {
  private static final String TIFF = "image/tiff";
  private static final String ARC_GRID = "application/arcgrid";

  private static final Set<String> COVARIATES =
      Set.of(
          "elevation",
          "land",
          "climatology",
          "covariate",
          "covariateName",
          "lapseRate",
          "hypsometric");

  private final Server server;

  DescriptionChecks(final Server server) {
    this.server = server;
  }

  /** One check for each process. */
  List<Check> checks() {
    return List.of(
        new Check(
            "DescribeProcess finegrid:Downscale",
            () -> {
              final Element process = describe("finegrid:Downscale");
              inputs(
                  process,
                  Set.of("data"),
                  and(
                      COVARIATES,
                      "model",
                      "factor",
                      "bands",
                      "conserve",
                      "minimum",
                      "maximum",
                      "crs",
                      "unit",
                      "tile",
                      "overlap",
                      "blend"));
              formats(process, "data", Set.of(TIFF, ARC_GRID));
              formats(process, "elevation", Set.of(TIFF, ARC_GRID));
              outputs(process, Set.of("result", "report"));
              formats(process, "result", Set.of(TIFF, ARC_GRID));
            }),
        new Check(
            "DescribeProcess finegrid:Evaluate",
            () -> {
              final Element process = describe("finegrid:Evaluate");
              inputs(
                  process,
                  Set.of("truth", "factor"),
                  and(COVARIATES, "models", "bands", "conserve", "crs", "unit"));
              formats(process, "truth", Set.of(TIFF, ARC_GRID));
              outputs(process, Set.of("scores"));
            }),
        new Check(
            "DescribeProcess finegrid:Models",
            () -> {
              final Element process = describe("finegrid:Models");
              inputs(process, Set.of(), Set.of());
              outputs(process, Set.of("models"));
            }));
  }

  private static Set<String> and(final Set<String> some, final String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toSet());
  }

  private Element describe(final String process) throws IOException, InterruptedException {
    final Map<String, String> query = new LinkedHashMap<>();
    query.put("service", "WPS");
    query.put("version", "1.0.0");
    query.put("request", "DescribeProcess");
    query.put("identifier", process);
    final Element description =
        Xml.first(server.wps(query).works().xml(), "ProcessDescription")
            .orElseThrow(() -> new CheckFailure("there is no ProcessDescription"));
    final String name = Xml.childText(description, "Identifier");
    CheckFailure.unless(name.equals(process), "the description is one of " + name);
    return description;
  }

  private static void inputs(
      final Element process, final Set<String> required, final Set<String> optional) {
    final Map<String, Boolean> expected = new TreeMap<>();
    required.forEach(each -> expected.put(each, true));
    optional.forEach(each -> expected.put(each, false));
    final Map<String, Boolean> found =
        Xml.all(process, "Input").stream()
            .collect(
                Collectors.toMap(
                    each -> Xml.childText(each, "Identifier"),
                    each -> !each.getAttribute("minOccurs").equals("0"),
                    (one, other) -> one,
                    TreeMap::new));
    CheckFailure.unless(
        found.equals(expected),
        "inputs (true: required) are " + found + ", and should be " + expected);
  }

  private static void outputs(final Element process, final Set<String> expected) {
    final Set<String> found =
        Xml.all(process, "Output").stream()
            .map(each -> Xml.childText(each, "Identifier"))
            .collect(Collectors.toSet());
    CheckFailure.unless(
        found.equals(expected), "outputs are " + found + ", and should be " + expected);
  }

  private static void formats(
      final Element process, final String parameter, final Set<String> needed) {
    final Set<String> found =
        Xml.all(process, "Identifier").stream()
            .filter(each -> each.getTextContent().strip().equals(parameter))
            .map(Node::getParentNode)
            .flatMap(each -> Xml.all(each, "MimeType").stream())
            .map(each -> each.getTextContent().strip())
            .collect(Collectors.toSet());
    CheckFailure.unless(
        found.containsAll(needed),
        parameter + " has the formats " + found + ", and should have " + needed);
  }
}

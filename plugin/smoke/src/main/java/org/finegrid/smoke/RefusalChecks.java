package org.finegrid.smoke;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Requests that a server has to reject, with a message that names what is wrong. */
final class RefusalChecks {
  private final Server server;
  private final List<Check> checks = new ArrayList<>();

  RefusalChecks(final Server server) {
    this.server = server;
    final ExecuteRequest good = ExecuteRequest.sample(SynchronousChecks.ARC_GRID_FILE);
    add("model", "an unknown model", good.with("model", "no-such-model"));
    add("model", "a path as model", good.with("model", "../../etc/model.onnx"));
    add("model", "an absolute path as model", good.with("model", "/etc/passwd"));
    add("model", "an address as model", good.with("model", "http://localhost/model.onnx"));
    add("factor", "factor 99", good.with("factor", 99));
    add("factor", "factor 0", good.with("factor", 0));
    add("factor", "factor 2.5", good.with("factor", "2.5"));
    add("factor", "a factor that is not a number", good.with("factor", "abc"));
    add("factor", "an empty factor", good.with("factor", ""));
    add("bands", "a band that does not exist", good.with("bands", 2));
    add("bands", "an invalid list of bands", good.with("bands", "red"));
    add("minimum", "minimum above maximum", good.with("minimum", 10).with("maximum", 5));
    add("minimum", "a minimum that is not a number", good.with("minimum", "xyz"));
    add("maximum", "maximum INF", good.with("maximum", "INF"));
    add("conserve", "an unknown conserve", good.with("conserve", "perhaps"));
    add("blend", "an unknown blend", good.with("blend", "sometimes"));
    add("tile", "tile 0", good.with("tile", 0));
    add("tile", "tile 100000", good.with("tile", 100_000));
    add("tile", "a tile that is not a number", good.with("tile", "abc"));
    add("overlap", "overlap -1", good.with("overlap", -1));
    add("overlap", "overlap 999999999", good.with("overlap", 999_999_999));
    add("crs", "an unknown crs", good.with("crs", "EPSG:999999"));
    add("crs", "no crs at all", good.with("crs", "nonsense"));
    add(
        "crs",
        "a crs for data that state their own",
        ExecuteRequest.sample("downscale-geotiff.xml").with("crs", "EPSG:32632"));
    final ExecuteRequest elevated = ExecuteRequest.sample("downscale-elevation.xml");
    add("lapseRate", "a lapse rate without elevation", good.with("lapseRate", "-6.5K/km"));
    add("covariateName", "a name without a covariate", good.with("covariateName", "snow"));
    add("crs", "a crs beside an elevation with its own", elevated.with("crs", "EPSG:4326"));
    // The server itself reads these, and reports errors in its own words.
    add("", "data that are not an ArcGrid", good.withContent("data", "no raster at all"));
    add(
        "",
        "data that are not a GeoTIFF",
        ExecuteRequest.sample("downscale-geotiff.xml")
            .withContent("data", "bm8gcmFzdGVyIGF0IGFsbA=="));
    final ExecuteRequest evaluation = ExecuteRequest.sample("evaluate.xml");
    add("models", "an unknown model to evaluate", evaluation.with("models", "no-such-model"));
    add("factor", "factor 1 of an evaluation", evaluation.with("factor", 1));
  }

  /** One check for each request. */
  List<Check> checks() {
    return List.copyOf(checks);
  }

  /** Adds a check; an empty parameter: any message will do. */
  private void add(final String parameter, final String what, final ExecuteRequest request) {
    checks.add(new Check("refused: " + what, () -> refused(parameter, request)));
  }

  private void refused(final String parameter, final ExecuteRequest request)
      throws IOException, InterruptedException {
    final Answer answer = server.execute(request);
    final String sentence =
        answer
            .failure()
            .orElseThrow(
                () -> new CheckFailure("it was not rejected, but answered with " + answer.type()));
    CheckFailure.unless(!sentence.isBlank(), "it was rejected without a message");
    CheckFailure.unless(
        parameter.isEmpty() || Pattern.compile("\\b" + parameter + "\\b").matcher(sentence).find(),
        "the error message does not name " + parameter + ": " + sentence);
  }
}

package org.finegrid.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The requests of {@code samples/wps} that are answered at once. */
final class SynchronousChecks {
  static final String ARC_GRID_FILE = "downscale-arcgrid.xml";
  private static final String CROP = "ras:CropCoverage";
  private static final String TIFF = "image/tiff";

  private final Server server;
  private final Capabilities capabilities;
  private final FineCheck check;
  private final Optional<String> layer;

  /**
   * Sends samples to a server.
   *
   * @param layer a raster layer of the server
   */
  SynchronousChecks(
      final Server server,
      final Capabilities capabilities,
      final FineCheck check,
      final Optional<String> layer) {
    this.server = server;
    this.capabilities = capabilities;
    this.check = check;
    this.layer = layer;
  }

  /** One check for each sample. */
  List<Check> checks() {
    return List.of(
        new Check(ARC_GRID_FILE, () -> raster(ARC_GRID_FILE)),
        new Check("downscale-geotiff.xml", () -> raster("downscale-geotiff.xml")),
        new Check("downscale-elevation.xml", this::elevation),
        new Check("downscale-to-arcgrid.xml", this::toArcGrid),
        new Check("downscale-document.xml", this::document),
        new Check("report.xml", this::report),
        new Check("chain-downscale.xml", () -> raster("chain-downscale.xml")),
        new Check("chain-crop.xml", this::crop),
        new Check("downscale-layer.xml", this::layer),
        new Check("downscale-layer.curl", this::layerByKeys),
        new Check("evaluate.xml", this::evaluate),
        new Check("models.xml", () -> models(server.execute(ExecuteRequest.sample("models.xml")))),
        new Check("models.curl", () -> models(byKeys(SampleFile.text("models.curl")))));
  }

  private Raster raster(final String file) throws IOException, InterruptedException {
    final ExecuteRequest request = ExecuteRequest.sample(file);
    return check.tiff(server.execute(request).as(TIFF).body(), request.data(), request.factor());
  }

  private void elevation() throws IOException, InterruptedException {
    final Raster fine = raster("downscale-elevation.xml");
    final ExecuteRequest alone =
        ExecuteRequest.sample("downscale-elevation.xml").without("elevation");
    CheckFailure.unless(
        !Arrays.equals(
            fine.bands()[0], Raster.ofTiff(server.execute(alone).as(TIFF).body()).bands()[0]),
        "the elevation makes no difference");
  }

  private void toArcGrid() throws IOException, InterruptedException {
    final ExecuteRequest request = ExecuteRequest.sample("downscale-to-arcgrid.xml");
    check.arcGrid(
        server.execute(request).as("application/arcgrid").text(), request.data(), request.factor());
  }

  private void document() throws IOException, InterruptedException {
    final ExecuteRequest request = ExecuteRequest.sample("downscale-document.xml");
    final Document document = server.execute(request).works().xml();
    final Raster fine =
        check.tiff(
            Base64.getMimeDecoder().decode(output(document, "result", "ComplexData")),
            request.data(),
            request.factor());
    JsonOutputChecks.check(
        output(document, "report", "LiteralData"), request.data(), request.factor());
    final double minimum = request.number("minimum").orElseThrow();
    final double maximum = request.number("maximum").orElseThrow();
    for (final double value : fine.bands()[0]) {
      CheckFailure.unless(
          !Raster.isData(value) || value >= minimum && value <= maximum,
          value + " is not between minimum " + minimum + " and maximum " + maximum);
    }
  }

  /** An output's content in a response document. */
  static String output(final Document document, final String name, final String kind) {
    final Element output = output(document, name);
    return Xml.first(output, kind)
        .orElseThrow(() -> new CheckFailure("the output " + name + " holds no " + kind))
        .getTextContent();
  }

  /** An output of a response document. */
  static Element output(final Document document, final String name) {
    return Xml.all(document, "Output").stream()
        .filter(each -> Xml.childText(each, "Identifier").equals(name))
        .findFirst()
        .orElseThrow(() -> new CheckFailure("there is no output " + name));
  }

  private void report() throws IOException, InterruptedException {
    final ExecuteRequest request = ExecuteRequest.sample("report.xml");
    JsonOutputChecks.check(
        server.execute(request).works().text(), request.data(), request.factor());
  }

  /** A part of the same raster, cell for cell. */
  private void crop() throws IOException, InterruptedException {
    if (!capabilities.lists(CROP)) {
      throw new CheckSkipped("the server lists no " + CROP);
    }
    final ExecuteRequest request = ExecuteRequest.sample("chain-crop.xml");
    final Raster part = Raster.ofTiff(server.execute(request).as(TIFF).body());
    final Raster whole = raster(ARC_GRID_FILE);
    final String reference = part.grid().reference().name();
    CheckFailure.unless(
        reference.equals(whole.grid().reference().name()),
        "the coordinate reference is " + reference);
    final double step = whole.grid().x().edge(1) - whole.grid().x().edge(0);
    final int column =
        (int) Math.round((part.grid().x().edge(0) - whole.grid().x().edge(0)) / step);
    final int row = (int) Math.round((whole.grid().y().edge(0) - part.grid().y().edge(0)) / step);
    CheckFailure.unless(
        column == 16 && row == 16 && part.grid().width() == 32 && part.grid().height() == 24,
        "another part came: " + part.grid().window() + " from column " + column + ", row " + row);
    for (int y = 0; y < part.grid().height(); y++) {
      final int from = (row + y) * whole.grid().width() + column;
      CheckFailure.unless(
          Arrays.equals(
              Arrays.copyOfRange(whole.bands()[0], from, from + part.grid().width()),
              Arrays.copyOfRange(
                  part.bands()[0], y * part.grid().width(), (y + 1) * part.grid().width())),
          "row " + y + " is not that of the whole raster");
    }
  }

  private String layerName() {
    return layer.orElseThrow(() -> new CheckSkipped("no --layer was given"));
  }

  private void layer() throws IOException, InterruptedException {
    final ExecuteRequest request =
        ExecuteRequest.sample("downscale-layer.xml").forLayer(layerName());
    check.tiff(server.execute(request).as(TIFF).body(), coverage(request), request.factor());
  }

  private void layerByKeys() throws IOException, InterruptedException {
    final ExecuteRequest request =
        ExecuteRequest.sample("downscale-layer.xml").forLayer(layerName());
    final String text = SampleFile.forLayer(SampleFile.text("downscale-layer.curl"), layerName());
    check.tiff(byKeys(text).as(TIFF).body(), coverage(request), request.factor());
  }

  /** The layer as the process gets it. */
  private Raster coverage(final ExecuteRequest request) throws IOException, InterruptedException {
    return Raster.ofTiff(server.wcs(request.coverageQuery()).as(TIFF).body());
  }

  private Answer byKeys(final String text) throws IOException, InterruptedException {
    return server.wps(SampleFile.pairs(text));
  }

  private void evaluate() throws IOException, InterruptedException {
    final JsonNode scores =
        JsonOutputChecks.json(server.execute(ExecuteRequest.sample("evaluate.xml")).works().text());
    final List<String> models = new ArrayList<>();
    scores.path("contenders").forEach(each -> models.add(each.path("label").asText()));
    for (final String model : List.of("fine-s", "lanczos")) {
      CheckFailure.unless(
          models.stream().anyMatch(each -> each.startsWith(model)),
          model + " was asked for, and scores are of " + models);
    }
    CheckFailure.unless(
        scores.at("/bands/0/scores").size() == models.size(), "not every model has scores");
    for (final JsonNode each : scores.at("/bands/0/scores")) {
      CheckFailure.unless(
          each.path("rmse").asDouble(-1) > 0, "an error is not above zero: " + each.path("rmse"));
    }
  }

  private static void models(final Answer answer) {
    final JsonNode cards = JsonOutputChecks.json(answer.works().text());
    final Set<String> names = new TreeSet<>();
    cards.forEach(each -> names.add(each.path("name").asText()));
    CheckFailure.unless(
        names.containsAll(Set.of("bicubic", "fine-l-x2", "fine-l-x3", "fine-l-x4")),
        "the models that come with Finegrid are not all among " + names);
  }
}

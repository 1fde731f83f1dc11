package org.finegrid.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.finegrid.downscale.Covariates;
import org.finegrid.downscale.ProgressListener;
import org.finegrid.downscale.RasterSource;
import org.finegrid.downscale.RunReport.CovariateEffect;
import org.finegrid.grid.BandDescription;
import org.finegrid.testing.Chromium;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class HtmlReportTest {
  /** What a test puts into the page to see what became of it. */
  private static final String WATCH =
      """
      <script>
        window.wrong = [];
        window.addEventListener('error', event => window.wrong.push(event.message));
      </script>
      """;

  /** How many colours each chart shows, and what is written where. */
  private static final String PROBE =
      """
      <script>
        setTimeout(() => {
          const colours = canvas => {
            const { data } = canvas.getContext('2d')
              .getImageData(0, 0, canvas.width, canvas.height);
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4) {
              if (data[i + 3] === 255) seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
            }
            return seen.size;
          };
          const each = selector => [...document.querySelectorAll(selector)];
          const first = each('.map .plot')[0];
          const place = first.getBoundingClientRect();
          echarts.getInstanceByDom(first).dispatchAction({ type: 'dataZoom', batch: [
            { dataZoomIndex: 0, start: 25, end: 50 }, { dataZoomIndex: 1, start: 25, end: 50 }] });
          first.firstElementChild.dispatchEvent(new MouseEvent('mousemove',
            { clientX: place.left + place.width / 2, clientY: place.top + place.height / 2,
              bubbles: true }));
          const found = {
            wrong: window.wrong,
            maps: each('.map canvas').map(colours),
            titles: each('.map b').map(title => title.textContent),
            values: each('.map output').map(output => output.textContent),
            zoom: each('.map .plot').map(plot =>
              echarts.getInstanceByDom(plot).getOption().dataZoom[0].end),
            charts: each('.chart canvas').map(colours),
            series: each('.chart').map(chart =>
              echarts.getInstanceByDom(chart).getOption().series.length),
            rows: each('#scores tr').length,
            covariates: each('#covariates tr').map(row => [...row.children].map(cell => cell.textContent)),
            shown: !document.getElementById('covariate-section').hidden,
            best: each('#scores td.best').length,
            heading: document.getElementById('title').textContent,
            elements: each('main img, main b i').length,
            requests: performance.getEntriesByType('resource').map(each => each.name),
            bands: document.getElementById('band-choice').length,
          };
          const out = document.createElement('pre');
          out.id = 'found';
          out.textContent = JSON.stringify(found);
          document.body.append(out);
        }, 500);
      </script>
      """;

  @TempDir private Path directory;
  @TempDir private Path scratch;

  private static Evaluation evaluate(final Path truth) {
    return Evaluator.run(
        EvaluationRequest.builder(truth, 4).models(List.of("lanczos")).pictures(true).build(),
        ProgressListener.none(),
        () -> false);
  }

  private Path truth(final String name, final String band) {
    final float[] field = TruthFile.hills(96, 64, 280, 5);
    Arrays.fill(field, 0, 96 * 4, Float.NaN);
    final List<BandDescription> bands =
        List.of(
            new BandDescription(band, "K", "", new int[0], Map.of()),
            new BandDescription("other", "K", "", new int[0], Map.of()));
    return TruthFile.write(
        directory.resolve(name),
        MemoryRaster.projected(96, 64),
        bands,
        field,
        TruthFile.hills(96, 64, 270, 9));
  }

  private JsonNode found(final String page) throws IOException, InterruptedException {
    final Path file = scratch.resolve("page.html");
    final int end = page.lastIndexOf("</body>");
    Files.writeString(
        file,
        page.substring(0, end).replaceFirst("<head>", "<head>" + WATCH)
            + PROBE
            + page.substring(end));
    final Matcher found =
        Pattern.compile("<pre id=\"found\">(.*?)</pre>", Pattern.DOTALL)
            .matcher(Chromium.document(file, scratch));
    assertTrue(found.find(), "the page's scripts did not run");
    return new ObjectMapper()
        .readTree(found.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  @Test
  void everyChartIsDrawnMapsMoveTogetherAndNoScriptFails() throws Exception {
    Chromium.assumePresent();
    final JsonNode found = found(HtmlReport.of(evaluate(truth("truth.tif", "first"))));
    assertEquals("[]", found.get("wrong").toString());
    assertEquals("[]", found.get("requests").toString(), "the page is to be all in one file");
    assertEquals(
        List.of(
            "Truth",
            "Coarse cells, the input of the models",
            "bicubic+additive",
            "bicubic+additive: error",
            "lanczos+additive",
            "lanczos+additive: error"),
        texts(found.get("titles")));
    assertEquals(6, found.get("maps").size());
    found.get("maps").forEach(colours -> assertTrue(colours.asInt() > 50, found.toString()));
    found.get("charts").forEach(colours -> assertTrue(colours.asInt() > 20, found.toString()));
    assertEquals("[5,5]", found.get("series").toString());
    assertEquals("truth.tif", found.get("heading").asText());
    assertEquals(2, found.get("bands").asInt());
    assertTrue(found.get("rows").asInt() > 18, found.toString());
    assertTrue(found.get("best").asInt() > 10, found.toString());
    assertFalse(found.get("shown").asBoolean(), "there are no covariates");
    assertZoomedTogether(found);
  }

  @Test
  void whatCovariatesExplainOfEachBandIsATable() throws Exception {
    Chromium.assumePresent();
    final double[] height = new double[96 * 64];
    final float[] hills = TruthFile.hills(96, 64, 900, -700);
    Arrays.setAll(height, i -> hills[i]);
    final RasterSource memory =
        RasterSource.of(new MemoryRaster(MemoryRaster.projected(96, 64), height));
    final Evaluation evaluation =
        Evaluator.run(
            EvaluationRequest.builder(truth("truth.tif", "first"), 4)
                .covariates(Covariates.none().withElevation(memory))
                .pictures(true)
                .build(),
            ProgressListener.none(),
            () -> false);
    final JsonNode found = found(HtmlReport.of(evaluation));
    assertEquals("[]", found.get("wrong").toString());
    assertTrue(found.get("shown").asBoolean());
    assertTrue(
        texts(found.get("titles"))
            .get(2)
            .matches("elevation: .* to .*, on a colour scale of its own"),
        found.toString());
    assertEquals(7, found.get("maps").size());
    assertTrue(found.get("maps").get(2).asInt() > 50, found.toString());
    // Both are the same hills: 280 + 5 h and 900 - 700 h; the truth is shown to 0.1 K.
    final List<String> values = texts(found.get("values"));
    assertEquals(900 - 140 * (number(values.get(0)) - 280), Double.parseDouble(values.get(2)), 10);
    final JsonNode rows = found.get("covariates");
    assertEquals(
        List.of("Band", "Explained", "Slope of elevation", "5 to 95 %", "Unused"),
        texts(rows.get(0)));
    assertEquals(3, rows.size());
    for (int band = 0; band < 2; band++) {
      final CovariateEffect effect = evaluation.bands().get(band).covariates().orElseThrow();
      final List<String> row = texts(rows.get(1 + band));
      assertEquals(Math.round(100 * effect.varianceExplained()) + " %", row.get(1));
      final double median = effect.slopes().get(0).quantiles().get(2);
      assertEquals(
          median,
          Double.parseDouble(row.get(2).replace(" K per unit", "")),
          0.05 * Math.abs(median));
    }
  }

  /** One map was zoomed, and the pointer was moved over it. */
  private static void assertZoomedTogether(final JsonNode found) {
    assertEquals("[50,50,50,50,50,50]", found.get("zoom").toString());
    final List<String> values = texts(found.get("values"));
    values.forEach(value -> assertTrue(value.matches("-?[\\d.e-]+ K"), values.toString()));
    final double truth = number(values.get(0));
    assertEquals(number(values.get(2)) - truth, number(values.get(3)), 0.2);
    assertEquals(number(values.get(4)) - truth, number(values.get(5)), 0.2);
  }

  @Test
  void namesFromAFileAreTextAndNeverMarkup() throws Exception {
    Chromium.assumePresent();
    final String nasty = "</script><b><i>{{script}} $1 \\ & 'x'";
    final JsonNode found = found(HtmlReport.of(evaluate(truth("a&lt;b.tif", nasty))));
    assertEquals("[]", found.get("wrong").toString());
    assertEquals("a&lt;b.tif", found.get("heading").asText());
    assertEquals(0, found.get("elements").asInt());
    assertEquals(6, found.get("maps").size());
  }

  private static List<String> texts(final JsonNode list) {
    final List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static double number(final String value) {
    return Double.parseDouble(value.replace(" K", ""));
  }
}

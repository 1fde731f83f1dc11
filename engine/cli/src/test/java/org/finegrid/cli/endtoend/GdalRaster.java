package org.finegrid.cli.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A raster in the words of {@code gdalinfo -json}. */
record GdalRaster(JsonNode root) {
  private static final Pattern LAST_CODE = Pattern.compile("ID\\[\"EPSG\",(\\d+)\\]\\]\\s*$");

  int width() {
    return root.at("/size/0").asInt();
  }

  int height() {
    return root.at("/size/1").asInt();
  }

  /** Column step, row step and the corner, in GDAL's order. */
  double[] geoTransform() {
    return StreamSupport.stream(root.get("geoTransform").spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  int bands() {
    return root.get("bands").size();
  }

  /** A text of each band, empty where it has none. */
  List<String> ofBands(final String key) {
    return ofBands(band -> band.path(key).asText());
  }

  /** A metadata item of each band, empty where it has none. */
  List<String> itemsOfBands(final String key) {
    return ofBands(band -> band.path("metadata").path("").path(key).asText());
  }

  private List<String> ofBands(final Function<JsonNode, String> text) {
    return StreamSupport.stream(root.get("bands").spliterator(), false).map(text).toList();
  }

  /** The metadata items of the whole file. */
  Map<String, String> items() {
    final Map<String, String> items = new LinkedHashMap<>();
    root.at("/metadata/")
        .fields()
        .forEachRemaining(item -> items.put(item.getKey(), item.getValue().asText()));
    return items;
  }

  /** The value that stands for NoData in a band. */
  Optional<Float> noData(final int band) {
    return Optional.ofNullable(root.get("bands").get(band).get("noDataValue"))
        .map(value -> (float) value.asDouble());
  }

  /** The coordinate reference: its EPSG code, else its whole text; empty where none is stated. */
  String reference() {
    final String wkt = root.at("/coordinateSystem/wkt").asText().strip();
    final Matcher code = LAST_CODE.matcher(wkt);
    return code.find() ? "EPSG:" + code.group(1) : wkt;
  }

  /** Whether cells of a row have the same area and rows do not. */
  boolean geographic() {
    return reference().equals("EPSG:4326") || items().containsValue("degrees_north");
  }
}

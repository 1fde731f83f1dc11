package org.finegrid.internal.io.geotiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.RasterDescription;
import org.finegrid.io.WriteOptions.Compression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {
  @TempDir Path directory;

  @Property(tries = 300)
  void anyTextSurvivesTheMetadataButForWhatXmlCannotHold(
      @ForAll final String name, @ForAll final String value) throws XMLStreamException {
    final GdalMetadata written =
        new GdalMetadata(
            List.of(new GdalMetadata.Item("n" + legal(name), value, OptionalInt.of(3), "")));
    final GdalMetadata.Item back = GdalMetadata.parse(written.toXml()).items().get(0);
    assertEquals(legal(value), back.value());
    assertEquals(OptionalInt.of(3), back.band());
  }

  private static String legal(final String text) {
    final StringBuilder out = new StringBuilder();
    text.codePoints()
        .filter(c -> c == 9 || c == 10 || c == 13 || c >= 32)
        .filter(c -> c < 0xd800 || c > 0xdfff)
        .filter(c -> c != 0xfffe && c != 0xffff)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  @Test
  void whatLooksLikeAReferenceIsKeptAsText() throws XMLStreamException {
    final String value = "a &lt; b &amp;amp; &#65; & c";
    final GdalMetadata written =
        new GdalMetadata(List.of(new GdalMetadata.Item("x", value, OptionalInt.empty(), "")));
    assertEquals(value, GdalMetadata.parse(written.toXml()).items().get(0).value());
    assertTrue(written.toXml().contains("a &amp;amp;lt; b"), written.toXml());
  }

  @Test
  void externalEntitiesAreNotFetched() throws IOException {
    final Path secret = Files.writeString(directory.resolve("secret"), "secret");
    final Path file =
        new TinyTiff()
            .text(
                TiffTag.GDAL_METADATA,
                "<!DOCTYPE x [<!ENTITY e SYSTEM \""
                    + secret.toUri()
                    + "\">]><GDALMetadata><Item name=\"a\">&e;</Item></GDALMetadata>")
            .write(directory.resolve("a.tif"));
    String shown;
    try {
      shown = Rasters.describe(file).globalAttributes().toString();
    } catch (org.finegrid.grid.RasterException e) {
      shown = e.getMessage();
    }
    assertFalse(shown.contains("secret,") || shown.contains("=secret"), shown);
  }

  private static RasterDescription cube() {
    final Dimension time =
        new Dimension(
            "time",
            new double[] {7223.916666666667, 7588.5},
            Optional.empty(),
            Map.of("units", "days since 1870-10-01"),
            List.of());
    final Dimension level =
        new Dimension(
            "level",
            new double[] {1000, 850, 500},
            Optional.empty(),
            Map.of("units", "hPa"),
            List.of());
    final List<BandDescription> bands = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      bands.add(
          new BandDescription(
              "", "K", "air_temperature", new int[] {i / 3, i % 3}, Map.of("long_name", "t & q")));
    }
    final RasterDescription plain = Rasters.description(20, 10, 6);
    final Map<String, Object> global = new LinkedHashMap<>();
    global.put("history", "made < yesterday\nand \"today\"");
    global.put("numbers", new double[] {1, 2.5});
    global.put("lat#units", "degrees_north");
    global.put("lon#units", "degrees_east");
    global.put("time#units", "stale");
    return new RasterDescription(
        plain.geometry().withReference(CoordinateReference.geographicWithoutDatum()),
        bands,
        List.of(time, level),
        "ta",
        Map.of("standard_name", "air_temperature"),
        global,
        "float32",
        OptionalDouble.empty(),
        "");
  }

  @Test
  void aNetcdfCubeKeepsItsDimensionsAndStory() {
    final Path file = directory.resolve("cube.tif");
    Rasters.write(file, cube(), Rasters.options(Compression.DEFLATE, true));
    final RasterDescription back = Rasters.describe(file);
    assertEquals(2, back.dimensions().size());
    assertEquals("time", back.dimensions().get(0).name());
    assertArrayEquals(new double[] {7223.916666666667, 7588.5}, back.dimensions().get(0).values());
    assertEquals("days since 1870-10-01", back.dimensions().get(0).unit());
    assertArrayEquals(new double[] {1000, 850, 500}, back.dimensions().get(1).values());
    assertArrayEquals(new int[] {1, 2}, back.bands().get(5).steps());
    assertEquals("K", back.bands().get(5).unit());
    assertEquals("air_temperature", back.bands().get(5).standardName());
    assertEquals("t & q", back.bands().get(5).metadata().get("long_name"));
    assertEquals("ta", back.variable());
    assertEquals("air_temperature", back.variableAttributes().get("standard_name"));
    assertEquals("made < yesterday\nand \"today\"", back.globalAttributes().get("history"));
    assertEquals("{1,2.5}", back.globalAttributes().get("numbers"));
    assertEquals(CoordinateReference.Kind.GEOGRAPHIC, back.geometry().reference().kind());
  }

  @Test
  void theItemsBearTheNamesThatGdalGivesThem() throws IOException {
    final Path file = directory.resolve("cube.tif");
    Rasters.write(file, cube(), Rasters.options(Compression.NONE, true));
    final String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    for (final String item :
        List.of(
            "<Item name=\"NETCDF_DIM_EXTRA\">{time,level}</Item>",
            "<Item name=\"NETCDF_DIM_time_DEF\">{2,6}</Item>",
            "<Item name=\"NETCDF_DIM_level_VALUES\">{1000,850,500}</Item>",
            "<Item name=\"NETCDF_DIM_level\" sample=\"5\">500</Item>",
            "<Item name=\"NETCDF_VARNAME\" sample=\"0\">ta</Item>",
            "<Item name=\"time#units\">days since 1870-10-01</Item>",
            "<Item name=\"ta#standard_name\">air_temperature</Item>",
            "<Item name=\"NC_GLOBAL#numbers\">{1,2.5}</Item>",
            "<Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">K</Item>")) {
      assertTrue(bytes.contains(item), item);
    }
    assertFalse(bytes.contains("stale"));
  }

  /** What {@code gdal_translate} makes of a NetCDF file, cut down to bands 2 and 3 of four. */
  private static TinyTiff fromGdal() {
    final StringBuilder xml = new StringBuilder("<GDALMetadata>");
    Map.ofEntries(
            Map.entry("NETCDF_DIM_EXTRA", "{time}"),
            Map.entry("NETCDF_DIM_time_DEF", "{4,6}"),
            Map.entry("NETCDF_DIM_time_VALUES", "{0,31,59,90}"),
            Map.entry("time#units", "days since 2001-01-01"),
            Map.entry("time#calendar", "360_day"),
            Map.entry("time#bounds", "time_bnds"),
            Map.entry("lat#units", "degrees_north"),
            Map.entry("lat#long_name", "latitude of the centre"),
            Map.entry("lon#units", "degrees_east"),
            Map.entry("lon#actual_range", "{3,15}"),
            Map.entry("crs#grid_mapping_name", "latitude_longitude"),
            Map.entry("tas#grid_mapping", "crs"),
            Map.entry("tas#units", "K"),
            Map.entry("tas#valid_range", "{0,100}"),
            Map.entry("NC_GLOBAL#title", "a title"))
        .forEach((key, value) -> xml.append(item(key, value, "")));
    for (int band = 0; band < 2; band++) {
      final String sample = " sample=\"" + band + "\"";
      xml.append(item("NETCDF_VARNAME", "tas", sample));
      xml.append(item("grid_mapping", "crs", sample));
      xml.append(item("NETCDF_DIM_time", band == 0 ? "31" : "59", sample));
    }
    final TinyTiff tiff = new TinyTiff();
    tiff.bands = 2;
    return tiff.text(TiffTag.GDAL_METADATA, xml.append("</GDALMetadata>").toString());
  }

  private static String item(final String name, final String value, final String more) {
    return "<Item name=\"" + name + "\"" + more + ">" + value + "</Item>";
  }

  private static TinyTiff placed(final TinyTiff tiff) {
    return tiff.doubles(TiffTag.MODEL_PIXEL_SCALE, 1, 1, 0)
        .doubles(TiffTag.MODEL_TIEPOINT, 0, 0, 0, 3, 50, 0);
  }

  @Test
  void whatWasANetcdfFileIsTurnedBackIntoWhatItWas() throws IOException {
    final RasterDescription back =
        Rasters.describe(placed(fromGdal()).write(directory.resolve("a.tif")));
    final Dimension time = back.dimensions().get(0);
    assertArrayEquals(new double[] {31, 59}, time.values());
    assertEquals(List.of("2001-02-02T00:00Z", "2001-02-30T00:00Z"), time.times());
    assertEquals(
        Map.of("units", "days since 2001-01-01", "calendar", "360_day"), time.attributes());
    assertEquals("tas", back.variable());
    assertEquals(Map.of("units", "K"), back.variableAttributes());
    assertEquals(Map.of("title", "a title"), back.globalAttributes());
    assertEquals(Map.of("NETCDF_VARNAME", "tas"), back.bands().get(1).metadata());
    assertEquals("lat", back.coordinates().orElseThrow().y().name());
    assertEquals(
        Map.of("units", "degrees_north", "long_name", "latitude of the centre"),
        back.coordinates().orElseThrow().y().attributes());
    assertEquals(
        Map.of("units", "degrees_east"), back.coordinates().orElseThrow().x().attributes());
    assertEquals(CoordinateReference.Kind.GEOGRAPHIC, back.geometry().reference().kind());
  }

  @Test
  void namesOfAxesThatAProjectionLeftBehindAreDropped() throws IOException {
    final TinyTiff tiff =
        placed(fromGdal())
            .shorts(TiffTag.GEO_KEY_DIRECTORY, 1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 32632);
    final RasterDescription back = Rasters.describe(tiff.write(directory.resolve("a.tif")));
    assertEquals(CoordinateReference.Kind.PROJECTED, back.geometry().reference().kind());
    assertEquals(Optional.empty(), back.coordinates());
    assertEquals(Map.of("title", "a title"), back.globalAttributes());
  }

  @Test
  void cellsThatLieNowhereHaveNoDegrees() throws IOException {
    final RasterDescription back = Rasters.describe(fromGdal().write(directory.resolve("a.tif")));
    assertEquals(CoordinateReference.Kind.UNKNOWN, back.geometry().reference().kind());
    assertEquals(Optional.empty(), back.coordinates());
  }

  @Test
  void dimensionsThatDisagreeWithTheBandsAreLeftOut() throws IOException {
    final TinyTiff tiff =
        new TinyTiff()
            .text(
                TiffTag.GDAL_METADATA,
                "<GDALMetadata><Item name=\"NETCDF_DIM_EXTRA\">{time}</Item>"
                    + "<Item name=\"NETCDF_DIM_time_VALUES\">{1,2,3}</Item></GDALMetadata>");
    tiff.bands = 2;
    final RasterDescription back = Rasters.describe(tiff.write(directory.resolve("a.tif")));
    assertEquals(List.of(), back.dimensions());
    assertEquals("{time}", back.globalAttributes().get("NETCDF_DIM_EXTRA"));
  }

  @Test
  void statisticsOfTheSourceAreNotClaimedForTheResult() {
    final RasterDescription plain = Rasters.description(4, 4, 1);
    final RasterDescription description =
        plain.withBands(
            List.of(
                new BandDescription(
                    "t", "", "", new int[0], Map.of("STATISTICS_MEAN", "3", "source", "a"))),
            List.of());
    final Path file = directory.resolve("a.tif");
    Rasters.write(file, description, Rasters.options(Compression.NONE, true));
    assertEquals(Map.of("source", "a"), Rasters.describe(file).bands().get(0).metadata());
  }

  @Test
  void bandsWithoutADescriptionAreCalledByTheirVariableAndStep() throws IOException {
    final List<String> names =
        namesOf(
            "<Item name=\"NETCDF_DIM_EXTRA\">{time}</Item>"
                + "<Item name=\"NETCDF_DIM_time_VALUES\">{0,31}</Item>"
                + "<Item name=\"time#units\">days since 2001-01-01</Item>"
                + "<Item name=\"NETCDF_DIM_time\" sample=\"0\">0</Item>"
                + "<Item name=\"NETCDF_DIM_time\" sample=\"1\">31</Item>"
                + "<Item name=\"NETCDF_VARNAME\" sample=\"0\">pr</Item>"
                + "<Item name=\"NETCDF_VARNAME\" sample=\"1\">pr</Item>"
                + "<Item name=\"DESCRIPTION\" sample=\"1\" role=\"description\">own</Item>");
    assertEquals(List.of("pr time=2001-01-01T00:00Z", "own"), names);
  }

  @Test
  void bandsOfSeveralVariablesAreCalledByThem() throws IOException {
    final List<String> names =
        namesOf(
            "<Item name=\"NETCDF_VARNAME\" sample=\"0\">tas</Item>"
                + "<Item name=\"NETCDF_VARNAME\" sample=\"1\">pr</Item>");
    assertEquals(List.of("tas", "pr"), names);
  }

  @Test
  void bandsOfNoVariableHaveNoName() throws IOException {
    assertEquals(List.of("", ""), namesOf("<Item name=\"a\">b</Item>"));
  }

  private List<String> namesOf(final String items) throws IOException {
    final TinyTiff tiff =
        new TinyTiff().text(TiffTag.GDAL_METADATA, "<GDALMetadata>" + items + "</GDALMetadata>");
    tiff.bands = 2;
    return Rasters.describe(tiff.write(directory.resolve("named.tif"))).bands().stream()
        .map(BandDescription::name)
        .toList();
  }
}

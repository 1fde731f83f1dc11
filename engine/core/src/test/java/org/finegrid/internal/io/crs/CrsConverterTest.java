package org.finegrid.internal.io.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RasterException;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsConverterTest {

  private static CoordinateReference ofKeys(final Kind kind, final GeoKeys keys) {
    return new CoordinateReference(
        kind, "test", Optional.empty(), Optional.of(keys), Optional.empty());
  }

  private static CoordinateReference ofWkt(final Kind kind, final String wkt) {
    return new CoordinateReference(
        kind, "test", Optional.of(wkt), Optional.empty(), Optional.empty());
  }

  /** The text without codes, so that every number must be carried. */
  private static String spelt(final String wkt) {
    return wkt.replaceAll(",AUTHORITY\\[\"EPSG\",\"\\d+\"\\]", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:4326",
        "EPSG:4269",
        "EPSG:32632",
        "EPSG:3413",
        "EPSG:3031",
        "EPSG:3035",
        "EPSG:5070",
        "EPSG:27700",
        "EPSG:2154",
        "EPSG:3395",
        "EPSG:26713",
        "EPSG:2263",
        "EPSG:3857",
        "EPSG:28992"
      })
  void aCodeSurvivesKeysAndText(final String code) {
    final CoordinateReference parsed = CrsConverter.parse(code);
    assertEquals(code, parsed.name());
    final String wkt = parsed.wkt().orElseThrow();
    assertTrue(wkt.endsWith("AUTHORITY[\"EPSG\",\"" + code.substring(5) + "\"]]"), wkt);
    assertFalse(wkt.contains("AXIS"), wkt);
    final CoordinateReference back = ofKeys(parsed.kind(), parsed.geoKeys().orElseThrow());
    assertEquals(wkt, CrsConverter.toWkt(back).orElseThrow());
    final CoordinateReference fromText = CrsConverter.parse(wkt);
    assertEquals(code, fromText.name());
    assertEquals(parsed.kind(), fromText.kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:32632",
        "EPSG:3413",
        "EPSG:3031",
        "EPSG:3035",
        "EPSG:5070",
        "EPSG:27700",
        "EPSG:2154",
        "EPSG:3395",
        "EPSG:2263",
        "EPSG:3995"
      })
  void aProjectionSpeltOutInKeysKeepsEveryNumber(final String code) {
    final String wkt = spelt(CrsConverter.parse(code).wkt().orElseThrow());
    final GeoKeys keys = CrsConverter.toGeoKeys(ofWkt(Kind.PROJECTED, wkt)).orElseThrow();
    final ProjectedDefinition before = (ProjectedDefinition) Wkt.definition(wkt).orElseThrow();
    final ProjectedDefinition after =
        (ProjectedDefinition)
            Wkt.definition(CrsConverter.toWkt(ofKeys(Kind.PROJECTED, keys)).orElseThrow())
                .orElseThrow();
    assertEquals(before.method(), after.method());
    for (final ProjectionMethod.Term term : before.method().terms()) {
      assertEquals(before.value(term.parameter()), after.value(term.parameter()), term.wkt());
    }
    assertEquals(before.unit().metres(), after.unit().metres());
    assertEquals(before.base().semiMajor(), after.base().semiMajor());
    assertEquals(before.base().inverseFlattening(), after.base().inverseFlattening());
    assertEquals(before.base().datum(), after.base().datum());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:4326",
        "EPSG:32632",
        "EPSG:3413",
        "EPSG:3031",
        "EPSG:3035",
        "EPSG:5070",
        "EPSG:27700",
        "EPSG:2154",
        "EPSG:3395"
      })
  void cfAttributesAloneTellTheSameProjection(final String code) {
    final CoordinateReference parsed = CrsConverter.parse(code);
    final GridMapping mapping = CrsConverter.toGridMapping(parsed).orElseThrow();
    assertEquals(parsed.wkt().orElseThrow(), mapping.attributes().get("crs_wkt"));
    final Map<String, Object> bare = new LinkedHashMap<>(mapping.attributes());
    bare.remove("crs_wkt");
    bare.remove("spatial_ref");
    final String back =
        CrsConverter.toWkt(new GridMapping("crs", bare), Kind.PROJECTED, "m").orElseThrow();
    assertEquals(spelt(parsed.wkt().orElseThrow()), back);
  }

  @ParameterizedTest
  @CsvSource({
    "latitude_longitude, GEOGCS",
    "transverse_mercator, Transverse_Mercator",
    "lambert_conformal_conic, Lambert_Conformal_Conic_2SP",
    "albers_conical_equal_area, Albers_Conic_Equal_Area",
    "polar_stereographic, Polar_Stereographic",
    "stereographic, Stereographic",
    "lambert_azimuthal_equal_area, Lambert_Azimuthal_Equal_Area",
    "mercator, Mercator_2SP",
    "lambert_cylindrical_equal_area, Cylindrical_Equal_Area"
  })
  void everyMappingBecomesTextThatGeoToolsReadsAndKeysThatKeepIt(
      final String name, final String wktName) throws Exception {
    final Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("grid_mapping_name", name);
    attributes.put("earth_radius", 6371229.0);
    attributes.put("longitude_of_central_meridian", 10.5);
    attributes.put("longitude_of_projection_origin", 10.5);
    attributes.put("straight_vertical_longitude_from_pole", 10.5);
    attributes.put(
        "latitude_of_projection_origin", name.equals("polar_stereographic") ? 90.0 : 47.0);
    final boolean cone = name.contains("conic");
    attributes.put("standard_parallel", cone ? new double[] {40, 60} : (Object) 60.0);
    attributes.put("false_easting", 1000);
    final String wkt =
        CrsConverter.toWkt(new GridMapping("crs", attributes), Kind.PROJECTED, "m").orElseThrow();
    assertTrue(wkt.contains(wktName), wkt);
    assertTrue(wkt.contains("6371229,0"), wkt);
    assertTrue(CRS.parseWKT(wkt).getName().getCode().length() > 0);
    final Kind kind = name.equals("latitude_longitude") ? Kind.GEOGRAPHIC : Kind.PROJECTED;
    final GeoKeys keys = CrsConverter.toGeoKeys(ofWkt(kind, wkt)).orElseThrow();
    assertEquals(wkt, CrsConverter.toWkt(ofKeys(kind, keys)).orElseThrow());
    final GridMapping back = CrsConverter.toGridMapping(ofWkt(kind, wkt)).orElseThrow();
    assertEquals(name, back.name());
  }

  @Test
  void theStandardParallelOfAPolarMapIsNotLost() {
    final String wkt = CrsConverter.parse("EPSG:3413").wkt().orElseThrow();
    assertTrue(wkt.contains("PARAMETER[\"latitude_of_origin\",70]"), wkt);
    final GridMapping mapping =
        CrsConverter.toGridMapping(ofWkt(Kind.PROJECTED, wkt)).orElseThrow();
    assertEquals(70.0, mapping.attributes().get("standard_parallel"));
    assertEquals(90.0, mapping.attributes().get("latitude_of_projection_origin"));
    assertEquals(-45.0, mapping.attributes().get("straight_vertical_longitude_from_pole"));
  }

  @Test
  void textAndAttributesMeanTheSamePlaceToGeoTools() throws Exception {
    final String wkt = spelt(CrsConverter.parse("EPSG:3035").wkt().orElseThrow());
    final ProjectedCRS ours = (ProjectedCRS) CRS.parseWKT(wkt);
    final double[] point = {15.5, 48.25};
    ours.getConversionFromBase().getMathTransform().transform(point, 0, point, 0, 1);
    final ProjectedCRS theirs = (ProjectedCRS) CRS.decode("EPSG:3035", true);
    final double[] expected = {15.5, 48.25};
    theirs.getConversionFromBase().getMathTransform().transform(expected, 0, expected, 0, 1);
    assertEquals(expected[0], point[0], 1e-6);
    assertEquals(expected[1], point[1], 1e-6);
  }

  @Test
  void aRotatedPoleHasNeitherTextNorKeys() {
    final GridMapping rotated =
        new GridMapping(
            "rotated_pole",
            Map.of(
                "grid_mapping_name", "rotated_latitude_longitude",
                "grid_north_pole_latitude", 39.25,
                "grid_north_pole_longitude", -162.0));
    final CoordinateReference reference =
        new CoordinateReference(
            Kind.ROTATED, "rotated pole", Optional.empty(), Optional.empty(), Optional.of(rotated));
    assertEquals(Optional.empty(), CrsConverter.toWkt(reference));
    assertEquals(Optional.empty(), CrsConverter.toGeoKeys(reference));
    assertEquals(Optional.of(rotated), CrsConverter.toGridMapping(reference));
  }

  @Test
  void whatStatesNothingBecomesNothing() {
    assertEquals(Optional.empty(), CrsConverter.toWkt(CoordinateReference.unknown()));
    assertEquals(
        Optional.empty(), CrsConverter.toGeoKeys(CoordinateReference.geographicWithoutDatum()));
    assertEquals(
        Optional.empty(), CrsConverter.toGridMapping(CoordinateReference.geographicWithoutDatum()));
  }

  @Test
  void textCarriedByAGridMappingIsPreferredToItsAttributes() {
    final String wkt = CrsConverter.parse("EPSG:2154").wkt().orElseThrow();
    final GridMapping mapping =
        new GridMapping("crs", Map.of("grid_mapping_name", "mercator", "spatial_ref", wkt));
    assertEquals(Optional.of(wkt), CrsConverter.toWkt(mapping, Kind.PROJECTED, ""));
    final GridMapping newer =
        new GridMapping(
            "crs",
            Map.of("grid_mapping_name", "latitude_longitude", "crs_wkt", "GEOGCRS[\"WGS 84\"]"));
    assertTrue(CrsConverter.toWkt(newer, Kind.GEOGRAPHIC, "").orElseThrow().startsWith("GEOGCS["));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EPSG:",
        "EPSG:99999",
        "EPSG:5773",
        "somewhere",
        "GEOGCS[\"x\"",
        "PROJCS[\"x\"]",
        "LOCAL_CS[\"x\",UNIT[\"metre\",1]]",
        "+proj=longlat"
      })
  void whatIsNotAReferenceIsRefusedInOneSentence(final String text) {
    final RasterException refusal =
        assertThrows(RasterException.class, () -> CrsConverter.parse(text));
    assertTrue(refusal.getMessage().contains(text), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"));
  }

  @Test
  void keysWithACodeThatIsNotKnownHaveNoText() {
    final GeoKeys keys =
        new GeoKeyDirectory()
            .put(GeoKeyDirectory.MODEL_TYPE, GeoKeyDirectory.PROJECTED)
            .put(GeoKeyDirectory.PROJECTED_CODE, 1234)
            .toGeoKeys();
    assertEquals(Optional.empty(), CrsConverter.toWkt(ofKeys(Kind.PROJECTED, keys)));
    assertEquals(Optional.of(keys), CrsConverter.toGeoKeys(ofKeys(Kind.PROJECTED, keys)));
  }

  @Test
  void everyCommonSpellingOfACodeIsUnderstood() {
    assertEquals("EPSG:4326", CrsConverter.parse(" epsg:4326 ").name());
    assertEquals("EPSG:4326", CrsConverter.parse("urn:ogc:def:crs:EPSG::4326").name());
  }

  @Test
  void aUnitBesideACodeOverrulesThatOfTheCode() {
    final GeoKeys keys =
        GeoKeyDirectory.of(GeoKeyForm.code(true, 32613, "UTM"))
            .put(GeoKeyForm.LINEAR_UNITS, 9036)
            .toGeoKeys();
    final CoordinateReference reference =
        new CoordinateReference(
            Kind.PROJECTED, "UTM", Optional.empty(), Optional.of(keys), Optional.empty());
    final String wkt = CrsConverter.toWkt(reference).orElseThrow();
    assertTrue(wkt.contains("PARAMETER[\"false_easting\",500]"), wkt);
    assertTrue(wkt.endsWith("UNIT[\"kilometre\",1000]]"), wkt);
    assertEquals(Optional.of("km"), CrsConverter.unit(reference));
  }
}

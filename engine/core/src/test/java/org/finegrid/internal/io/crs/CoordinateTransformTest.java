package org.finegrid.internal.io.crs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.GridMapping;
import org.junit.jupiter.api.Test;

/**
 * Expected values are of PROJ 9.1.1: {@code echo "X Y" | gdaltransform -output_xy -s_srs … -t_srs
 * …}, a rotated pole being {@code +proj=ob_tran +o_proj=longlat +o_lat_p=LATITUDE
 * +o_lon_p=GRIDLONGITUDE +lon_0=LONGITUDE+180 +R=6371229 +to_meter=0.0174532925199433}.
 */
class CoordinateTransformTest {
  private static final CoordinateReference WGS84 = CrsConverter.parse("EPSG:4326");
  private static final CoordinateReference PLAIN = CoordinateReference.geographicWithoutDatum();
  private static final CoordinateReference EUR11 = rotated(39.25, -162, 0);
  private static final CoordinateReference TURNED = rotated(-35.5, 70, 25);

  private static CoordinateReference rotated(
      final double latitude, final double longitude, final double gridLongitude) {
    return CoordinateReference.rotated(
        new GridMapping(
            "pole",
            Map.of(
                "grid_mapping_name",
                "rotated_latitude_longitude",
                "grid_north_pole_latitude",
                latitude,
                "grid_north_pole_longitude",
                longitude,
                "north_pole_grid_longitude",
                gridLongitude)));
  }

  private static CoordinateReference mapped(final Map<String, Object> attributes) {
    final GridMapping mapping = new GridMapping("crs", attributes);
    return new CoordinateReference(
        Kind.PROJECTED,
        "map",
        CrsConverter.toWkt(mapping, Kind.PROJECTED, "m"),
        Optional.empty(),
        Optional.of(mapping));
  }

  private static double[] turned(
      final CoordinateReference from,
      final CoordinateReference to,
      final double x,
      final double y) {
    final double[] place = {x, y};
    CoordinateTransform.between(from, to).orElseThrow().apply(place, 1);
    return place;
  }

  private static void assertBothWays(
      final CoordinateReference from,
      final CoordinateReference to,
      final double[] place,
      final double[] expected,
      final double degrees) {
    assertArrayEquals(expected, turned(from, to, place[0], place[1]), degrees);
    assertArrayEquals(
        place, turned(to, from, expected[0], expected[1]), from.spherical() ? 1e-9 : 1e-3);
  }

  @Test
  void rotatedPolesAreThoseOfProj() {
    assertBothWays(
        EUR11,
        PLAIN,
        new double[] {10.5, -7.25},
        new double[] {32.1917175535544, 42.4922887144192},
        1e-11);
    assertBothWays(
        EUR11,
        WGS84,
        new double[] {-28.4, 21.9},
        new double[] {-44.7222127079261, 60.2301991654873},
        1e-11);
    assertBothWays(
        TURNED,
        PLAIN,
        new double[] {-28.4, 21.9},
        new double[] {120.005945906574, 13.5192961813506},
        1e-11);
    assertBothWays(
        PLAIN,
        TURNED,
        new double[] {-17, 52.5},
        new double[] {67.4593175588886, -25.7703298560295},
        1e-11);
  }

  @Test
  void polesTurnIntoPoles() {
    assertEquals(39.25, turned(EUR11, PLAIN, 77, 90)[1], 1e-12);
    assertEquals(90, turned(EUR11, PLAIN, 0, 39.25)[1], 1e-9);
  }

  @Test
  void mapsAreThoseOfProj() {
    final CoordinateReference newZealand = CrsConverter.parse("EPSG:2193");
    assertBothWays(
        newZealand,
        WGS84,
        new double[] {1600000, 5500000},
        new double[] {173, -40.6508565166055},
        1e-9);
    assertArrayEquals(
        new double[] {1726154.33232778, 5460159.41762424},
        turned(PLAIN, newZealand, 174.5, -41),
        1e-3);
  }

  @Test
  void polarMapsAreTrueWhereTheirTextStatesIt() {
    assertBothWays(
        CrsConverter.parse("EPSG:3413"),
        WGS84,
        new double[] {500000, 700000},
        new double[] {99.4623222080256, 82.0711174607016},
        1e-9);
    assertBothWays(
        CrsConverter.parse("EPSG:3031"),
        WGS84,
        new double[] {500000, 700000},
        new double[] {35.5376777919744, -82.0947708074375},
        1e-9);
  }

  /** PROJ's series for these latitudes is good to a millimetre. */
  @Test
  void theGlobalEaseGridIsThatOfProj() {
    assertBothWays(
        CrsConverter.parse("EPSG:6933"),
        WGS84,
        new double[] {5000000, -6000000},
        new double[] {51.8208390560641, -54.9252751939731},
        1e-8);
    assertBothWays(
        CrsConverter.parse("EPSG:6933"),
        WGS84,
        new double[] {-17000000, 7300000},
        new double[] {-176.190852790618, 83.8791214294806},
        1e-8);
  }

  @Test
  void theMapOfWebTilesIsASpheresOnAnEllipsoid() {
    assertBothWays(
        CrsConverter.parse("EPSG:3857"),
        WGS84,
        new double[] {500000, 700000},
        new double[] {4.49157642059761, 6.27562124765076},
        1e-9);
  }

  @Test
  void projectionsThatWouldComeOutOtherwiseHaveNoTransform() {
    assertTrue(CoordinateTransform.between(CrsConverter.parse("EPSG:31300"), WGS84).isEmpty());
  }

  @Test
  void latitudesOfASphereCarryOverUnchanged() {
    final CoordinateReference sphere =
        mapped(
            Map.of(
                "grid_mapping_name",
                "lambert_conformal_conic",
                "latitude_of_projection_origin",
                45.0,
                "longitude_of_central_meridian",
                5.0,
                "standard_parallel",
                45.0,
                "earth_radius",
                6371200.0));
    assertBothWays(
        sphere,
        WGS84,
        new double[] {100000, 200000},
        new double[] {6.3128950193482, 46.7910069485888},
        1e-9);
  }

  /** The reference values use other parameters of the same shifts, which differ by metres. */
  @Test
  void knownShiftsBetweenDatumsAreUsed() {
    final double tenMetres = 1e-4;
    assertArrayEquals(
        new double[] {-1.55762802410876, 52.6868651609664},
        turned(CrsConverter.parse("EPSG:27700"), WGS84, 430000, 310000),
        tenMetres);
    assertArrayEquals(
        new double[] {8.99893790471596, 51.4346376224164},
        turned(CrsConverter.parse("EPSG:31467"), WGS84, 3500000, 5700000),
        tenMetres);
  }

  @Test
  void withoutADatumOnOneSideNothingIsShifted() {
    assertArrayEquals(
        new double[] {173, -41}, turned(CrsConverter.parse("EPSG:4272"), PLAIN, 173, -41), 1e-12);
  }

  @Test
  void equalReferencesNeedNoTransform() {
    for (final CoordinateReference each :
        new CoordinateReference[] {
          WGS84, PLAIN, EUR11, CoordinateReference.unknown(), CrsConverter.parse("EPSG:2193")
        }) {
      assertTrue(CoordinateTransform.between(each, each).orElseThrow().isIdentity(), each.name());
    }
    assertTrue(
        CoordinateTransform.between(
                CoordinateReference.rotatedWithoutPole(), CoordinateReference.rotatedWithoutPole())
            .orElseThrow()
            .isIdentity());
  }

  @Test
  void whatStatesTooLittleHasNoTransform() {
    assertTrue(CoordinateTransform.between(CoordinateReference.unknown(), WGS84).isEmpty());
    assertTrue(
        CoordinateTransform.between(EUR11, CoordinateReference.rotatedWithoutPole()).isEmpty());
  }

  @Test
  void placesThatAMapDoesNotShowAreNaN() {
    final double[] places = {173, -41, Double.NaN, Double.NaN, 174, -41};
    CoordinateTransform.between(PLAIN, CrsConverter.parse("EPSG:2193"))
        .orElseThrow()
        .apply(places, 3);
    assertEquals(1600000, places[0], 1);
    assertTrue(Double.isNaN(places[2]));
    assertTrue(Double.isFinite(places[4]));
  }
}

package org.finegrid.internal.io.crs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the table of projections, in every form that has words for it. */
class ProjectionMethodTest {
  private static final GeographicDefinition PARIS =
      new GeographicDefinition(
          "there",
          "somewhere",
          "an ellipsoid",
          6378249.2,
          293.466,
          "Paris",
          2.33722917,
          java.util.List.of(),
          AngularUnit.DEGREE,
          OptionalInt.empty(),
          OptionalInt.empty());

  @ParameterizedTest
  @EnumSource
  void textSaysTheSame(final ProjectionMethod method) {
    final ProjectedDefinition map = map(method);
    assertEquals(Optional.of(map), Wkt.definition(WktForm.write(map)));
  }

  static Stream<ProjectionMethod> ofGeoTiff() {
    return Arrays.stream(ProjectionMethod.values()).filter(method -> method.geoTiffCode() != 0);
  }

  @ParameterizedTest
  @MethodSource("ofGeoTiff")
  void keysSayTheSame(final ProjectionMethod method) {
    final ProjectedDefinition map = map(method);
    final CrsDefinition back =
        GeoKeyReading.read(GeoKeyDirectory.of(GeoKeyForm.write(map).orElseThrow())).orElseThrow();
    assertEquals(map, back);
  }

  /** A map of each method that CF has words for. */
  static Stream<ProjectedDefinition> ofCf() {
    return Arrays.stream(ProjectionMethod.values())
        .map(ProjectionMethodTest::withWhatCfTells)
        .filter(CfForm::expressible);
  }

  private static ProjectedDefinition withWhatCfTells(final ProjectionMethod method) {
    final Map<ProjectionParameter, Double> values = new EnumMap<>(map(method).values());
    // What CF has one number for.
    values.replace(
        ProjectionParameter.RECTIFIED_GRID_ANGLE, values.get(ProjectionParameter.AZIMUTH));
    if (method == ProjectionMethod.LAMBERT_CONFORMAL_CONIC_1SP
        || method == ProjectionMethod.POLAR_STEREOGRAPHIC) {
      values.put(ProjectionParameter.SCALE_FACTOR, 1.0);
    }
    return with(method, values);
  }

  @ParameterizedTest
  @MethodSource("ofCf")
  void attributesSayTheSame(final ProjectedDefinition map) {
    final ProjectedDefinition back =
        (ProjectedDefinition) CfForm.read(CfForm.write(map), map.unit()).orElseThrow();
    assertEquals(map.method(), back.method());
    for (final ProjectionMethod.Term term : map.method().terms()) {
      assertEquals(map.value(term.parameter()), back.value(term.parameter()), term.wkt());
    }
    assertEquals(PARIS.primeMeridian(), back.base().primeMeridian());
  }

  @Test
  void aMapInAnotherUnitHasItsOffsetsInThatUnit() {
    final ProjectedDefinition metres =
        map(ProjectionMethod.TRANSVERSE_MERCATOR).in(LinearUnit.METRE);
    final ProjectedDefinition feet = metres.in(LinearUnit.ofUdunits("foot").orElseThrow());
    assertEquals(
        metres.value(ProjectionParameter.FALSE_EASTING) / 0.3048,
        feet.value(ProjectionParameter.FALSE_EASTING),
        1e-6);
    assertEquals(
        metres.value(ProjectionParameter.SCALE_FACTOR),
        feet.value(ProjectionParameter.SCALE_FACTOR));
    assertEquals(OptionalInt.empty(), feet.epsg());
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "km, 1000",
    "kilometers, 1000",
    "US survey foot, 0.3048006096",
    "1000 m, 1000",
    "m, 1"
  })
  void unitsOfNetcdfAreLengths(final String name, final double metres) {
    assertEquals(metres, LinearUnit.ofUdunits(name).orElseThrow().metres(), 1e-9);
  }

  @Test
  void whatIsNoLengthIsNoUnitOfAMap() {
    assertTrue(LinearUnit.ofUdunits("degrees").isEmpty());
    assertTrue(LinearUnit.ofUdunits("").isEmpty());
    assertTrue(LinearUnit.ofUdunits("rad").isEmpty());
  }

  private static ProjectedDefinition map(final ProjectionMethod method) {
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    double next = 31;
    for (final ProjectionMethod.Term term : method.terms()) {
      values.put(
          term.parameter(),
          switch (term.parameter().kind()) {
            case ANGLE -> next;
            case SCALE -> 0.9 + next / 1000;
            case LENGTH -> next * 1000;
          });
      next += 2;
    }
    return with(method, values);
  }

  private static ProjectedDefinition with(
      final ProjectionMethod method, final Map<ProjectionParameter, Double> values) {
    return new ProjectedDefinition(
        "a map",
        PARIS,
        method,
        values,
        LinearUnit.ofUdunits("km").orElseThrow(),
        OptionalInt.empty());
  }
}

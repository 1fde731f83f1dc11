package org.finegrid.internal.io.crs;

import static org.finegrid.internal.io.crs.ProjectionParameter.AZIMUTH;
import static org.finegrid.internal.io.crs.ProjectionParameter.CENTRAL_MERIDIAN;
import static org.finegrid.internal.io.crs.ProjectionParameter.FALSE_EASTING;
import static org.finegrid.internal.io.crs.ProjectionParameter.FALSE_NORTHING;
import static org.finegrid.internal.io.crs.ProjectionParameter.LATITUDE_OF_1ST_POINT;
import static org.finegrid.internal.io.crs.ProjectionParameter.LATITUDE_OF_2ND_POINT;
import static org.finegrid.internal.io.crs.ProjectionParameter.LATITUDE_OF_ORIGIN;
import static org.finegrid.internal.io.crs.ProjectionParameter.LONGITUDE_OF_1ST_POINT;
import static org.finegrid.internal.io.crs.ProjectionParameter.LONGITUDE_OF_2ND_POINT;
import static org.finegrid.internal.io.crs.ProjectionParameter.PSEUDO_STANDARD_PARALLEL_1;
import static org.finegrid.internal.io.crs.ProjectionParameter.RECTIFIED_GRID_ANGLE;
import static org.finegrid.internal.io.crs.ProjectionParameter.SATELLITE_HEIGHT;
import static org.finegrid.internal.io.crs.ProjectionParameter.SCALE_FACTOR;
import static org.finegrid.internal.io.crs.ProjectionParameter.STANDARD_PARALLEL_1;
import static org.finegrid.internal.io.crs.ProjectionParameter.STANDARD_PARALLEL_2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The map projections that are translated between well-known text, CF and GeoTIFF, with what each
 * calls them. Names of well-known text, version 1, and numbers of GeoTIFF keys are those that GDAL
 * reads and writes; numbers of methods are those of the EPSG registry.
 */
enum ProjectionMethod {
  TRANSVERSE_MERCATOR(
      "Transverse_Mercator",
      List.of("Gauss_Kruger", "Transverse_Mercator_Complex"),
      List.of(9807),
      1,
      "transverse_mercator",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  TRANSVERSE_MERCATOR_SOUTH(
      "Transverse_Mercator_South_Orientated",
      List.of("Transverse Mercator (South Orientated)"),
      List.of(9808),
      27,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  LAMBERT_CONFORMAL_CONIC_2SP(
      "Lambert_Conformal_Conic_2SP",
      List.of("Lambert_Conformal_Conic", "Lambert Conic Conformal (2SP)"),
      List.of(9802),
      8,
      "lambert_conformal_conic",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(STANDARD_PARALLEL_2, "standard_parallel_2", 3079),
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3085),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3084)),

  LAMBERT_CONFORMAL_CONIC_2SP_BELGIUM(
      "Lambert_Conformal_Conic_2SP_Belgium",
      List.of("Lambert Conic Conformal (2SP Belgium)"),
      List.of(9803),
      0,
      "",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(STANDARD_PARALLEL_2, "standard_parallel_2", 3079),
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3085),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3084)),

  LAMBERT_CONFORMAL_CONIC_1SP(
      "Lambert_Conformal_Conic_1SP",
      List.of("Lambert Conic Conformal (1SP)"),
      List.of(9801),
      9,
      "lambert_conformal_conic",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  ALBERS(
      "Albers_Conic_Equal_Area",
      List.of("Albers", "Albers Equal Area"),
      List.of(9822),
      11,
      "albers_conical_equal_area",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(STANDARD_PARALLEL_2, "standard_parallel_2", 3079),
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3081),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3080)),

  EQUIDISTANT_CONIC(
      "Equidistant_Conic",
      List.of(),
      List.of(1119),
      13,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3081),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3080),
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(STANDARD_PARALLEL_2, "standard_parallel_2", 3079)),

  /**
   * The latitude of origin is the standard parallel where it is not a pole: so write well-known
   * text, version 1, and GeoTIFF.
   */
  POLAR_STEREOGRAPHIC(
      "Polar_Stereographic",
      List.of(
          "Stereographic_North_Pole",
          "Stereographic_South_Pole",
          "Polar Stereographic (variant A)",
          "Polar Stereographic (variant B)"),
      List.of(9810, 9829),
      15,
      "polar_stereographic",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3095),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  STEREOGRAPHIC(
      "Stereographic",
      List.of(),
      List.of(),
      14,
      "stereographic",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3089),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3088),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  OBLIQUE_STEREOGRAPHIC(
      "Oblique_Stereographic",
      List.of("Double_Stereographic"),
      List.of(9809),
      16,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  LAMBERT_AZIMUTHAL_EQUAL_AREA(
      "Lambert_Azimuthal_Equal_Area",
      List.of("Lambert Azimuthal Equal Area (Spherical)"),
      List.of(9820, 1027),
      10,
      "lambert_azimuthal_equal_area",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3089),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3088)),

  AZIMUTHAL_EQUIDISTANT(
      "Azimuthal_Equidistant",
      List.of("Modified Azimuthal Equidistant"),
      List.of(9832, 1125),
      12,
      "azimuthal_equidistant",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3089),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3088)),

  GNOMONIC(
      "Gnomonic",
      List.of(),
      List.of(),
      19,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3089),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3088)),

  ORTHOGRAPHIC(
      "Orthographic",
      List.of(),
      List.of(9840),
      21,
      "orthographic",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3089),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3088)),

  MERCATOR_2SP(
      "Mercator_2SP",
      List.of("Mercator", "Mercator (variant B)"),
      List.of(9805),
      7,
      "mercator",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080)),

  MERCATOR_1SP(
      "Mercator_1SP",
      List.of("Mercator (variant A)"),
      List.of(9804),
      7,
      "mercator",
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080),
      new Term(SCALE_FACTOR, "scale_factor", 3092)),

  CYLINDRICAL_EQUAL_AREA(
      "Cylindrical_Equal_Area",
      List.of(
          "Behrmann",
          "Lambert Cylindrical Equal Area",
          "Lambert Cylindrical Equal Area (Spherical)"),
      List.of(9835, 9834),
      28,
      "lambert_cylindrical_equal_area",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080)),

  EQUIRECTANGULAR(
      "Equirectangular",
      List.of(
          "Equidistant_Cylindrical",
          "Plate_Carree",
          "Equidistant Cylindrical (Spherical)",
          "Pseudo Plate Carree"),
      List.of(1028, 1029, 9823, 9842),
      17,
      "",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 3078),
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3089),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3088)),

  CASSINI_SOLDNER(
      "Cassini_Soldner",
      List.of("Cassini"),
      List.of(9806),
      18,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080)),

  POLYCONIC(
      "Polyconic",
      List.of("American Polyconic"),
      List.of(9818),
      22,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080)),

  NEW_ZEALAND_MAP_GRID(
      "New_Zealand_Map_Grid",
      List.of(),
      List.of(9811),
      26,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 3081),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 3080)),

  HOTINE_OBLIQUE_MERCATOR(
      "Hotine_Oblique_Mercator",
      List.of(
          "Hotine Oblique Mercator (variant A)",
          "Hotine_Oblique_Mercator_Azimuth_Natural_Origin",
          "Rectified_Skew_Orthomorphic_Natural_Origin"),
      List.of(9812),
      3,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3089),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3088),
      new Term(AZIMUTH, "azimuth", 3094),
      new Term(RECTIFIED_GRID_ANGLE, "rectified_grid_angle", 3096),
      new Term(SCALE_FACTOR, "scale_factor", 3093)),

  HOTINE_OBLIQUE_MERCATOR_CENTRE(
      "Hotine_Oblique_Mercator_Azimuth_Center",
      List.of(
          "Hotine Oblique Mercator (variant B)",
          "Oblique_Mercator",
          "Rectified_Skew_Orthomorphic_Center",
          "Swiss_Oblique_Cylindrical",
          "Swiss_Oblique_Mercator"),
      List.of(9815),
      9815,
      "oblique_mercator",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 3089),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 3088),
      new Term(AZIMUTH, "azimuth", 3094),
      new Term(RECTIFIED_GRID_ANGLE, "rectified_grid_angle", 3096),
      new Term(SCALE_FACTOR, "scale_factor", 3093)),

  KROVAK(
      "Krovak",
      List.of("Krovak (North Orientated)"),
      List.of(1041),
      0,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_center", 0),
      new Term(CENTRAL_MERIDIAN, "longitude_of_center", 0),
      new Term(AZIMUTH, "azimuth", 0),
      new Term(PSEUDO_STANDARD_PARALLEL_1, "pseudo_standard_parallel_1", 0),
      new Term(SCALE_FACTOR, "scale_factor", 0)),

  BONNE(
      "Bonne",
      List.of(),
      List.of(9827),
      0,
      "",
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 0),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 0)),

  GEOSTATIONARY(
      "Geostationary_Satellite",
      List.of("Geostationary Satellite (Sweep Y)"),
      List.of(),
      0,
      "geostationary",
      new Term(CENTRAL_MERIDIAN, "central_meridian", 0),
      new Term(SATELLITE_HEIGHT, "satellite_height", 0)),

  TWO_POINT_EQUIDISTANT(
      "Two_Point_Equidistant",
      List.of(),
      List.of(),
      0,
      "",
      new Term(LATITUDE_OF_1ST_POINT, "Latitude_Of_1st_Point", 0),
      new Term(LONGITUDE_OF_1ST_POINT, "Longitude_Of_1st_Point", 0),
      new Term(LATITUDE_OF_2ND_POINT, "Latitude_Of_2nd_Point", 0),
      new Term(LONGITUDE_OF_2ND_POINT, "Longitude_Of_2nd_Point", 0)),

  LOXIMUTHAL(
      "Loximuthal",
      List.of(),
      List.of(),
      0,
      "",
      new Term(LATITUDE_OF_ORIGIN, "latitude_of_origin", 0),
      new Term(CENTRAL_MERIDIAN, "central_meridian", 0)),

  WINKEL_I(
      "Winkel_I",
      List.of(),
      List.of(),
      0,
      "",
      new Term(CENTRAL_MERIDIAN, "central_meridian", 0),
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 0)),

  WINKEL_TRIPEL(
      "Winkel_Tripel",
      List.of(),
      List.of(),
      0,
      "",
      new Term(CENTRAL_MERIDIAN, "central_meridian", 0),
      new Term(STANDARD_PARALLEL_1, "standard_parallel_1", 0)),

  MILLER("Miller_Cylindrical", List.of(), 20, "", "longitude_of_center", 3088),
  ROBINSON("Robinson", List.of(), 23, "", "longitude_of_center", 3088),
  SINUSOIDAL("Sinusoidal", List.of(), 24, "sinusoidal", "longitude_of_center", 3088),
  VAN_DER_GRINTEN(
      "VanDerGrinten",
      List.of("Van_der_Grinten", "Van_der_Grinten_I"),
      25,
      "",
      "central_meridian",
      3088),
  MOLLWEIDE("Mollweide"),
  ECKERT_I("Eckert_I"),
  ECKERT_II("Eckert_II"),
  ECKERT_III("Eckert_III"),
  ECKERT_IV("Eckert_IV"),
  ECKERT_V("Eckert_V"),
  ECKERT_VI("Eckert_VI"),
  GALL_STEREOGRAPHIC("Gall_Stereographic"),
  GOODE_HOMOLOSINE("Goode_Homolosine"),
  INTERRUPTED_GOODE_HOMOLOSINE("Interrupted_Goode_Homolosine"),
  WAGNER_IV("Wagner_IV"),
  NATURAL_EARTH("Natural_Earth"),
  COMPACT_MILLER("Compact_Miller"),
  TIMES("Times");

  /**
   * One parameter of a method.
   *
   * @param wkt its name in well-known text, version 1
   * @param geoKey its key in GeoTIFF, 0 where there is none
   */
  record Term(ProjectionParameter parameter, String wkt, int geoKey) {}

  private static final int FALSE_EASTING_KEY = 3082;
  private static final int FALSE_NORTHING_KEY = 3083;
  private static final int ORIGIN_EASTING_KEY = 3086;
  private static final int ORIGIN_NORTHING_KEY = 3087;

  private final String wktName;
  private final List<String> plainNames;
  private final List<Integer> codes;
  private final int geoTiffCode;
  private final String cfName;
  private final List<Term> terms;

  /** One that takes a meridian alone, and that only well-known text can express. */
  ProjectionMethod(final String wktName) {
    this(wktName, List.of(), 0, "", "central_meridian", 0);
  }

  /** One that takes a meridian alone. */
  ProjectionMethod(
      final String wktName,
      final List<String> names,
      final int geoTiffCode,
      final String cfName,
      final String meridian,
      final int meridianKey) {
    this(
        wktName,
        names,
        List.of(),
        geoTiffCode,
        cfName,
        new Term(CENTRAL_MERIDIAN, meridian, meridianKey));
  }

  ProjectionMethod(
      final String wktName,
      final List<String> names,
      final List<Integer> codes,
      final int geoTiffCode,
      final String cfName,
      final Term... terms) {
    this.wktName = wktName;
    this.plainNames =
        Stream.concat(Stream.of(wktName), names.stream()).map(ProjectionParameter::plain).toList();
    this.codes = codes;
    this.geoTiffCode = geoTiffCode;
    this.cfName = cfName;
    // Only the conic with a false origin has keys of its own for where its coordinates begin.
    final boolean falseOrigin = geoTiffCode == 8;
    final List<Term> all = new ArrayList<>(Arrays.asList(terms));
    all.add(
        new Term(
            FALSE_EASTING, "false_easting", falseOrigin ? ORIGIN_EASTING_KEY : FALSE_EASTING_KEY));
    all.add(
        new Term(
            FALSE_NORTHING,
            "false_northing",
            falseOrigin ? ORIGIN_NORTHING_KEY : FALSE_NORTHING_KEY));
    this.terms = List.copyOf(all);
  }

  /** What CF calls it; empty where CF has no name for it. */
  String cfName() {
    return cfName;
  }

  String wktName() {
    return wktName;
  }

  /** The value of ProjCoordTransGeoKey (3075); 0 where GeoTIFF has none. */
  int geoTiffCode() {
    return geoTiffCode;
  }

  /** The parameters, in the order in which well-known text lists them. */
  List<Term> terms() {
    return terms;
  }

  boolean has(final ProjectionParameter parameter) {
    return terms.stream().anyMatch(term -> term.parameter() == parameter);
  }

  /** The method that well-known text of any version or dialect calls so. */
  static Optional<ProjectionMethod> ofWkt(final String name) {
    final String plain = ProjectionParameter.plain(name);
    return Arrays.stream(values()).filter(it -> it.plainNames.contains(plain)).findFirst();
  }

  /** The method with that code in the EPSG registry. */
  static Optional<ProjectionMethod> ofCode(final int code) {
    return Arrays.stream(values()).filter(it -> it.codes.contains(code)).findFirst();
  }
}

package org.finegrid.io.crs;

import static org.finegrid.io.crs.ProjectionParameter.CENTRAL_MERIDIAN;
import static org.finegrid.io.crs.ProjectionParameter.FALSE_EASTING;
import static org.finegrid.io.crs.ProjectionParameter.FALSE_NORTHING;
import static org.finegrid.io.crs.ProjectionParameter.LATITUDE_OF_ORIGIN;
import static org.finegrid.io.crs.ProjectionParameter.SCALE_FACTOR;
import static org.finegrid.io.crs.ProjectionParameter.STANDARD_PARALLEL_1;
import static org.finegrid.io.crs.ProjectionParameter.STANDARD_PARALLEL_2;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The map projections that CF, well-known text and GeoTIFF all know, with what each calls them and
 * their parameters. GeoTIFF key numbers are those of the OGC GeoTIFF standard 1.1, chosen as GDAL
 * writes them.
 */
enum ProjectionMethod {
  TRANSVERSE_MERCATOR(
      "transverse_mercator",
      "Transverse_Mercator",
      1,
      List.of(),
      new Term(
          LATITUDE_OF_ORIGIN, "latitude_of_projection_origin", "latitude_of_origin", Keys.NAT_LAT),
      new Term(CENTRAL_MERIDIAN, "longitude_of_central_meridian", "central_meridian", Keys.NAT_LON),
      new Term(SCALE_FACTOR, "scale_factor_at_central_meridian", "scale_factor", Keys.SCALE)),

  LAMBERT_CONFORMAL_CONIC_2SP(
      "lambert_conformal_conic",
      "Lambert_Conformal_Conic_2SP",
      8,
      List.of("Lambert_Conformal_Conic"),
      new Term(STANDARD_PARALLEL_1, "standard_parallel", "standard_parallel_1", Keys.PARALLEL_1),
      new Term(STANDARD_PARALLEL_2, "standard_parallel", "standard_parallel_2", Keys.PARALLEL_2),
      new Term(
          LATITUDE_OF_ORIGIN,
          "latitude_of_projection_origin",
          "latitude_of_origin",
          Keys.FALSE_LAT),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_central_meridian", "central_meridian", Keys.FALSE_LON)),

  LAMBERT_CONFORMAL_CONIC_1SP(
      "lambert_conformal_conic",
      "Lambert_Conformal_Conic_1SP",
      9,
      List.of(),
      new Term(
          LATITUDE_OF_ORIGIN, "latitude_of_projection_origin", "latitude_of_origin", Keys.NAT_LAT),
      new Term(CENTRAL_MERIDIAN, "longitude_of_central_meridian", "central_meridian", Keys.NAT_LON),
      new Term(SCALE_FACTOR, "", "scale_factor", Keys.SCALE)),

  ALBERS(
      "albers_conical_equal_area",
      "Albers_Conic_Equal_Area",
      11,
      List.of("Albers"),
      new Term(STANDARD_PARALLEL_1, "standard_parallel", "standard_parallel_1", Keys.PARALLEL_1),
      new Term(STANDARD_PARALLEL_2, "standard_parallel", "standard_parallel_2", Keys.PARALLEL_2),
      new Term(
          LATITUDE_OF_ORIGIN, "latitude_of_projection_origin", "latitude_of_center", Keys.NAT_LAT),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_central_meridian", "longitude_of_center", Keys.NAT_LON)),

  /**
   * The latitude of origin is the standard parallel where it is not a pole: so write well-known
   * text, version 1, and GeoTIFF.
   */
  POLAR_STEREOGRAPHIC(
      "polar_stereographic",
      "Polar_Stereographic",
      15,
      List.of("Stereographic_North_Pole", "Stereographic_South_Pole"),
      new Term(LATITUDE_OF_ORIGIN, "standard_parallel", "latitude_of_origin", Keys.NAT_LAT),
      new Term(
          CENTRAL_MERIDIAN,
          "straight_vertical_longitude_from_pole",
          "central_meridian",
          Keys.POLE_LON),
      new Term(SCALE_FACTOR, "scale_factor_at_projection_origin", "scale_factor", Keys.SCALE)),

  STEREOGRAPHIC(
      "stereographic",
      "Stereographic",
      14,
      List.of(),
      new Term(
          LATITUDE_OF_ORIGIN,
          "latitude_of_projection_origin",
          "latitude_of_origin",
          Keys.CENTRE_LAT),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_projection_origin", "central_meridian", Keys.CENTRE_LON),
      new Term(SCALE_FACTOR, "scale_factor_at_projection_origin", "scale_factor", Keys.SCALE)),

  LAMBERT_AZIMUTHAL_EQUAL_AREA(
      "lambert_azimuthal_equal_area",
      "Lambert_Azimuthal_Equal_Area",
      10,
      List.of(),
      new Term(
          LATITUDE_OF_ORIGIN,
          "latitude_of_projection_origin",
          "latitude_of_center",
          Keys.CENTRE_LAT),
      new Term(
          CENTRAL_MERIDIAN,
          "longitude_of_projection_origin",
          "longitude_of_center",
          Keys.CENTRE_LON)),

  MERCATOR_2SP(
      "mercator",
      "Mercator_2SP",
      7,
      List.of("Mercator"),
      new Term(STANDARD_PARALLEL_1, "standard_parallel", "standard_parallel_1", Keys.PARALLEL_1),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_projection_origin", "central_meridian", Keys.NAT_LON)),

  MERCATOR_1SP(
      "mercator",
      "Mercator_1SP",
      7,
      List.of(),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_projection_origin", "central_meridian", Keys.NAT_LON),
      new Term(SCALE_FACTOR, "scale_factor_at_projection_origin", "scale_factor", Keys.SCALE)),

  CYLINDRICAL_EQUAL_AREA(
      "lambert_cylindrical_equal_area",
      "Cylindrical_Equal_Area",
      28,
      List.of(),
      new Term(STANDARD_PARALLEL_1, "standard_parallel", "standard_parallel_1", Keys.PARALLEL_1),
      new Term(
          CENTRAL_MERIDIAN, "longitude_of_central_meridian", "central_meridian", Keys.NAT_LON));

  /**
   * One parameter in the three vocabularies.
   *
   * @param cf the CF attribute, empty where CF has none
   */
  record Term(ProjectionParameter parameter, String cf, String wkt, int geoKey) {}

  private static final class Keys {
    static final int PARALLEL_1 = 3078;
    static final int PARALLEL_2 = 3079;
    static final int NAT_LON = 3080;
    static final int NAT_LAT = 3081;
    static final int FALSE_EASTING = 3082;
    static final int FALSE_NORTHING = 3083;
    static final int FALSE_LON = 3084;
    static final int FALSE_LAT = 3085;
    static final int ORIGIN_EASTING = 3086;
    static final int ORIGIN_NORTHING = 3087;
    static final int CENTRE_LON = 3088;
    static final int CENTRE_LAT = 3089;
    static final int SCALE = 3092;
    static final int POLE_LON = 3095;
  }

  private final String cfName;
  private final String wktName;
  private final int geoTiffCode;
  private final List<String> aliases;
  private final List<Term> terms;

  ProjectionMethod(
      final String cfName,
      final String wktName,
      final int geoTiffCode,
      final List<String> aliases,
      final Term... terms) {
    this.cfName = cfName;
    this.wktName = wktName;
    this.geoTiffCode = geoTiffCode;
    this.aliases = aliases;
    // Only the conic with a false origin has keys of its own for where its coordinates begin.
    final boolean falseOrigin = geoTiffCode == 8;
    final List<Term> all = new ArrayList<>(Arrays.asList(terms));
    all.add(
        new Term(
            FALSE_EASTING,
            "false_easting",
            "false_easting",
            falseOrigin ? Keys.ORIGIN_EASTING : Keys.FALSE_EASTING));
    all.add(
        new Term(
            FALSE_NORTHING,
            "false_northing",
            "false_northing",
            falseOrigin ? Keys.ORIGIN_NORTHING : Keys.FALSE_NORTHING));
    this.terms = List.copyOf(all);
  }

  String cfName() {
    return cfName;
  }

  String wktName() {
    return wktName;
  }

  /** The value of ProjCoordTransGeoKey (3075). */
  int geoTiffCode() {
    return geoTiffCode;
  }

  /** The parameters, in the order in which well-known text lists them. */
  List<Term> terms() {
    return terms;
  }

  /** Whether well-known text calls it so, in GDAL's or another common spelling. */
  boolean isCalled(final String name) {
    return wktName.equalsIgnoreCase(name) || aliases.stream().anyMatch(name::equalsIgnoreCase);
  }

  static Optional<ProjectionMethod> ofWkt(final String name) {
    return Arrays.stream(values()).filter(method -> method.isCalled(name)).findFirst();
  }
}

package org.finegrid.samples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridMapping;

/** The two coordinate references of the samples, as a GeoTIFF and a NetCDF file state them. */
final class SampleReferences {

  private SampleReferences() {}

  /** Longitude and latitude on WGS 84 (EPSG:4326), in both forms. */
  static CoordinateReference geographic() {
    final Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("grid_mapping_name", "latitude_longitude");
    mapping.put("semi_major_axis", 6378137.0);
    mapping.put("inverse_flattening", 298.257223563);
    mapping.put("longitude_of_prime_meridian", 0.0);
    mapping.put("crs_wkt", WGS84);
    final int[] keys = {
      1, 1, 0, 3, //
      1024, 0, 1, 2, // model: geographic
      1025, 0, 1, 1, // raster: a value stands for its cell
      2048, 0, 1, 4326
    };
    return new CoordinateReference(
        CoordinateReference.Kind.GEOGRAPHIC,
        "EPSG:4326",
        Optional.of(WGS84),
        Optional.of(new GeoKeys(keys, new double[0], "")),
        Optional.of(new GridMapping("crs", mapping)));
  }

  /** UTM zone 32 north on WGS 84 (EPSG:32632), as a GeoTIFF states it. */
  static CoordinateReference utm32() {
    final int[] keys = {
      1, 1, 0, 3, //
      1024, 0, 1, 1, // model: projected
      1025, 0, 1, 1, // raster: a value stands for its cell
      3072, 0, 1, 32632
    };
    return new CoordinateReference(
        CoordinateReference.Kind.PROJECTED,
        "EPSG:32632",
        Optional.of(UTM32),
        Optional.of(new GeoKeys(keys, new double[0], "")),
        Optional.empty());
  }

  private static final String WGS84 =
      "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563,"
          + "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
          + "PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
          + "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
          + "AUTHORITY[\"EPSG\",\"4326\"]]";

  private static final String UTM32 =
      "PROJCS[\"WGS 84 / UTM zone 32N\","
          + WGS84
          + ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
          + "PARAMETER[\"central_meridian\",9],PARAMETER[\"scale_factor\",0.9996],"
          + "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],"
          + "UNIT[\"metre\",1,AUTHORITY[\"EPSG\",\"9001\"]],"
          + "AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH],AUTHORITY[\"EPSG\",\"32632\"]]";
}

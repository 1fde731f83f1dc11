package org.finegrid.grid;

import java.util.Optional;

/**
 * A raster's coordinate metadata, in the forms its file gave. A form that the file did not give is
 * derived only when a format needs it, so that what came in goes out unchanged.
 *
 * @param kind what the axes measure; decides cell areas and wrap-around
 * @param name what a person calls it, such as {@code EPSG:32613} or {@code rotated pole}
 * @param wkt well-known text where known, of version 1 unless that has no words for it
 * @param geoKeys the keys of the GeoTIFF it came from
 * @param gridMapping the CF grid mapping of the NetCDF file it came from
 */
public record CoordinateReference(
    Kind kind,
    String name,
    Optional<String> wkt,
    Optional<GeoKeys> geoKeys,
    Optional<GridMapping> gridMapping) {

  /** What the horizontal axes measure. */
  public enum Kind {
    /** Longitude and latitude in degrees, on a sphere or an ellipsoid. */
    GEOGRAPHIC,
    /** Longitude and latitude in degrees about a shifted pole. */
    ROTATED,
    /** Map coordinates. */
    PROJECTED,
    /** Nothing is known. */
    UNKNOWN
  }

  /** No statement at all. */
  public static CoordinateReference unknown() {
    return new CoordinateReference(
        Kind.UNKNOWN, "none", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Longitude and latitude, known from units alone: the file names no datum. */
  public static CoordinateReference geographicWithoutDatum() {
    return new CoordinateReference(
        Kind.GEOGRAPHIC,
        "longitude and latitude, unknown datum",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Longitude and latitude about a shifted pole that the file does not state. */
  public static CoordinateReference rotatedWithoutPole() {
    return new CoordinateReference(
        Kind.ROTATED,
        "rotated longitude and latitude, unknown pole",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Longitude and latitude about the shifted pole that a CF grid mapping defines. */
  public static CoordinateReference rotated(final GridMapping pole) {
    return new CoordinateReference(
        Kind.ROTATED,
        "rotated pole at latitude "
            + pole.attributes().get("grid_north_pole_latitude")
            + ", longitude "
            + pole.attributes().get("grid_north_pole_longitude"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(pole));
  }

  /** Whether the file stated a reference that can be written down (a datum, a mapping, a code). */
  public boolean stated() {
    return wkt.isPresent() || geoKeys.isPresent() || gridMapping.isPresent();
  }

  /** Whether cells shrink towards the poles of the axes. */
  public boolean spherical() {
    return kind == Kind.GEOGRAPHIC || kind == Kind.ROTATED;
  }
}

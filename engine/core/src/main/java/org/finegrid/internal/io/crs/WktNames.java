package org.finegrid.internal.io.crs;

import java.util.Map;
import java.util.OptionalInt;

/** Names of datums in the spelling of well-known text, version 1, which other readers know. */
final class WktNames {
  private static final Map<String, String> DATUMS =
      Map.of(
          "World Geodetic System 1984", "WGS_1984",
          "World Geodetic System 1984 ensemble", "WGS_1984",
          "North American Datum 1983", "North_American_Datum_1983",
          "North American Datum 1927", "North_American_Datum_1927",
          "European Terrestrial Reference System 1989 ensemble",
              "European_Terrestrial_Reference_System_1989");

  /** EPSG codes of datums by the names that Esri's programs give them, which GDAL does not know. */
  private static final Map<String, Integer> ESRI =
      Map.ofEntries(
          Map.entry("D_WGS_1984", 6326),
          Map.entry("D_WGS_1972", 6322),
          Map.entry("D_North_American_1983", 6269),
          Map.entry("D_North_American_1927", 6267),
          Map.entry("D_ETRS_1989", 6258),
          Map.entry("D_European_1950", 6230),
          Map.entry("D_OSGB_1936", 6277),
          Map.entry("D_NTF", 6275),
          Map.entry("D_RGF_1993", 6171),
          Map.entry("D_Deutsches_Hauptdreiecksnetz", 6314),
          Map.entry("D_Amersfoort", 6289),
          Map.entry("D_CH1903", 6149),
          Map.entry("D_MGI", 6312),
          Map.entry("D_S_JTSK", 6156),
          Map.entry("D_Belge_1972", 6313),
          Map.entry("D_Pulkovo_1942", 6284),
          Map.entry("D_GDA_1994", 6283),
          Map.entry("D_NZGD_2000", 6167),
          Map.entry("D_SIRGAS_2000", 6674),
          Map.entry("D_JGD_2000", 6612));

  private WktNames() {}

  /**
   * The EPSG code of a datum, where the text states it or it is one of Esri's well-known names.
   *
   * @param meridian the prime meridian: the registry has other datums for others than Greenwich
   */
  static OptionalInt datumCode(final WktNode datum, final double meridian) {
    final Integer known = ESRI.get(datum.name());
    return datum.epsg().isPresent() || known == null || meridian != 0
        ? datum.epsg()
        : OptionalInt.of(known);
  }

  /** The datum of that name, in whichever version or dialect. */
  static String datum(final String name) {
    final String known = DATUMS.getOrDefault(name, name);
    // ESRI marks its names so, and readers take a marked name for its dialect.
    return (known.startsWith("D_") ? known.substring(2) : known).replaceAll("[^A-Za-z0-9]+", "_");
  }

  /** The longitude and latitude of that name: by ESRI's mark as well, readers know its dialect. */
  static String geographic(final String name) {
    return name.startsWith("GCS_") ? name.substring("GCS_".length()).replace('_', ' ') : name;
  }
}

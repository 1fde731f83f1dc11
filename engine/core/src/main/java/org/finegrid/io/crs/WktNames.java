package org.finegrid.io.crs;

import java.util.Map;

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

  private WktNames() {}

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

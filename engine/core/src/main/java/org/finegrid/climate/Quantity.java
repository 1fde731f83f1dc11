package org.finegrid.climate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.finegrid.grid.BandDescription;

/** Which quantities cannot be negative, by CF standard name, else by unit, else by name. */
public final class Quantity {

  /** Parts of CF standard names that name amounts, fluxes one way, shares, speeds. */
  private static final List<String> NON_NEGATIVE =
      List.of(
          "precipitation",
          "rainfall",
          "snowfall",
          "lwe_thickness",
          "snow_amount",
          "snow_thickness",
          "snow_depth",
          "snow_density",
          "runoff",
          "river_discharge",
          "soil_moisture",
          "moisture_content_of_soil",
          "volume_fraction",
          "area_fraction",
          "mass_fraction",
          "mole_fraction",
          "mass_concentration",
          "number_concentration",
          "specific_humidity",
          "relative_humidity",
          "humidity_mixing_ratio",
          "wind_speed",
          "speed_of_wind",
          "downwelling",
          "duration_of_sunshine",
          "leaf_area_index",
          "optical_thickness",
          "visibility");

  /** Words that make such a name signed again. */
  private static final List<String> SIGNED =
      List.of("tendency", "anomaly", "difference", "change", "net_", "minus", "increment");

  /** Units of rain and snow; a height in millimetres is hardly ever anything else on such grids. */
  private static final Set<String> RAIN_UNITS =
      Set.of(
          "mm",
          "millimeter",
          "millimeters",
          "millimetre",
          "millimetres",
          "mm/day",
          "mm/d",
          "mm/h",
          "mm/hr",
          "mm/month",
          "mm/year",
          "mm d-1",
          "mm day-1",
          "mm h-1",
          "mm hr-1",
          "mm month-1",
          "mm year-1",
          "mm s-1",
          "kg m-2 s-1",
          "kg m-2",
          "kg/m2/s",
          "kg/m2",
          "kg m**-2",
          "kg m**-2 s**-1");

  private static final Pattern RAIN_NAME =
      Pattern.compile(
          "(^|[^a-z])(pr|tp|rain|rainfall|precip|precipitation|snowfall|swe)([^a-z]|$)");

  private Quantity() {}

  /** Whether a band's quantity cannot be negative, as far as its description tells. */
  public static boolean nonNegative(final BandDescription band) {
    final String standard = band.standardName().toLowerCase(Locale.ROOT);
    if (!standard.isEmpty()) {
      return NON_NEGATIVE.stream().anyMatch(standard::contains)
          && SIGNED.stream().noneMatch(standard::contains);
    }
    final String name =
        (band.name() + " " + band.metadata().getOrDefault("long_name", ""))
            .toLowerCase(Locale.ROOT);
    if (SIGNED.stream().anyMatch(name::contains) || name.contains("evapo")) {
      return false;
    }
    final String unit = band.unit().strip().toLowerCase(Locale.ROOT);
    return RAIN_UNITS.contains(unit) || RAIN_NAME.matcher(name).find();
  }
}

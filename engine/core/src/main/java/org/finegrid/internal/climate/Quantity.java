package org.finegrid.internal.climate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.RasterDescription;

/**
 * Which quantities cannot be negative, by CF standard name, else by their names together with the
 * unit. A unit alone is not enough: sea level and water balances are in millimetres too.
 */
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

  /** The same in names that follow no convention. */
  private static final Pattern SIGNED_NAME =
      Pattern.compile(
          "evapo|anom|balance|deficit|surplus|excess|trend|bias|residual|deviation|delta"
              + "|(^|[^a-z])(net|diff)([^a-z]|$)");

  /** Units of rain and snow, of which names shorter than words need one. */
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
          "kg m**-2 s**-1",
          "mm per day",
          "mm/mon",
          "mm/a",
          "mm a-1",
          "mm yr-1",
          "mm/s",
          "kg m-2 d-1",
          "kg m-2 day-1");

  /** Units of rain as well, with names that are hardly anything else. */
  private static final Set<String> OTHER_RAIN_UNITS =
      Set.of("", "m", "m s-1", "m s**-1", "m/s", "m d-1", "m day-1", "cm", "inch", "inches", "in");

  private static final Pattern WORDS =
      Pattern.compile(
          "(^|[^a-z])(precip[a-z]*|rain|rains|rainfall|rainrate|snowfall|swe)([^a-z]|$)");

  private static final Pattern SHORT_NAME =
      Pattern.compile("(^|[^a-z])(pr|tp|prcp|pcp|prec|ppt|apcp|prate|tprate|mtpr)([^a-z]|$)");

  /** Names that stand for other things as well. */
  private static final Pattern SHORTER_NAME =
      Pattern.compile("(^|[^a-z])(pre|rr|rf|sf|cp|lsp)([^a-z]|$)");

  private Quantity() {}

  /** Whether a band's quantity cannot be negative, according to a raster's metadata. */
  public static boolean nonNegative(final RasterDescription raster, final int band) {
    final Object longName = raster.variableAttributes().getOrDefault("long_name", "");
    return nonNegative(raster.bands().get(band), String.valueOf(longName));
  }

  /** Whether a band's quantity cannot be negative, according to its own metadata. */
  public static boolean nonNegative(final BandDescription band) {
    return nonNegative(band, "");
  }

  /** Whether a band is in a unit of rain, which other quantities share. */
  public static boolean inUnitOfRain(final BandDescription band) {
    return RAIN_UNITS.contains(unit(band));
  }

  private static boolean nonNegative(final BandDescription band, final String longName) {
    final String standard = band.standardName().toLowerCase(Locale.ROOT);
    if (!standard.isEmpty()) {
      return NON_NEGATIVE.stream().anyMatch(standard::contains)
          && SIGNED.stream().noneMatch(standard::contains);
    }
    final String name =
        String.join(" ", band.name(), band.metadata().getOrDefault("long_name", ""), longName)
            .toLowerCase(Locale.ROOT);
    if (SIGNED.stream().anyMatch(name::contains) || SIGNED_NAME.matcher(name).find()) {
      return false;
    }
    final boolean unitOfRain = inUnitOfRain(band);
    return WORDS.matcher(name).find()
        || SHORT_NAME.matcher(name).find() && (unitOfRain || OTHER_RAIN_UNITS.contains(unit(band)))
        || SHORTER_NAME.matcher(name).find() && unitOfRain;
  }

  private static String unit(final BandDescription band) {
    return band.unit().strip().toLowerCase(Locale.ROOT);
  }
}

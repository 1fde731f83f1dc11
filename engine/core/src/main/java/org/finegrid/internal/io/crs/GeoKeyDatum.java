package org.finegrid.internal.io.crs;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads the keys of an ellipsoid, a datum and a prime meridian, by number or by code. */
final class GeoKeyDatum {

  private GeoKeyDatum() {}

  /**
   * Longitude and latitude on what the keys spell out.
   *
   * @return empty where they name no ellipsoid that is known
   */
  static Optional<GeographicDefinition> read(final GeoKeyDirectory keys, final AngularUnit unit) {
    final OptionalInt datum = GeoKeyForm.real(keys.code(GeoKeyForm.DATUM));
    final Optional<GeoToolsRegistry.Spheroid> spheroid =
        stated(keys)
            .or(() -> lookUp(keys.code(GeoKeyForm.ELLIPSOID)))
            .or(
                () ->
                    datum.isPresent()
                        ? GeoToolsRegistry.spheroidOfDatum(datum.getAsInt())
                        : Optional.empty());
    final Optional<Double> meridian = meridian(keys, unit);
    if (spheroid.isEmpty() || meridian.isEmpty()) {
      return Optional.empty();
    }
    final String citation = keys.text(GeoKeyDirectory.GEODETIC_CITATION).orElse("");
    final Optional<String> named = part(citation, "Datum").map(WktNames::datum);
    return Optional.of(
        new GeographicDefinition(
            WktNames.geographic(
                part(citation, "GCS Name")
                    .orElse(citation.isEmpty() ? "unknown" : first(citation))),
            named
                .or(
                    () ->
                        datum.isPresent()
                            ? GeoToolsRegistry.datum(datum.getAsInt())
                            : Optional.empty())
                .orElse("unknown"),
            part(citation, "Ellipsoid").orElse(spheroid.get().name()),
            spheroid.get().semiMajor(),
            spheroid.get().inverseFlattening(),
            part(citation, "Primem").orElse(meridian.get() == 0 ? "Greenwich" : "unnamed"),
            meridian.get(),
            keys.numbers(GeoKeyForm.TO_WGS84),
            unit,
            OptionalInt.empty(),
            datum));
  }

  private static Optional<GeoToolsRegistry.Spheroid> stated(final GeoKeyDirectory keys) {
    final OptionalDouble major = keys.number(GeoKeyForm.SEMI_MAJOR);
    if (major.isEmpty() || !(major.getAsDouble() > 0)) {
      return Optional.empty();
    }
    final double a = major.getAsDouble();
    final OptionalDouble minor = keys.number(GeoKeyForm.SEMI_MINOR);
    final double flattening =
        keys.number(GeoKeyForm.INVERSE_FLATTENING)
            .orElseGet(
                () ->
                    minor.isPresent() && minor.getAsDouble() != a
                        ? a / (a - minor.getAsDouble())
                        : 0);
    return Optional.of(new GeoToolsRegistry.Spheroid("unknown", a, flattening));
  }

  private static Optional<GeoToolsRegistry.Spheroid> lookUp(final OptionalInt code) {
    final OptionalInt real = GeoKeyForm.real(code);
    return real.isPresent() ? GeoToolsRegistry.spheroid(real.getAsInt()) : Optional.empty();
  }

  /** Degrees east of Greenwich; empty where a code is not known. */
  private static Optional<Double> meridian(final GeoKeyDirectory keys, final AngularUnit unit) {
    final OptionalDouble longitude = keys.number(GeoKeyForm.PRIME_MERIDIAN_LONGITUDE);
    if (longitude.isPresent()) {
      return Optional.of(unit.meridianToDegrees(longitude.getAsDouble()));
    }
    final OptionalInt code = GeoKeyForm.real(keys.code(GeoKeyForm.PRIME_MERIDIAN));
    return code.isEmpty() || code.getAsInt() == GeoKeyForm.GREENWICH
        ? Optional.of(0.0)
        : GeoToolsRegistry.meridian(code.getAsInt());
  }

  private static String first(final String citation) {
    return citation.split("\\|")[0];
  }

  private static Optional<String> part(final String citation, final String label) {
    return Arrays.stream(citation.split("\\|"))
        .filter(it -> it.startsWith(label + " = "))
        .map(it -> it.substring(label.length() + 3))
        .findFirst();
  }
}

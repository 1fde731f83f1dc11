package org.finegrid.internal.io.crs;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.CoordinateReference;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.cs.DefaultEllipsoidalCS;
import org.geotools.referencing.datum.BursaWolfParameters;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.geotools.referencing.datum.DefaultPrimeMeridian;
import org.geotools.referencing.operation.DefaultCoordinateOperationFactory;
import org.geotools.util.factory.Hints;

/**
 * The shift between the longitudes and latitudes of two datums, where it is known. Elsewhere they
 * stay as they are, as in PROJ: models on a sphere mean the latitudes of the ellipsoid, and
 * GeoTools would move them by up to 0.19 degrees.
 */
final class DatumShift {

  private DatumShift() {}

  /** A datum and the reference that has it. */
  record Stated(GeodeticDatum datum, CoordinateReference reference) {}

  /** The step from one datum to another; empty where nothing changes or nothing is known. */
  static Optional<CoordinateStep> between(final Stated from, final Stated to) {
    if (CRS.equalsIgnoreMetadata(from.datum(), to.datum())) {
      return Optional.empty();
    }
    final Hints strict = new Hints(Hints.LENIENT_DATUM_SHIFT, Boolean.FALSE);
    try {
      return Optional.of(
              new DefaultCoordinateOperationFactory(strict)
                  .createOperation(longitudeFirst(from), longitudeFirst(to))
                  .getMathTransform())
          .filter(it -> !it.isIdentity())
          .map(CoordinateStep::of);
    } catch (FactoryException e) {
      // No parameters are known: the two are taken as the same.
      return Optional.empty();
    }
  }

  private static GeographicCRS longitudeFirst(final Stated stated) {
    final GeodeticDatum shifted = withShift(stated);
    final BursaWolfParameters[] parameters =
        shifted instanceof DefaultGeodeticDatum it
            ? it.getBursaWolfParameters()
            : new BursaWolfParameters[0];
    final String name = shifted.getName().getCode();
    final Map<String, Object> properties =
        parameters.length > 0
            ? Map.of("name", name, DefaultGeodeticDatum.BURSA_WOLF_KEY, parameters)
            : Map.of("name", name);
    return new DefaultGeographicCRS(
        name,
        new DefaultGeodeticDatum(
            properties, shifted.getEllipsoid(), DefaultPrimeMeridian.GREENWICH),
        DefaultEllipsoidalCS.GEODETIC_2D);
  }

  /** With parameters towards WGS 84: the text's own, else those that its code has. */
  private static GeodeticDatum withShift(final Stated stated) {
    final GeodeticDatum datum = stated.datum();
    if (DefaultGeodeticDatum.isWGS84(datum)
        || datum instanceof DefaultGeodeticDatum own && own.getBursaWolfParameters().length > 0) {
      return datum;
    }
    final Optional<GeographicDefinition> base =
        CrsConverter.toWkt(stated.reference())
            .flatMap(Wkt::definition)
            .map(
                it ->
                    it instanceof ProjectedDefinition map ? map.base() : (GeographicDefinition) it);
    final OptionalInt code = base.map(GeographicDefinition::epsg).orElse(OptionalInt.empty());
    return code.isPresent()
        ? GeoToolsRegistry.find(code.getAsInt())
            .filter(GeographicCRS.class::isInstance)
            .map(it -> ((GeographicCRS) it).getDatum())
            .orElse(datum)
        : datum;
  }
}

package org.finegrid.internal.io.crs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.measure.Unit;
import javax.measure.quantity.Length;
import org.geotools.api.metadata.Identifier;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.IdentifiedObject;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.cs.CoordinateSystem;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.api.referencing.datum.PrimeMeridian;
import org.geotools.referencing.AbstractIdentifiedObject;
import org.geotools.referencing.CRS;
import si.uom.NonSI;
import si.uom.SI;

/** What GeoTools and its EPSG registry know. Slow to start: used only where a code must be read. */
final class GeoToolsRegistry {

  private GeoToolsRegistry() {}

  /** Looks a code up; empty where the registry has no such reference. */
  static Optional<CoordinateReferenceSystem> find(final int code) {
    return EpsgRegistry.ask(code, it -> it.createCoordinateReferenceSystem(Integer.toString(code)));
  }

  /** The longitude and latitude of a code; empty where the registry has no such. */
  static Optional<GeographicDefinition> geographic(final int code) {
    return find(code)
        .filter(GeographicCRS.class::isInstance)
        .map(GeographicCRS.class::cast)
        .map(GeoToolsRegistry::geographic);
  }

  /**
   * An ellipsoid.
   *
   * @param name its name
   * @param semiMajor semi-major axis in metres
   * @param inverseFlattening inverse flattening; 0 for a sphere
   */
  record Spheroid(String name, double semiMajor, double inverseFlattening) {}

  /** The ellipsoid of a code. */
  static Optional<Spheroid> spheroid(final int code) {
    return EpsgRegistry.ask(code, it -> it.createEllipsoid(Integer.toString(code)))
        .map(GeoToolsRegistry::spheroid);
  }

  private static Spheroid spheroid(final Ellipsoid it) {
    final double toMetres = it.getAxisUnit().getConverterTo(SI.METRE).convert(1);
    return new Spheroid(
        it.getName().getCode(),
        it.getSemiMajorAxis() * toMetres,
        it.isSphere() ? 0 : it.getInverseFlattening());
  }

  /** The ellipsoid of the datum of a code. */
  static Optional<Spheroid> spheroidOfDatum(final int code) {
    return EpsgRegistry.ask(code, it -> it.createGeodeticDatum(Integer.toString(code)))
        .map(it -> spheroid(it.getEllipsoid()));
  }

  /** The name of the datum of a code. */
  static Optional<String> datum(final int code) {
    return EpsgRegistry.ask(code, it -> it.createGeodeticDatum(Integer.toString(code)))
        .map(it -> WktNames.datum(it.getName().getCode()));
  }

  /** The prime meridian of a code, in degrees east of Greenwich. */
  static Optional<Double> meridian(final int code) {
    return EpsgRegistry.ask(code, it -> it.createPrimeMeridian(Integer.toString(code)))
        .map(GeoToolsRegistry::greenwichDegrees);
  }

  /** Reads text; empty where GeoTools does not understand it. */
  static Optional<CoordinateReferenceSystem> parse(final String wkt) {
    try {
      return Optional.of(CRS.parseWKT(wkt));
    } catch (FactoryException e) {
      // The caller words the refusal, which names the text.
      return Optional.empty();
    }
  }

  /** The numbers of a reference; empty where it lies outside the table of projections. */
  static Optional<CrsDefinition> define(final CoordinateReferenceSystem crs) {
    if (crs instanceof GeographicCRS geographic) {
      return Optional.of(geographic(geographic));
    }
    if (crs instanceof ProjectedCRS projected) {
      return projected(projected, geographic(projected.getBaseCRS()));
    }
    return Optional.empty();
  }

  private static GeographicDefinition geographic(final GeographicCRS crs) {
    final Spheroid ellipsoid = spheroid(crs.getDatum().getEllipsoid());
    return new GeographicDefinition(
        crs.getName().getCode(),
        WktNames.datum(crs.getDatum().getName().getCode()),
        ellipsoid.name(),
        ellipsoid.semiMajor(),
        ellipsoid.inverseFlattening(),
        crs.getDatum().getPrimeMeridian().getName().getCode(),
        greenwichDegrees(crs.getDatum().getPrimeMeridian()),
        List.of(),
        unit(crs),
        epsg(crs),
        epsg(crs.getDatum()));
  }

  private static AngularUnit unit(final GeographicCRS crs) {
    final double radians =
        crs.getCoordinateSystem()
            .getAxis(0)
            .getUnit()
            .asType(javax.measure.quantity.Angle.class)
            .getConverterTo(SI.RADIAN)
            .convert(1);
    return AngularUnit.ofRadians(
        Math.abs(radians - Math.PI / 200) < 1e-9 ? "grad" : "unknown", radians);
  }

  /** A prime meridian in degrees east of Greenwich. */
  static double greenwichDegrees(final PrimeMeridian meridian) {
    return meridian
        .getAngularUnit()
        .getConverterTo(NonSI.DEGREE_ANGLE)
        .convert(meridian.getGreenwichLongitude());
  }

  private static Optional<CrsDefinition> projected(
      final ProjectedCRS crs, final GeographicDefinition base) {
    final Unit<Length> unit = crs.getCoordinateSystem().getAxis(0).getUnit().asType(Length.class);
    final Optional<ProjectionMethod> method = method(crs);
    if (method.isEmpty()
        || countsWestward(crs) && method.get() != ProjectionMethod.TRANSVERSE_MERCATOR_SOUTH) {
      return Optional.empty();
    }
    final Map<ProjectionParameter, Double> values = new EnumMap<>(ProjectionParameter.class);
    for (final GeneralParameterValue each :
        crs.getConversionFromBase().getParameterValues().values()) {
      final Optional<ProjectionParameter> which = parameter(method.get(), each);
      if (which.isPresent()) {
        values.put(which.get(), value(which.get(), (ParameterValue<?>) each, unit));
      } else if (!neutral(each)) {
        return Optional.empty();
      }
    }
    final double metres = unit.getConverterTo(SI.METRE).convert(1);
    return Optional.of(
        new ProjectedDefinition(
            crs.getName().getCode(),
            base,
            method.get(),
            values,
            LinearUnit.of(metres, unit.toString()),
            epsg(crs)));
  }

  /** Whether the coordinates grow to the west, where text without axes has them grow eastward. */
  static boolean countsWestward(final CoordinateReferenceSystem crs) {
    final CoordinateSystem axes = crs.getCoordinateSystem();
    return IntStream.range(0, axes.getDimension())
        .anyMatch(i -> axes.getAxis(i).getDirection().equals(AxisDirection.WEST));
  }

  private static Optional<ProjectionMethod> method(final ProjectedCRS crs) {
    final IdentifiedObject method = crs.getConversionFromBase().getMethod();
    for (final ProjectionMethod each : ProjectionMethod.values()) {
      if (ProjectionMethod.ofWkt(method.getName().getCode()).filter(each::equals).isPresent()
          || AbstractIdentifiedObject.nameMatches(method, each.wktName())) {
        return Optional.of(each);
      }
    }
    return method.getName().getCode().startsWith("Polar Stereographic")
        ? Optional.of(ProjectionMethod.POLAR_STEREOGRAPHIC)
        : Optional.empty();
  }

  private static Optional<ProjectionParameter> parameter(
      final ProjectionMethod method, final GeneralParameterValue value) {
    for (final ProjectionMethod.Term term : method.terms()) {
      if (AbstractIdentifiedObject.nameMatches(value.getDescriptor(), term.wkt())
          || AbstractIdentifiedObject.nameMatches(
              value.getDescriptor(), term.parameter().name().toLowerCase(java.util.Locale.ROOT))) {
        return Optional.of(term.parameter());
      }
    }
    final boolean poleParallel =
        method == ProjectionMethod.POLAR_STEREOGRAPHIC
            && AbstractIdentifiedObject.nameMatches(value.getDescriptor(), "standard_parallel_1");
    return poleParallel ? Optional.of(ProjectionParameter.LATITUDE_OF_ORIGIN) : Optional.empty();
  }

  /** Axes belong to the ellipsoid; other parameters may be ignored only where they do nothing. */
  private static boolean neutral(final GeneralParameterValue value) {
    final String name = value.getDescriptor().getName().getCode();
    if (name.equals("semi_major") || name.equals("semi_minor")) {
      return true;
    }
    return value instanceof ParameterValue<?> single
        && single.getValue() instanceof Number number
        && number.doubleValue() == (name.contains("scale_factor") ? 1 : 0);
  }

  private static double value(
      final ProjectionParameter which, final ParameterValue<?> value, final Unit<Length> unit) {
    return switch (which.kind()) {
      case SCALE -> value.doubleValue();
      case LENGTH -> value.doubleValue(unit);
      case ANGLE -> value.doubleValue(NonSI.DEGREE_ANGLE);
    };
  }

  private static OptionalInt epsg(final IdentifiedObject object) {
    for (final Identifier each : object.getIdentifiers()) {
      if (each.toString().matches("EPSG:\\d{1,6}")) {
        return OptionalInt.of(Integer.parseInt(each.getCode()));
      }
    }
    return OptionalInt.empty();
  }
}

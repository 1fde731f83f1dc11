package org.finegrid.io.crs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.api.referencing.datum.PrimeMeridian;
import org.geotools.referencing.AbstractIdentifiedObject;
import org.geotools.referencing.CRS;
import si.uom.NonSI;
import si.uom.SI;

/** What GeoTools and its EPSG registry know. Slow to start: used only where a code must be read. */
final class GeoToolsRegistry {

  private GeoToolsRegistry() {}

  /** Looks a code up, longitude first; empty where the registry has no such reference. */
  static Optional<CoordinateReferenceSystem> find(final int code) {
    try {
      return Optional.of(CRS.decode("EPSG:" + code, true));
    } catch (FactoryException e) {
      // Also thrown for codes whose projection GeoTools cannot compute: unknown to it all the same.
      return Optional.empty();
    }
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
  static Optional<Definition> define(final CoordinateReferenceSystem crs) {
    if (crs instanceof GeographicCRS geographic) {
      return geographic(geographic).map(it -> it);
    }
    if (crs instanceof ProjectedCRS projected) {
      return geographic(projected.getBaseCRS()).flatMap(it -> projected(projected, it));
    }
    return Optional.empty();
  }

  static Optional<GeographicDefinition> geographic(final GeographicCRS crs) {
    final Ellipsoid ellipsoid = crs.getDatum().getEllipsoid();
    final boolean degrees =
        Math.abs(
                crs.getCoordinateSystem()
                        .getAxis(0)
                        .getUnit()
                        .asType(javax.measure.quantity.Angle.class)
                        .getConverterTo(SI.RADIAN)
                        .convert(1)
                    - Math.toRadians(1))
            < 1e-12;
    if (!degrees) {
      return Optional.empty();
    }
    final double toMetres = ellipsoid.getAxisUnit().getConverterTo(SI.METRE).convert(1);
    return Optional.of(
        new GeographicDefinition(
            crs.getName().getCode(),
            crs.getDatum().getName().getCode(),
            ellipsoid.getName().getCode(),
            ellipsoid.getSemiMajorAxis() * toMetres,
            ellipsoid.isSphere() ? 0 : ellipsoid.getInverseFlattening(),
            crs.getDatum().getPrimeMeridian().getName().getCode(),
            greenwichDegrees(crs.getDatum().getPrimeMeridian()),
            List.of(),
            epsg(crs),
            epsg(crs.getDatum())));
  }

  private static double greenwichDegrees(final PrimeMeridian meridian) {
    return meridian
        .getAngularUnit()
        .getConverterTo(NonSI.DEGREE_ANGLE)
        .convert(meridian.getGreenwichLongitude());
  }

  private static Optional<Definition> projected(
      final ProjectedCRS crs, final GeographicDefinition base) {
    final Unit<Length> unit = crs.getCoordinateSystem().getAxis(0).getUnit().asType(Length.class);
    final Optional<ProjectionMethod> method = method(crs);
    if (method.isEmpty()) {
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
            metres == 1 ? "metre" : unit.toString(),
            metres,
            epsg(crs)));
  }

  private static Optional<ProjectionMethod> method(final ProjectedCRS crs) {
    final IdentifiedObject method = crs.getConversionFromBase().getMethod();
    for (final ProjectionMethod each : ProjectionMethod.values()) {
      if (each.isCalled(method.getName().getCode())
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
    return switch (which) {
      case SCALE_FACTOR -> value.doubleValue();
      case FALSE_EASTING, FALSE_NORTHING -> value.doubleValue(unit);
      default -> value.doubleValue(NonSI.DEGREE_ANGLE);
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

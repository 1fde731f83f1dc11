package org.finegrid.internal.io.crs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.NoninvertibleTransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.CRS.AxisOrder;
import si.uom.NonSI;

/**
 * How a reference's coordinates become longitude east of Greenwich and latitude in degrees, on the
 * reference's own datum, and back.
 *
 * @param to the steps from the reference's coordinates
 * @param from the steps to the reference's coordinates
 * @param datum the datum; empty where none is stated, or the ellipsoid is a sphere
 */
record GeographicAxes(
    List<CoordinateStep> to, List<CoordinateStep> from, Optional<GeodeticDatum> datum) {

  /** Those of a reference; empty where it states too little or its projection is not known. */
  static Optional<GeographicAxes> of(final CoordinateReference reference) {
    return switch (reference.kind()) {
      case GEOGRAPHIC ->
          reference.stated()
              ? CrsConverter.toWkt(reference)
                  .flatMap(GeoToolsRegistry::parse)
                  .flatMap(it -> of(it, reference))
                  .or(() -> Optional.of(plain()))
              : Optional.of(plain());
      case PROJECTED ->
          EqualAreaCylinder.mapOf(reference)
              .flatMap(it -> of(it, reference))
              .or(
                  () ->
                      GeoToolsText.ofMap(reference)
                          .flatMap(GeoToolsRegistry::parse)
                          .flatMap(it -> of(it, reference)));
      case ROTATED ->
          reference
              .gridMapping()
              .flatMap(RotatedPole::of)
              .map(
                  it ->
                      new GeographicAxes(
                          List.of(it::toGeographic),
                          List.of(it::fromGeographic),
                          Optional.empty()));
      case UNKNOWN -> Optional.empty();
    };
  }

  private static GeographicAxes plain() {
    return new GeographicAxes(List.of(), List.of(), Optional.empty());
  }

  private static Optional<GeographicAxes> of(
      final CoordinateReferenceSystem crs, final CoordinateReference reference) {
    if (crs instanceof GeographicCRS geographic) {
      return Optional.of(geographic(geographic, reference));
    }
    if (!(crs instanceof ProjectedCRS projected)) {
      return Optional.empty();
    }
    final GeographicCRS base = projected.getBaseCRS();
    final MathTransform forward = projected.getConversionFromBase().getMathTransform();
    final MathTransform inverse;
    try {
      inverse = forward.inverse();
    } catch (NoninvertibleTransformException e) {
      // A projection that GeoTools computes in one direction only.
      return Optional.empty();
    }
    final GeographicAxes inner = geographic(base, reference);
    final List<CoordinateStep> to = new ArrayList<>();
    final List<CoordinateStep> from = new ArrayList<>();
    // Rasters have the eastern coordinate first, whatever the text states.
    if (CRS.getAxisOrder(projected) == AxisOrder.NORTH_EAST) {
      to.add(CoordinateStep::swap);
    }
    to.add(CoordinateStep.of(inverse));
    if (latitudeFirst(base)) {
      to.add(CoordinateStep::swap);
      from.add(CoordinateStep::swap);
    }
    to.addAll(inner.to());
    from.addAll(0, inner.from());
    from.add(CoordinateStep.of(forward));
    if (CRS.getAxisOrder(projected) == AxisOrder.NORTH_EAST) {
      from.add(CoordinateStep::swap);
    }
    return Optional.of(new GeographicAxes(to, from, inner.datum()));
  }

  private static Optional<GeographicAxes> of(
      final ProjectedDefinition cylinder, final CoordinateReference reference) {
    final EqualAreaCylinder steps = new EqualAreaCylinder(cylinder);
    return GeoToolsRegistry.parse(WktForm.write(cylinder.base()))
        .flatMap(it -> of(it, reference))
        .map(
            inner -> {
              final List<CoordinateStep> to = new ArrayList<>(inner.to());
              final List<CoordinateStep> from = new ArrayList<>(inner.from());
              to.add(0, steps::inverse);
              from.add(steps::forward);
              return new GeographicAxes(to, from, inner.datum());
            });
  }

  private static boolean latitudeFirst(final GeographicCRS base) {
    return base.getCoordinateSystem().getAxis(0).getDirection().equals(AxisDirection.NORTH);
  }

  private static GeographicAxes geographic(
      final GeographicCRS base, final CoordinateReference reference) {
    final double degrees =
        base.getCoordinateSystem()
            .getAxis(0)
            .getUnit()
            .asType(javax.measure.quantity.Angle.class)
            .getConverterTo(NonSI.DEGREE_ANGLE)
            .convert(1);
    final double meridian = GeoToolsRegistry.greenwichDegrees(base.getDatum().getPrimeMeridian());
    final boolean plain = Math.abs(degrees - 1) < 1e-12 && meridian == 0;
    return new GeographicAxes(
        plain ? List.of() : List.of((places, count) -> scale(places, count, degrees, meridian)),
        plain
            ? List.of()
            : List.of((places, count) -> scale(places, count, 1 / degrees, -meridian / degrees)),
        isStated(reference) && !base.getDatum().getEllipsoid().isSphere()
            ? Optional.of(base.getDatum())
            : Optional.empty());
  }

  private static void scale(
      final double[] places, final int count, final double factor, final double east) {
    for (int i = 0; i < 2 * count; i += 2) {
      places[i] = places[i] * factor + east;
      places[i + 1] *= factor;
    }
  }

  /** CF attributes often state the ellipsoid alone, or nothing: then others assume WGS 84. */
  private static boolean isStated(final CoordinateReference reference) {
    return reference.wkt().isPresent() && reference.gridMapping().isEmpty()
        || reference.geoKeys().isPresent()
        || reference
            .gridMapping()
            .filter(
                it ->
                    CrsConverter.textOf(it).isPresent()
                        || it.attributes().containsKey("horizontal_datum_name")
                        || it.attributes().containsKey("geographic_crs_name"))
            .isPresent();
  }
}

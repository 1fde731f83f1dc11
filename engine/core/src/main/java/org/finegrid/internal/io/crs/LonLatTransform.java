package org.finegrid.internal.io.crs;

import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;

/**
 * Turns coordinates of a reference into longitude and latitude in degrees. Geographic ones stay as
 * they are: datums differ by less than rasters resolve.
 */
public final class LonLatTransform {
  private final Optional<MathTransform> transform;

  private LonLatTransform(final Optional<MathTransform> transform) {
    this.transform = transform;
  }

  /** The transform of a reference; empty where it states too little or its pole is rotated. */
  public static Optional<LonLatTransform> of(final CoordinateReference reference) {
    return switch (reference.kind()) {
      case GEOGRAPHIC -> Optional.of(new LonLatTransform(Optional.empty()));
      case PROJECTED ->
          CrsConverter.toWkt(reference)
              .flatMap(LonLatTransform::transform)
              .map(each -> new LonLatTransform(Optional.of(each)));
      default -> Optional.empty();
    };
  }

  private static Optional<MathTransform> transform(final String wkt) {
    try {
      return Optional.of(
          CRS.findMathTransform(CRS.parseWKT(wkt), DefaultGeographicCRS.WGS84, true));
    } catch (FactoryException e) {
      // A projection that GeoTools does not have: nothing is known of where the raster lies.
      return Optional.empty();
    }
  }

  /** Longitude and latitude; NaN where the projection has none. */
  public double[] of(final double x, final double y) {
    final double[] place = {x, y};
    if (transform.isPresent()) {
      try {
        transform.get().transform(place, 0, place, 0, 1);
      } catch (TransformException e) {
        return new double[] {Double.NaN, Double.NaN};
      }
    }
    return place;
  }
}

package org.finegrid.io.gdal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.SourceCoordinates;

/** Says the same of a raster in such a way that nothing is lost when GDAL copies its arrays. */
final class ArrayMetadata {
  private static final Set<String> ELLIPSOID =
      Set.of("earth_radius", "semi_major_axis", "semi_minor_axis", "inverse_flattening");

  private ArrayMetadata() {}

  static RasterDescription of(final RasterDescription raster) {
    final RasterDescription few = ManyBands.isFor(raster) ? ManyBands.asSteps(raster) : raster;
    return withScalarsAsSteps(withEllipsoid(few));
  }

  /** GDAL drops a rotated pole that has no ellipsoid; what CF leaves open is WGS 84 elsewhere. */
  private static RasterDescription withEllipsoid(final RasterDescription raster) {
    final CoordinateReference stated = raster.geometry().reference();
    final Optional<GridMapping> mapping = stated.gridMapping();
    if (stated.kind() != CoordinateReference.Kind.ROTATED
        || mapping.isEmpty()
        || mapping.get().attributes().keySet().stream().anyMatch(ELLIPSOID::contains)) {
      return raster;
    }
    final Map<String, Object> attributes = new LinkedHashMap<>(mapping.get().attributes());
    attributes.put("semi_major_axis", 6378137.0);
    attributes.put("inverse_flattening", 298.257223563);
    return raster.withGeometry(
        raster
            .geometry()
            .withReference(
                new CoordinateReference(
                    stated.kind(),
                    stated.name(),
                    stated.wkt(),
                    stated.geoKeys(),
                    Optional.of(new GridMapping(mapping.get().variable(), attributes)))));
  }

  /** GDAL drops coordinates of one value, such as a single time; as dimensions of one step not. */
  private static RasterDescription withScalarsAsSteps(final RasterDescription raster) {
    final Optional<SourceCoordinates> coordinates = raster.coordinates();
    final List<Dimension> scalars = coordinates.map(SourceCoordinates::scalars).orElse(List.of());
    final boolean severalVariables = raster.dimensions().isEmpty() && raster.bands().size() > 1;
    if (scalars.isEmpty() || severalVariables) {
      return raster;
    }
    final List<Dimension> dimensions = new ArrayList<>(scalars);
    dimensions.addAll(raster.dimensions());
    final List<BandDescription> bands =
        raster.bands().stream()
            .map(
                band -> {
                  final int[] steps = new int[dimensions.size()];
                  System.arraycopy(band.steps(), 0, steps, scalars.size(), band.steps().length);
                  return band.withSteps(steps);
                })
            .toList();
    final SourceCoordinates labels = coordinates.get();
    return new RasterDescription(
        raster.geometry(),
        bands,
        dimensions,
        raster.variable(),
        raster.variableAttributes(),
        raster.globalAttributes(),
        raster.storedType(),
        raster.noData(),
        raster.layout(),
        Optional.of(
            new SourceCoordinates(labels.x(), labels.y(), labels.rowsReversed(), List.of())));
  }
}

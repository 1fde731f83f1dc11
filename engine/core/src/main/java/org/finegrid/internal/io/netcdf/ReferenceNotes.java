package org.finegrid.internal.io.netcdf;

import java.util.List;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridMapping;
import org.finegrid.grid.Message;
import org.finegrid.internal.io.crs.CrsConverter;

/** What of a raster's coordinate reference a NetCDF file cannot hold. */
final class ReferenceNotes {

  private ReferenceNotes() {}

  static List<Message> of(final CoordinateReference reference) {
    if (!reference.stated() || reference.gridMapping().isPresent()) {
      return List.of();
    }
    final Optional<GridMapping> mapping = CrsConverter.toGridMapping(reference);
    if (mapping.isEmpty()) {
      return Message.list(
          List.of(
              "the input's coordinate reference ("
                  + reference.name()
                  + ") is not understood, so the output has none; GeoTIFF keeps it"));
    }
    return mapping.get().name().isEmpty()
        ? Message.list(
            List.of(
                "CF has no name for the projection of the input ("
                    + reference.name()
                    + "); it is written as well-known text (crs_wkt), which GDAL reads"))
        : List.of();
  }
}

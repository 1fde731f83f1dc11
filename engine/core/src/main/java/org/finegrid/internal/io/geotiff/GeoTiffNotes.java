package org.finegrid.internal.io.geotiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GeoKeys;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.Message;
import org.finegrid.grid.ParameterName;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.internal.io.crs.GeoKeyDirectory;

/** What of a raster's place a GeoTIFF cannot hold. */
final class GeoTiffNotes {

  private GeoTiffNotes() {}

  /**
   * The notes on a grid.
   *
   * @param keys the keys that are written for its reference
   */
  static List<Message> of(final GridGeometry grid, final Optional<GeoKeys> keys) {
    final List<String> notes = new ArrayList<>();
    final CoordinateReference reference = grid.reference();
    if (!reference.stated()) {
      notes.add(unstated(reference));
    } else if (keys.isEmpty()) {
      notes.add(
          "GeoTIFF cannot store the input's coordinate reference ("
              + reference.name()
              + "), so other programs find none in the output; NetCDF keeps it");
    } else if (reference.geoKeys().isEmpty()
        && CrsConverter.textOfKeys(GeoKeyDirectory.of(keys.get())).isPresent()) {
      notes.add(
          "GeoTIFF has no code for the projection of the input ("
              + reference.name()
              + "); it is written as text (ESRI PE String), which GDAL and Esri's programs read");
    }
    if (grid.x() instanceof IrregularAxis || grid.y() instanceof IrregularAxis) {
      notes.add(
          "the input's cells are unevenly spaced, which GeoTIFF cannot store; the output has their mean spacing. NetCDF keeps them");
    }
    return Message.list(notes);
  }

  private static String unstated(final CoordinateReference reference) {
    final String crs = ParameterName.CRS.placeholder();
    return switch (reference.kind()) {
      case GEOGRAPHIC ->
          "the input has longitude and latitude without a datum, so the output has no coordinate"
              + " reference; assign one with "
              + crs
              + ", such as "
              + crs
              + " EPSG:4326";
      case ROTATED ->
          "the input states rotated coordinates without their pole, so the output has no coordinate"
              + " reference";
      case PROJECTED ->
          "the input states map coordinates without a map projection, so the output has no"
              + " coordinate reference; assign one with "
              + crs;
      case UNKNOWN ->
          "the input has no coordinate reference, and so has the output; assign one with " + crs;
    };
  }
}

package org.finegrid.internal.io.geotiff;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.internal.io.crs.CrsConverter;

/**
 * Where a GeoTIFF lies by itself and by files beside it, which go in GDAL's order: {@code
 * .aux.xml}, the GeoTIFF's own tags, MapInfo's {@code .tab}, a world file.
 *
 * @param notes takes what a user should know of where the place came from
 */
record TiffSurroundings(
    TiffFile file, TiffDirectory tags, Optional<PamFile> pam, List<String> notes) {

  /** The grid. */
  GridGeometry place(final int width, final int height) {
    final Optional<double[]> beside = geoTransform();
    final GridGeometry placed = GeoPlacement.read(file, tags, width, height, beside);
    if (pam.isEmpty() || pam.get().reference().isEmpty()) {
      return placed;
    }
    final Optional<CoordinateReference> stated =
        pam.get().reference().flatMap(CrsConverter::ofText);
    stated.ifPresent(
        it ->
            notes.add(
                "the coordinate reference is that of the file "
                    + pam.get().name()
                    + " beside the input"));
    return stated.map(placed::withReference).orElse(placed);
  }

  private Optional<double[]> geoTransform() {
    if (pam.isPresent() && pam.get().geoTransform().isPresent()) {
      notes.add("georeferencing is taken from the file " + pam.get().name() + " beside the input");
      return pam.get().geoTransform();
    }
    if (GeoPlacement.isStated(tags) || tags.has(TiffTag.MODEL_TIEPOINT)) {
      return Optional.empty();
    }
    refuseTab();
    final Optional<Path> world = WorldFile.beside(file.path());
    world.ifPresent(
        it -> notes.add("cells lie where the world file " + it.getFileName() + " says"));
    return world.map(it -> WorldFile.read(file, it));
  }

  private void refuseTab() {
    final String name = file.path().getFileName().toString();
    final int dot = name.lastIndexOf('.');
    final Path tab = file.path().resolveSibling((dot < 1 ? name : name.substring(0, dot)) + ".tab");
    if (Files.isRegularFile(tab)) {
      throw file.unsupported(
          "is placed by the MapInfo file " + tab.getFileName() + " beside it",
          "write a GeoTIFF of it with gdal_translate");
    }
  }
}

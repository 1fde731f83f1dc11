package org.finegrid.io.geotiff;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.io.items.AxisItems;
import org.finegrid.io.items.Story;

/** An open GeoTIFF: its first image; overviews and masks are passed over. */
final class GeoTiffReader implements RasterReader {
  private final TiffFile file;
  private final RasterDescription description;
  private final CellSource cells;
  private final double noData;
  private final double[] scales;
  private final double[] offsets;

  /**
   * Opens a file.
   *
   * @throws RasterException where it is missing, damaged or of a kind that is not read
   */
  GeoTiffReader(final Path path) {
    this.file = new TiffFile(path);
    try {
      final TiffDirectory tags = new TiffDirectory(file);
      final TiffLayout layout = TiffLayout.of(file, tags);
      final Story story = BandTags.story(file, tags, layout.bands());
      final OptionalDouble stated =
          tags.text(TiffTag.GDAL_NO_DATA)
              .map(text -> NoData.parse(text, layout.type()))
              .orElse(OptionalDouble.empty());
      this.noData = stated.orElse(Double.NaN);
      this.scales = story.scales();
      this.offsets = story.offsets();
      // Blocks that were never written hold NoData, or zeros where there is none.
      this.cells = new CellSource(file, layout, tags.has(TiffTag.GDAL_NO_DATA) ? noData : 0);
      this.description = describe(tags, layout, story, stated);
    } catch (RasterException e) {
      file.close();
      throw e;
    }
  }

  private RasterDescription describe(
      final TiffDirectory tags,
      final TiffLayout layout,
      final Story story,
      final OptionalDouble stated) {
    final GridGeometry placed = GeoPlacement.read(file, tags, layout.width(), layout.height());
    // Where GDAL could not place the cells, their numbers are no degrees.
    final Optional<AxisItems> axes = story.axes().filter(known -> GeoPlacement.isStated(tags));
    final GridGeometry geometry =
        axes.filter(known -> placed.reference().kind() == CoordinateReference.Kind.UNKNOWN)
            .map(known -> placed.withReference(known.reference()))
            .orElse(placed);
    return new RasterDescription(
        geometry,
        story.bands(),
        story.dimensions(),
        story.variable(),
        story.variableAttributes(),
        story.globalAttributes(),
        layout.type().label(),
        stated,
        layout.label(),
        axes.flatMap(known -> known.of(geometry.reference().kind())));
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (!description.geometry().window().contains(window)) {
      throw new IllegalArgumentException(window + " is not inside the raster");
    }
    cells.read(bands, window, planes);
    final int count = Math.toIntExact(window.cells());
    for (int i = 0; i < bands.length; i++) {
      unpack(planes[i], count, scales[bands[i]], offsets[bands[i]]);
    }
  }

  private void unpack(
      final double[] plane, final int count, final double scale, final double offset) {
    final boolean packed = scale != 1 || offset != 0;
    if (!packed && Double.isNaN(noData)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      final double value = plane[i];
      if (value == noData) {
        plane[i] = Double.NaN;
      } else if (packed) {
        plane[i] = value * scale + offset;
      }
    }
  }

  @Override
  public void close() {
    cells.close();
    file.close();
  }
}

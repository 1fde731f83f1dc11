package org.finegrid.internal.io.geotiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.Message;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.gdalmetadata.AxisItems;
import org.finegrid.internal.io.gdalmetadata.RasterItems;
import org.finegrid.io.RasterReader;

/**
 * An open GeoTIFF: its first image, with the metadata of files beside it; overviews are ignored.
 */
final class GeoTiffReader implements RasterReader {
  private static final int ASSOCIATED_ALPHA = 1;
  private static final int UNASSOCIATED_ALPHA = 2;

  private final TiffFile file;
  private final RasterDescription description;
  private final BandCells cells;
  private final List<String> notes = new ArrayList<>();

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
      final Optional<PamFile> pam = PamFile.beside(file);
      final OptionalInt alpha = alpha(tags, layout.bands());
      final int[] samples =
          IntStream.range(0, layout.bands())
              .filter(sample -> alpha.isEmpty() || sample != alpha.getAsInt())
              .toArray();
      final RasterItems items = BandTags.rasterItems(file, tags, samples, pam);
      final OptionalDouble own = noData(tags.text(TiffTag.GDAL_NO_DATA), layout);
      final OptionalDouble[] stated = new OptionalDouble[samples.length];
      Arrays.setAll(stated, band -> stated(pam, samples[band], own, layout));
      this.description =
          describe(tags, layout, items, stated[0], new TiffSurroundings(file, tags, pam, notes));
      this.cells =
          new BandCells(
              // Blocks that were never written hold NoData, or zeros where there is none.
              new StoredCells(
                  file, layout, tags.has(TiffTag.GDAL_NO_DATA) ? own.orElse(Double.NaN) : 0),
              samples,
              alpha,
              TiffMask.of(file, tags, layout, notes),
              Arrays.stream(stated).mapToDouble(it -> it.orElse(Double.NaN)).toArray(),
              items.scales(),
              items.offsets());
    } catch (RasterException e) {
      file.close();
      throw e;
    }
    cells
        .alpha()
        .ifPresent(
            sample ->
                notes.add(
                    "band "
                        + (sample + 1)
                        + " of the input is an alpha channel; cells where it is 0 are NoData, and it is not a band of the output"));
    cells
        .mask()
        .ifPresent(
            mask ->
                notes.add(
                    "cells that the input's mask"
                        + (mask.isBeside() ? " (the .msk file beside it)" : "")
                        + " leaves out are NoData"));
  }

  private static OptionalDouble noData(final Optional<String> text, final TiffLayout layout) {
    return text.map(it -> NoData.parse(it, layout.type())).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble stated(
      final Optional<PamFile> pam,
      final int sample,
      final OptionalDouble own,
      final TiffLayout layout) {
    final Optional<String> beside = pam.map(it -> it.band(sample).facts().get("NoDataValue"));
    return beside.isPresent() ? noData(beside, layout) : own;
  }

  /** The alpha sample of a pixel; none where it would be the only sample. */
  private static OptionalInt alpha(final TiffDirectory tags, final int bands) {
    final long[] extra = tags.integers(TiffTag.EXTRA_SAMPLES);
    return IntStream.range(0, Math.min(extra.length, bands - 1))
        .filter(i -> extra[i] == ASSOCIATED_ALPHA || extra[i] == UNASSOCIATED_ALPHA)
        .map(i -> bands - Math.min(extra.length, bands) + i)
        .findFirst();
  }

  private static RasterDescription describe(
      final TiffDirectory tags,
      final TiffLayout layout,
      final RasterItems items,
      final OptionalDouble noData,
      final TiffSurroundings surroundings) {
    final GridGeometry placed = surroundings.place(layout.width(), layout.height());
    // Where GDAL could not place the cells, their numbers are no degrees.
    final Optional<AxisItems> axes = items.axes().filter(known -> GeoPlacement.isStated(tags));
    final GridGeometry geometry =
        axes.filter(known -> placed.reference().kind() == CoordinateReference.Kind.UNKNOWN)
            .map(known -> placed.withReference(known.reference()))
            .orElse(placed);
    return new RasterDescription(
        geometry,
        items.bands(),
        items.dimensions(),
        items.variable(),
        items.variableAttributes(),
        items.globalAttributes(),
        layout.type().label(),
        noData,
        layout.label(),
        axes.flatMap(known -> known.of(geometry.reference().kind())));
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public List<Message> notes() {
    return Message.list(notes);
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] planes) {
    if (!description.geometry().window().contains(window)) {
      throw new IllegalArgumentException(window + " is not inside the raster");
    }
    cells.read(bands, window, planes);
  }

  @Override
  public void close() {
    cells.close();
    file.close();
  }
}

package org.finegrid.geoserver;

import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.downscale.BandList;
import org.finegrid.downscale.DownscaleRequest;
import org.finegrid.downscale.FineTiles;
import org.finegrid.grid.GridGeometry;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.referencing.CRS;

/** Makes coverages of a run's tiles. */
final class FineCoverages {

  /**
   * What stands for NoData in results. Not NaN: GeoTools writes no tag for it, and what cannot be
   * told from data is lost to whoever reads the file.
   */
  static final float NO_DATA = -9999f;

  private static final Color INVISIBLE = new Color(0, 0, 0, 0);

  private final GridCoverage2D coarse;
  private final CoveragePlacement placement;
  private final FineTiles tiles;
  private final DownscaleRequest request;

  /** Coverages over what a run makes of a coarse one. */
  FineCoverages(
      final GridCoverage2D coarse,
      final CoveragePlacement placement,
      final FineTiles tiles,
      final DownscaleRequest request) {
    this.coarse = coarse;
    this.placement = placement;
    this.tiles = tiles;
    this.request = request;
  }

  /** A coverage that holds all tiles and needs the run no more. */
  GridCoverage2D held() {
    final float[][][] cells = new float[tiles.columns() * tiles.rows()][][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = tiles.tile(i % tiles.columns(), i / tiles.columns());
    }
    final int columns = tiles.columns();
    return coverage(image((column, row) -> cells[row * columns + column]));
  }

  /** A coverage whose tiles are made when they are asked for. */
  GridCoverage2D late(final FineRun run) {
    final FineImage image = image(run);
    run.endWith(image);
    return new FineCoverage(coverage(image), run);
  }

  private FineImage image(final TileSource source) {
    final GridGeometry grid = tiles.description().geometry();
    return new FineImage(
        source,
        grid.width(),
        grid.height(),
        tiles.description().bands().size(),
        tiles.edge(),
        NO_DATA);
  }

  private GridCoverage2D coverage(final FineImage image) {
    final int factor = tiles.description().geometry().width() / placement.geometry().width();
    return new GridCoverageFactory()
        .create(
            coarse.getName(),
            image,
            placement.fine(factor, image.getWidth(), image.getHeight(), reference()),
            bands(),
            null,
            null);
  }

  private CoordinateReferenceSystem reference() {
    final Optional<String> stated = request.crs();
    if (stated.isEmpty()) {
      return placement.crs();
    }
    try {
      // Longitude first, as data without a reference have it.
      return stated.get().toUpperCase(java.util.Locale.ROOT).contains("EPSG:")
          ? CRS.decode(stated.get(), true)
          : CRS.parseWKT(stated.get());
    } catch (FactoryException e) {
      throw Refusals.of("crs", "'" + stated.get() + "' is not known to this server");
    }
  }

  private GridSampleDimension[] bands() {
    final int count = coarse.getNumSampleDimensions();
    final List<Integer> taken =
        request
            .part()
            .bands()
            .map(list -> IntStream.of(BandList.parse(list, count)).boxed().toList())
            .orElseGet(() -> IntStream.range(0, count).boxed().toList());
    return taken.stream().map(this::band).toArray(GridSampleDimension[]::new);
  }

  private GridSampleDimension band(final int number) {
    final GridSampleDimension of = coarse.getSampleDimension(number);
    final Category gaps = new Category(Category.NODATA.getName(), INVISIBLE, (double) NO_DATA);
    return new GridSampleDimension(of.getDescription(), new Category[] {gaps}, of.getUnits());
  }
}

package org.finegrid.geoserver;

import java.awt.Color;
import java.lang.ref.Cleaner;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finegrid.downscale.RasterSource;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.referencing.CRS;

/** Makes coverages of results. */
final class FineCoverages {

  /**
   * What stands for NoData in results. Not NaN: GeoTools writes no tag for it, and what cannot be
   * distinguished from data is lost to readers of the file.
   */
  static final float NO_DATA = -9999f;

  private static final Color INVISIBLE = new Color(0, 0, 0, 0);

  private static final Cleaner CLEANER = Cleaner.create();

  private final GridCoverage2D coarse;
  private final CoveragePlacement placement;
  private final RasterSource source;
  private final CoordinateReferenceSystem reference;

  /**
   * Coverages over what is made of a coarse one.
   *
   * @throws org.geotools.process.ProcessException where the request's reference is not known
   */
  FineCoverages(
      final GridCoverage2D coarse, final CoveragePlacement placement, final RasterSource source) {
    this.coarse = coarse;
    this.placement = placement;
    this.source = source;
    this.reference = reference(placement, source);
  }

  /**
   * A coverage of tiles that are all made. They are let go when it is disposed of, and at the
   * latest when nobody holds its image.
   */
  GridCoverage2D of(final ResultTiles tiles, final TileGrid grid) {
    final FineImage image = new FineImage(tiles, grid, NO_DATA);
    final int factor = grid.width() / placement.geometry().width();
    final GridCoverage2D coverage =
        new GridCoverageFactory()
            .create(
                coarse.getName(),
                image,
                placement.fine(factor, grid.width(), grid.height(), reference),
                bands(),
                null,
                null);
    CLEANER.register(image, tiles::close);
    return new FineCoverage(coverage, tiles);
  }

  private static CoordinateReferenceSystem reference(
      final CoveragePlacement placement, final RasterSource source) {
    final Optional<String> stated = source.crs();
    if (stated.isEmpty()) {
      return placement.crs();
    }
    try {
      // Longitude first, as data without a reference have it.
      return stated.get().toUpperCase(java.util.Locale.ROOT).contains("EPSG:")
          ? CRS.decode(stated.get(), true)
          : CRS.parseWKT(stated.get());
    } catch (FactoryException e) {
      throw ErrorTexts.of("crs", "'" + stated.get() + "' is not known to this server");
    }
  }

  private GridSampleDimension[] bands() {
    final int count = coarse.getNumSampleDimensions();
    return IntStream.of(source.part().bandIndices(count))
        .mapToObj(this::band)
        .toArray(GridSampleDimension[]::new);
  }

  private GridSampleDimension band(final int number) {
    final GridSampleDimension of = coarse.getSampleDimension(number);
    final Category gaps = new Category(Category.NODATA.getName(), INVISIBLE, (double) NO_DATA);
    return new GridSampleDimension(of.getDescription(), new Category[] {gaps}, of.getUnits());
  }
}

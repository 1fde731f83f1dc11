package org.finegrid.geoserver;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.RenderedImage;
import java.util.Map;
import java.util.Random;
import org.finegrid.internal.coverage.FineImage;
import org.finegrid.internal.coverage.TileGrid;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.transform.AffineTransform2D;

/** Coverages without files. */
final class Coverages {
  static final float GAP = -32768;

  private Coverages() {}

  static CoordinateReferenceSystem utm() {
    return decode("EPSG:32632", true);
  }

  static CoordinateReferenceSystem decode(final String code, final boolean longitudeFirst) {
    try {
      return CRS.decode(code, longitudeFirst);
    } catch (FactoryException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Smooth fields with noise, about 280. */
  static float[][] fields(final int bands, final int width, final int height) {
    final Random random = new Random(7);
    final float[][] planes = new float[bands][width * height];
    for (int band = 0; band < bands; band++) {
      for (int i = 0; i < planes[band].length; i++) {
        final double wave = Math.sin((band + 1) * (i % width) / 9.0) * Math.cos(i / width / 7.0);
        planes[band][i] = (float) (280 + 10 * wave + random.nextDouble());
      }
    }
    return planes;
  }

  static RenderedImage image(final float[][] planes, final int width, final int height) {
    // One tile, of which the image may be a part.
    final int edge = Math.max(width, height);
    final TileGrid grid = new TileGrid(width, height, planes.length, edge);
    final MemoryTiles tiles = new MemoryTiles(grid, new ResultQuota().take(0, 0, 0).orElseThrow());
    tiles.put(0, 0, planes);
    return new FineImage(tiles, grid, GAP);
  }

  /** A coverage of cells of 1000 m, whose bands are called as given, with units "mm". */
  static GridCoverage2D of(
      final float[][] planes, final int width, final int height, final String... names) {
    return of(
        planes, width, height, new AffineTransform(1000, 0, 0, -1000, 4e5, 5e6), utm(), names);
  }

  static GridCoverage2D of(
      final float[][] planes,
      final int width,
      final int height,
      final AffineTransform corners,
      final CoordinateReferenceSystem crs,
      final String... names) {
    return of(image(planes, width, height), corners, crs, Map.of(), names);
  }

  static GridCoverage2D of(
      final RenderedImage image,
      final AffineTransform corners,
      final CoordinateReferenceSystem crs,
      final Map<String, Object> properties,
      final String... names) {
    final GridSampleDimension[] bands =
        new GridSampleDimension[image.getSampleModel().getNumBands()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] =
          new GridSampleDimension(
              names.length > i ? names[i] : "band " + i,
              new Category[] {
                new Category(Category.NODATA.getName(), new Color(0, 0, 0, 0), (double) GAP)
              },
              null);
    }
    final GridGeometry2D grid =
        new GridGeometry2D(
            new GridEnvelope2D(
                image.getMinX(), image.getMinY(), image.getWidth(), image.getHeight()),
            PixelInCell.CELL_CORNER,
            new AffineTransform2D(corners),
            crs,
            null);
    return new GridCoverageFactory().create("field", image, grid, bands, null, properties);
  }

  /** All values of a band. */
  static float[] values(final GridCoverage2D coverage, final int band) {
    final RenderedImage image = coverage.getRenderedImage();
    return image
        .getData()
        .getSamples(
            image.getMinX(),
            image.getMinY(),
            image.getWidth(),
            image.getHeight(),
            band,
            (float[]) null);
  }
}

package org.finegrid.smoke;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.function.DoubleUnaryOperator;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.Category;
import org.geotools.coverage.GridSampleDimension;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.referencing.operation.transform.AffineTransform2D;

/** A coverage of one band like another one but for something. */
final class Altered {
  static final float NO_DATA = -9999;

  private final GridCoverage2D made;

  Altered(final GridCoverage2D made) {
    this.made = made;
  }

  private AffineTransform corners() {
    return new AffineTransform(
        (AffineTransform)
            made.getGridGeometry()
                .getGridToCRS2D(org.geotools.api.metadata.spatial.PixelOrientation.UPPER_LEFT));
  }

  GridCoverage2D in(final CoordinateReferenceSystem crs) {
    return coverage(value -> value, corners(), crs, true);
  }

  GridCoverage2D movedByACell() {
    final AffineTransform moved = corners();
    moved.translate(1, 0);
    return coverage(value -> value, moved, made.getCoordinateReferenceSystem2D(), true);
  }

  GridCoverage2D withValues(final DoubleUnaryOperator change) {
    return coverage(change, corners(), made.getCoordinateReferenceSystem2D(), true);
  }

  GridCoverage2D withoutNoDataTag() {
    return coverage(value -> value, corners(), made.getCoordinateReferenceSystem2D(), false);
  }

  private GridCoverage2D coverage(
      final DoubleUnaryOperator change,
      final AffineTransform corners,
      final CoordinateReferenceSystem crs,
      final boolean tagged) {
    final Raster cells = made.getRenderedImage().getData();
    final ComponentColorModel grey =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            false,
            false,
            ComponentColorModel.OPAQUE,
            DataBuffer.TYPE_FLOAT);
    final WritableRaster altered =
        grey.createCompatibleWritableRaster(cells.getWidth(), cells.getHeight());
    for (int y = 0; y < cells.getHeight(); y++) {
      for (int x = 0; x < cells.getWidth(); x++) {
        altered.setSample(
            x,
            y,
            0,
            change.applyAsDouble(
                cells.getSampleDouble(cells.getMinX() + x, cells.getMinY() + y, 0)));
      }
    }
    final Category[] gaps = {
      new Category(Category.NODATA.getName(), new Color(0, 0, 0, 0), (double) NO_DATA)
    };
    return new GridCoverageFactory()
        .create(
            made.getName(),
            new BufferedImage(grey, altered, false, null),
            new GridGeometry2D(
                new GridEnvelope2D(0, 0, cells.getWidth(), cells.getHeight()),
                PixelInCell.CELL_CORNER,
                new AffineTransform2D(corners),
                crs,
                null),
            new GridSampleDimension[] {
              new GridSampleDimension("altered", tagged ? gaps : null, null)
            },
            null,
            null);
  }
}

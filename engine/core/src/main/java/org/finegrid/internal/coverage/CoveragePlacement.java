package org.finegrid.internal.coverage;

import java.awt.geom.AffineTransform;
import java.awt.image.RenderedImage;
import java.util.Optional;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.CrsConverter;
import org.geotools.api.metadata.spatial.PixelOrientation;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.DerivedCRS;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.PixelInCell;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.GridEnvelope2D;
import org.geotools.coverage.grid.GridGeometry2D;
import org.geotools.referencing.operation.transform.AffineTransform2D;

/**
 * Where a coverage lies.
 *
 * @param corners from the corners of its image's first cell, counted from 0, to its coordinates
 * @param crs its coordinate reference
 * @param geometry the same as the engine has it: columns along x, rows along y, in whatever order
 *     the reference has its axes
 */
public record CoveragePlacement(
    AffineTransform corners, CoordinateReferenceSystem crs, GridGeometry geometry) {

  /**
   * That of a coverage.
   *
   * @throws RasterException where its cells do not lie along the axes
   */
  public static CoveragePlacement of(final GridCoverage2D coverage) {
    final RenderedImage image = coverage.getRenderedImage();
    final Object transform = coverage.getGridGeometry().getGridToCRS2D(PixelOrientation.UPPER_LEFT);
    if (!(transform instanceof AffineTransform)) {
      throw unusable("its cells are not of one size; resample it first");
    }
    final AffineTransform corners = new AffineTransform((AffineTransform) transform);
    corners.translate(image.getMinX(), image.getMinY());
    final CoordinateReferenceSystem crs = coverage.getCoordinateReferenceSystem2D();
    return new CoveragePlacement(corners, crs, geometry(corners, crs, image));
  }

  private static GridGeometry geometry(
      final AffineTransform corners,
      final CoordinateReferenceSystem crs,
      final RenderedImage image) {
    final int width = image.getWidth();
    final int height = image.getHeight();
    // Latitude first: columns run along the second axis.
    final boolean swapped =
        Math.abs(corners.getShearX() * corners.getShearY())
            > Math.abs(corners.getScaleX() * corners.getScaleY());
    final double column = swapped ? corners.getShearY() : corners.getScaleX();
    final double row = swapped ? corners.getShearX() : corners.getScaleY();
    final double columnAcross = swapped ? corners.getScaleX() : corners.getShearY();
    final double rowAcross = swapped ? corners.getScaleY() : corners.getShearX();
    if (!GridGeometry.isAligned(column, columnAcross, row, rowAcross, width, height)) {
      throw unusable("its rows and columns do not run along the axes of its coordinates");
    }
    final double x = swapped ? corners.getTranslateY() : corners.getTranslateX();
    final double y = swapped ? corners.getTranslateX() : corners.getTranslateY();
    return new GridGeometry(
        new RegularAxis(x, column, width),
        new RegularAxis(y, row, height),
        reference(crs, swapped));
  }

  private static RasterException unusable(final String why) {
    return new RasterException(
        ErrorCode.UNSUPPORTED_INPUT,
        ParameterName.INPUT,
        ParameterName.INPUT.placeholder() + ": " + why);
  }

  private static CoordinateReference reference(
      final CoordinateReferenceSystem crs, final boolean swapped) {
    final Kind kind;
    if (crs instanceof GeographicCRS) {
      kind = Kind.GEOGRAPHIC;
    } else if (crs instanceof ProjectedCRS) {
      kind = Kind.PROJECTED;
    } else if (crs instanceof DerivedCRS derived && derived.getBaseCRS() instanceof GeographicCRS) {
      kind = Kind.ROTATED;
    } else {
      // Such as the "wildcard" of a format that cannot hold a reference.
      return CoordinateReference.unknown();
    }
    // The axes here are x and y, in whatever order the reference has them.
    final String wkt = swapped ? CrsConverter.withoutAxes(crs.toWKT()) : crs.toWKT();
    return new CoordinateReference(
        kind, name(crs), Optional.of(wkt), Optional.empty(), Optional.empty());
  }

  /** Its code, such as EPSG:4326, else its name; names are not codes of their authority. */
  private static String name(final CoordinateReferenceSystem crs) {
    return crs.getIdentifiers().stream()
        .findFirst()
        .map(String::valueOf)
        .orElseGet(() -> crs.getName().getCode());
  }

  /** The grid of a fine image over the same ground, whose cells are counted from 0. */
  public GridGeometry2D fine(
      final int factor, final int width, final int height, final CoordinateReferenceSystem stated) {
    final AffineTransform fine = new AffineTransform(corners);
    fine.scale(1.0 / factor, 1.0 / factor);
    return new GridGeometry2D(
        new GridEnvelope2D(0, 0, width, height),
        PixelInCell.CELL_CORNER,
        new AffineTransform2D(fine),
        stated,
        null);
  }
}

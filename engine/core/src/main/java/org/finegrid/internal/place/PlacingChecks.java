package org.finegrid.internal.place;

import java.util.Optional;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.CoordinateReference.Kind;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.crs.CoordinateTransform;

/** What keeps a raster from being placed on a grid, in a sentence each. */
final class PlacingChecks {
  /** Degrees by which a latitude may pass the pole. */
  private static final double SLACK = 1e-3;

  private PlacingChecks() {}

  /** A target in the coordinates of a source. */
  static TargetGrid target(
      final RasterLabel label, final GridGeometry source, final GridGeometry target) {
    checkDegrees(label, source);
    final CoordinateReference from = source.reference();
    final CoordinateReference to = target.reference();
    if (from.kind() == Kind.UNKNOWN && to.kind() != Kind.UNKNOWN) {
      throw label.refusal(
          ErrorCode.UNREADABLE_INPUT,
          "has no coordinate reference, so it cannot be placed on the input ("
              + to.name()
              + "); write one into the file, such as with gdal_edit.py -a_srs");
    }
    if (from.kind() != Kind.UNKNOWN && to.kind() == Kind.UNKNOWN) {
      throw new RasterException(
          ErrorCode.MISSING_PARAMETER,
          ParameterName.CRS,
          label.sentence(
              "cannot be placed on the input, which has no coordinate reference; assign one with "
                  + ParameterName.CRS.placeholder()));
    }
    final Optional<CoordinateTransform> toSource = CoordinateTransform.between(to, from);
    final Optional<CoordinateTransform> back = CoordinateTransform.between(from, to);
    if (toSource.isEmpty() || back.isEmpty()) {
      throw label.refusal(
          ErrorCode.UNSUPPORTED_INPUT,
          "there is no transform known from its coordinate reference ("
              + from.name()
              + ") to that of the input ("
              + to.name()
              + "); reproject it to the latter");
    }
    return TargetGrid.of(target, source, toSource.get(), back.get());
  }

  private static void checkDegrees(final RasterLabel label, final GridGeometry source) {
    if (!source.reference().spherical()) {
      return;
    }
    final double longitude = largest(source.x());
    final double latitude = largest(source.y());
    if (latitude > 90 + SLACK || longitude > 2 * AxisMatch.TURN) {
      throw label.refusal(
          ErrorCode.UNREADABLE_INPUT,
          "its coordinates are said to be degrees ("
              + source.reference().name()
              + "), but go up to "
              + SourceGrid.rounded(latitude > 90 + SLACK ? latitude : longitude)
              + "; correct its coordinate reference, such as with gdal_edit.py -a_srs");
    }
  }

  private static double largest(final Axis axis) {
    return Math.max(Math.abs(axis.centre(0)), Math.abs(axis.centre(axis.size() - 1)));
  }

  /** Refuses a source that has nothing of the target. */
  static void checkOverlap(
      final RasterLabel label,
      final NeededCells needed,
      final TargetGrid target,
      final SourceGrid source) {
    if (needed.isEmpty()) {
      final double[] box = NeededCells.extent(target, source);
      throw label.refusal(
          ErrorCode.UNREADABLE_INPUT,
          "does not overlap the input: it covers "
              + range("x", AxisMatch.low(source.geometry().x()), source.geometry().x())
              + ", "
              + range("y", AxisMatch.low(source.geometry().y()), source.geometry().y())
              + ", the input "
              + (box[0] <= box[2]
                  ? "x "
                      + SourceGrid.rounded(box[0])
                      + " to "
                      + SourceGrid.rounded(box[2])
                      + ", y "
                      + SourceGrid.rounded(source.coordinate(box[1]))
                      + " to "
                      + SourceGrid.rounded(source.coordinate(box[3]))
                      + " in the same coordinates"
                  : "lies where these coordinates have no values"));
    }
  }

  private static String range(final String name, final double low, final Axis axis) {
    return name
        + " "
        + SourceGrid.rounded(low)
        + " to "
        + SourceGrid.rounded(low + AxisMatch.length(axis));
  }
}

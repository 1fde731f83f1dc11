package org.finegrid.training.data;

import java.util.Optional;
import org.finegrid.grid.Axis;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.internal.io.crs.LonLatTransform;

/** Where a grid lies, to be compared with others. */
final class Ground {
  /** Neighbouring tiles may share a row of cells. */
  private static final double SHARED_CELLS = 1.5;

  private static final int SAMPLES = 16;

  private final GridGeometry grid;
  private final String frame;
  private final Optional<LonLatTransform> toLonLat;

  private Ground(final GridGeometry grid, final String frame) {
    this.grid = grid;
    this.frame = frame;
    this.toLonLat = LonLatTransform.of(grid.reference());
  }

  static Ground of(final GridGeometry grid) {
    final CoordinateReference reference = grid.reference();
    return new Ground(
        grid,
        switch (reference.kind()) {
          case GEOGRAPHIC, UNKNOWN -> reference.kind().name();
          default ->
              reference.kind() + " " + CrsConverter.toWkt(reference).orElse(reference.name());
        });
  }

  /** A stretch of coordinates. */
  private record Interval(double from, double to) {
    static Interval of(final Axis axis) {
      final double first = axis.edge(0);
      final double last = axis.edge(axis.size());
      return new Interval(Math.min(first, last), Math.max(first, last));
    }

    double shared(final Interval other, final double shift) {
      return Math.min(to, other.to + shift) - Math.max(from, other.from + shift);
    }

    /** The same of longitudes, which repeat. */
    double sharedAround(final Interval other) {
      return Math.max(shared(other, 0), Math.max(shared(other, 360), shared(other, -360)));
    }
  }

  /** Whether coordinates of both mean the same. */
  boolean sharesFrame(final Ground other) {
    return frame.equals(other.frame);
  }

  /** Whether both show some of the same ground. */
  boolean overlaps(final Ground other) {
    if (!sharesFrame(other)) {
      return toLonLat.isPresent() && other.toLonLat.isPresent() && overlapsOnGlobe(other);
    }
    final Interval x = Interval.of(grid.x());
    final Interval y = Interval.of(grid.y());
    final Interval otherX = Interval.of(other.grid.x());
    final Interval otherY = Interval.of(other.grid.y());
    if (grid.reference().kind() == CoordinateReference.Kind.UNKNOWN) {
      // Rows and columns may be all that there is; of equal ones nobody knows.
      return x.equals(otherX) && y.equals(otherY);
    }
    final double across =
        grid.reference().spherical() ? x.sharedAround(otherX) : x.shared(otherX, 0);
    return across > SHARED_CELLS * Math.max(cell(grid.x()), cell(other.grid.x()))
        && y.shared(otherY, 0) > SHARED_CELLS * Math.max(cell(grid.y()), cell(other.grid.y()));
  }

  private static double cell(final Axis axis) {
    return Math.abs(axis.edge(axis.size()) - axis.edge(0)) / axis.size();
  }

  private boolean overlapsOnGlobe(final Ground other) {
    final Interval[] mine = globe();
    final Interval[] its = other.globe();
    return mine[0].sharedAround(its[0]) > 0 && mine[1].shared(its[1], 0) > 0;
  }

  /** The stretches of longitude and latitude that hold the grid. */
  private Interval[] globe() {
    double west = Double.POSITIVE_INFINITY;
    double east = Double.NEGATIVE_INFINITY;
    double south = Double.POSITIVE_INFINITY;
    double north = Double.NEGATIVE_INFINITY;
    for (int row = 0; row <= SAMPLES; row++) {
      for (int column = 0; column <= SAMPLES; column++) {
        final double[] place = place(share(grid.x(), column), share(grid.y(), row));
        if (!Double.isNaN(place[0])) {
          west = Math.min(west, place[0]);
          east = Math.max(east, place[0]);
          south = Math.min(south, place[1]);
          north = Math.max(north, place[1]);
        }
      }
    }
    // What seems to go halfway around may go the other way: across the date line.
    final boolean around = toLonLat.isPresent() && frame.startsWith("PROJECTED");
    return east - west > 180 && around
        ? new Interval[] {new Interval(-180, 180), new Interval(south, north)}
        : new Interval[] {new Interval(west, east), new Interval(south, north)};
  }

  private double[] place(final double x, final double y) {
    return toLonLat.orElseThrow().of(x, y);
  }

  private static double share(final Axis axis, final int sample) {
    return axis.edge(0) + (axis.edge(axis.size()) - axis.edge(0)) * sample / SAMPLES;
  }

  /**
   * The smallest and the largest coordinate along each edge between rows or columns.
   *
   * @param byRows whether edges between rows are meant, and their coordinate is y
   * @return {@code [edge][2]}
   */
  double[][] edges(final boolean byRows) {
    final Axis axis = byRows ? grid.y() : grid.x();
    final double[][] edges = new double[axis.size() + 1][];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = new double[] {axis.edge(i), axis.edge(i)};
    }
    return edges;
  }

  /** The smallest and the largest latitude along each edge between rows, {@code [edge][2]}. */
  double[][] latitudes() {
    final double[][] edges = new double[grid.height() + 1][];
    for (int i = 0; i < edges.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int sample = 0; sample <= SAMPLES; sample++) {
        final double latitude = place(share(grid.x(), sample), grid.y().edge(i))[1];
        // Where the projection has no ground, no side of a cut is the right one.
        least = Double.isNaN(latitude) ? Double.NEGATIVE_INFINITY : Math.min(least, latitude);
        most = Double.isNaN(latitude) ? Double.POSITIVE_INFINITY : Math.max(most, latitude);
      }
      edges[i] = new double[] {least, most};
    }
    return edges;
  }

  /** Whether both are of the same cells. */
  boolean sameCells(final Ground other) {
    return sharesFrame(other)
        && grid.width() == other.grid.width()
        && grid.height() == other.grid.height()
        && Interval.of(grid.x()).equals(Interval.of(other.grid.x()))
        && Interval.of(grid.y()).equals(Interval.of(other.grid.y()));
  }

  /** Whether coordinates run around the globe, so that x is no line that could be cut. */
  boolean spherical() {
    return grid.reference().spherical();
  }
}

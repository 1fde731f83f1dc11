package org.finegrid.internal.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class PolygonCoverTest {
  private static final GeometryFactory SHAPES = new GeometryFactory();

  /** The area of a ring in each cell, row by row from the lowest. */
  private static double[][] areas(final AxisEdges x, final AxisEdges y, final double[]... rings) {
    final PolygonCover cover = new PolygonCover(x, y);
    final double[][] areas = new double[y.cells()][x.cells()];
    final Envelope box = new Envelope();
    for (int i = 0; i < rings[0].length; i += 2) {
      box.expandToInclude(rings[0][i], rings[0][i + 1]);
    }
    if (!cover.begin(
        box.getMinX(),
        box.getMinY(),
        box.getMaxX(),
        box.getMaxY(),
        new Window(0, 0, x.cells(), y.cells()))) {
      return areas;
    }
    for (final double[] ring : rings) {
      for (int i = 0; i < ring.length; i += 2) {
        final int next = (i + 2) % ring.length;
        cover.edge(ring[i], ring[i + 1], ring[next], ring[next + 1]);
      }
    }
    cover.end();
    for (int r = 0; r < cover.rows(); r++) {
      for (int c = 0; c < cover.columns(); c++) {
        areas[cover.row() + r][cover.column() + c] = cover.area(c, r);
      }
    }
    return areas;
  }

  private static AxisEdges randomEdges(final SplittableRandom random, final int cells) {
    final double[] edges = new double[cells + 1];
    edges[0] = random.nextDouble(-3, 3);
    for (int i = 1; i <= cells; i++) {
      edges[i] = edges[i - 1] + random.nextDouble(0.2, 1.5);
    }
    return new AxisEdges(edges);
  }

  /** A star about a place, counter-clockwise. */
  private static double[] star(final SplittableRandom random, final int corners) {
    final double[] ring = new double[2 * corners];
    final double x = random.nextDouble(-2, 8);
    final double y = random.nextDouble(-2, 8);
    for (int i = 0; i < corners; i++) {
      final double radius = random.nextDouble(0.05, 5);
      ring[2 * i] = x + radius * Math.cos(2 * Math.PI * i / corners);
      ring[2 * i + 1] = y + radius * Math.sin(2 * Math.PI * i / corners);
    }
    return ring;
  }

  private static Polygon shape(final double[] ring) {
    final Coordinate[] corners = new Coordinate[ring.length / 2 + 1];
    for (int i = 0; i < corners.length; i++) {
      final int at = 2 * i % ring.length;
      corners[i] = new Coordinate(ring[at], ring[at + 1]);
    }
    return SHAPES.createPolygon(corners);
  }

  /** Expected areas are of the overlays of JTS. */
  @Property(tries = 100)
  void areasAreThoseOfOverlays(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final AxisEdges x = randomEdges(random, random.nextInt(1, 9));
    final AxisEdges y = randomEdges(random, random.nextInt(1, 9));
    final double[] ring = star(random, random.nextInt(3, 12));
    final double[][] areas = areas(x, y, ring);
    final Polygon polygon = shape(ring);
    for (int r = 0; r < y.cells(); r++) {
      for (int c = 0; c < x.cells(); c++) {
        final Envelope cell = new Envelope(x.edge(c), x.edge(c + 1), y.edge(r), y.edge(r + 1));
        final double expected = SHAPES.toGeometry(cell).intersection(polygon).getArea();
        assertEquals(expected, areas[r][c], 1e-11, "row " + r + ", column " + c);
      }
    }
  }

  @Test
  void aHoleTakesAwayWhatItCovers() {
    final AxisEdges edges = new AxisEdges(new double[] {0, 1, 2, 3});
    final double[][] areas =
        areas(
            edges,
            edges,
            new double[] {0, 0, 3, 0, 3, 3, 0, 3},
            new double[] {0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 0.5});
    assertEquals(0.75, areas[0][0], 1e-15);
    assertEquals(0.75, areas[1][1], 1e-15);
    assertEquals(1, areas[2][2], 1e-15);
  }

  @Test
  void cellsOnTheEdgesOfTheGridAreCoveredWholly() {
    final AxisEdges edges = new AxisEdges(new double[] {0, 1, 2});
    final double[][] areas = areas(edges, edges, new double[] {1, 1, 2, 1, 2, 2, 1, 2});
    assertEquals(1, areas[1][1]);
    assertEquals(0, areas[0][0]);
    assertEquals(0, areas[0][1]);
    assertEquals(0, areas[1][0]);
  }

  @Test
  void aPolygonBesideTheGridCoversNothing() {
    final AxisEdges edges = new AxisEdges(new double[] {0, 1, 2});
    final PolygonCover cover = new PolygonCover(edges, edges);
    final Window all = new Window(0, 0, 2, 2);
    assertFalse(cover.begin(-2, 0, 0, 1, all));
    assertFalse(cover.begin(2, 0, 3, 1, all));
    assertFalse(cover.begin(0, -1, 1, 0, all));
    assertFalse(cover.begin(0, 2, 1, 3, all));
    assertTrue(cover.begin(-2, -2, 0.1, 0.1, all));
  }

  @Test
  void rowsWithoutHeightAreSkipped() {
    final AxisEdges x = new AxisEdges(new double[] {0, 1});
    final AxisEdges y = new AxisEdges(new double[] {0, 0, 0.5, 1, 1});
    final double[][] areas = areas(x, y, new double[] {0, 0, 1, 0, 1, 1, 0, 1});
    assertEquals(0, areas[0][0]);
    assertEquals(0.5, areas[1][0]);
    assertEquals(0.5, areas[2][0]);
    assertEquals(0, areas[3][0]);
  }
}

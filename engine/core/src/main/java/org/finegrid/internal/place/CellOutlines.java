package org.finegrid.internal.place;

import java.util.Arrays;
import org.finegrid.grid.Window;

/**
 * The outlines of a window's cells in a source's true areas. Neighbours share their edges, so the
 * corners of all cells are computed once, and points between them where edges bend.
 *
 * <p>One outline is looked at after the other: {@link #trace} computes it.
 */
final class CellOutlines {
  /** A point at the pole, which has no longitude of its own. */
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** Degrees from a pole that count as the pole. */
  private static final double POLE = 90 - 1e-9;

  private final Window window;
  private final int parts;
  private final boolean aroundPole;
  private final double[] across;
  private final double[] down;
  private final double[] x;
  private final double[] y;
  private int corners;
  private double area;

  /**
   * The outlines of a window.
   *
   * @param parts into how many pieces each side of a cell is cut
   */
  CellOutlines(
      final TargetGrid target, final SourceGrid source, final Window window, final int parts) {
    this.window = window;
    this.parts = parts;
    this.aroundPole = source.spherical() && !target.sameCoordinates() && target.hasPole(window);
    final double centre = centre(target, window);
    this.across = lines(target, source, window, centre, window.height(), parts, true);
    // Without points between them, the corners are those of the horizontal lines.
    this.down =
        parts == 1 ? across : lines(target, source, window, centre, window.width(), parts, false);
    this.x = new double[8 * parts + 4];
    this.y = new double[8 * parts + 4];
  }

  private static double centre(final TargetGrid target, final Window window) {
    final double[] middle = {
      target.x(2 * window.column() + window.width(), 2),
      target.y(2 * window.row() + window.height(), 2)
    };
    target.toSource(middle, 1);
    return Double.isFinite(middle[0]) ? middle[0] : 0;
  }

  private static double[] lines(
      final TargetGrid target,
      final SourceGrid source,
      final Window window,
      final double centre,
      final int count,
      final int parts,
      final boolean horizontal) {
    final int points = (horizontal ? window.width() : window.height()) * parts + 1;
    final double[] places = new double[2 * (count + 1) * points];
    int at = 0;
    for (int line = 0; line <= count; line++) {
      for (int i = 0; i < points; i++) {
        places[at++] =
            horizontal
                ? target.x(window.column() * parts + i, parts)
                : target.x(window.column() + line, 1);
        places[at++] =
            horizontal
                ? target.y(window.row() + line, 1)
                : target.y(window.row() * parts + i, parts);
      }
    }
    target.toSource(places, places.length / 2);
    if (source.spherical()) {
      for (int i = 0; i < places.length; i += 2) {
        if (!target.sameCoordinates()) {
          places[i] = Math.abs(places[i + 1]) > POLE ? ANY : SourceGrid.near(places[i], centre);
        }
        places[i + 1] = source.height(places[i + 1]);
      }
    }
    return places;
  }

  /** Whether cells may reach around a pole, through all longitudes. */
  boolean aroundPole() {
    return aroundPole;
  }

  /** The least and the largest coordinate: x, y, x, y; empty boxes where no cell is shown. */
  double[] bounds() {
    final double[] box = {
      Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    extend(box, across);
    extend(box, down);
    return box;
  }

  private static void extend(final double[] box, final double[] places) {
    for (int i = 0; i < places.length; i += 2) {
      if (Double.isFinite(places[i])) {
        box[0] = Math.min(box[0], places[i]);
        box[2] = Math.max(box[2], places[i]);
      }
      if (Double.isFinite(places[i + 1])) {
        box[1] = Math.min(box[1], places[i + 1]);
        box[3] = Math.max(box[3], places[i + 1]);
      }
    }
  }

  /**
   * Computes the outline of a cell.
   *
   * @param column counted from the window's first
   * @param row counted from the window's first
   * @return whether the source's coordinates show the cell
   */
  boolean trace(final int column, final int row) {
    corners = 0;
    final int acrossPoints = window.width() * parts + 1;
    final int downPoints = parts == 1 ? acrossPoints : window.height() * parts + 1;
    final int top = row * acrossPoints + column * parts;
    final int bottom = top + acrossPoints;
    if (parts == 1) {
      add(across, top);
      add(across, top + 1);
      add(across, bottom + 1);
      add(across, bottom);
    } else {
      final int left = column * downPoints + row * parts;
      final int right = left + downPoints;
      for (int i = 0; i < parts; i++) {
        add(across, top + i);
      }
      for (int i = 0; i < parts; i++) {
        add(down, right + i);
      }
      for (int i = parts; i > 0; i--) {
        add(across, bottom + i);
      }
      for (int i = parts; i > 0; i--) {
        add(down, left + i);
      }
    }
    if (aroundPole) {
      unwrap();
    }
    measure();
    return Double.isFinite(area) && area != 0;
  }

  private void add(final double[] places, final int point) {
    x[corners] = places[2 * point];
    y[corners++] = places[2 * point + 1];
  }

  /** Lets longitudes run on around a pole, and closes the outline over it. */
  private void unwrap() {
    final double pole = y[0] > 0 ? 1 : -1;
    final int count = corners;
    final double[] fromX = Arrays.copyOf(x, count);
    final double[] fromY = Arrays.copyOf(y, count);
    int first = 0;
    while (first < count && fromX[first] == ANY) {
      first++;
    }
    corners = 0;
    double last = first < count ? fromX[first] : Double.NaN;
    for (int i = 0; i < count; i++) {
      final int at = (first + i) % count;
      if (fromX[at] == ANY) {
        // The outline comes up one meridian and goes down the next one.
        put(last, pole);
        final double next = fromX[(at + 1) % count];
        last = next == ANY ? last : SourceGrid.near(next, last);
        put(last, pole);
      } else {
        last = SourceGrid.near(fromX[at], last);
        put(last, fromY[at]);
      }
    }
    final double closing = SourceGrid.near(x[0], last);
    if (Math.abs(closing - x[0]) > AxisMatch.TURN / 2) {
      put(closing, fromY[first % count]);
      put(closing, pole);
      put(x[0], pole);
    }
  }

  private void put(final double longitude, final double sine) {
    x[corners] = longitude;
    y[corners++] = sine;
  }

  private void measure() {
    double twice = 0;
    for (int i = 1; i + 1 < corners; i++) {
      twice += (x[i] - x[0]) * (y[i + 1] - y[0]) - (x[i + 1] - x[0]) * (y[i] - y[0]);
    }
    area = twice / 2;
  }

  /** The area of the cell last traced; negative where its outline runs clockwise. */
  double area() {
    return area;
  }

  /**
   * Measures the cell last traced in the cells of a source.
   *
   * @param shift moves it along x
   * @return whether it has any of the cells asked for
   */
  boolean cover(final PolygonCover cover, final double shift, final Window within) {
    double minX = x[0];
    double maxX = x[0];
    double minY = y[0];
    double maxY = y[0];
    for (int i = 1; i < corners; i++) {
      minX = Math.min(minX, x[i]);
      maxX = Math.max(maxX, x[i]);
      minY = Math.min(minY, y[i]);
      maxY = Math.max(maxY, y[i]);
    }
    if (!cover.begin(minX + shift, minY, maxX + shift, maxY, within)) {
      return false;
    }
    for (int i = 0; i < corners; i++) {
      final int next = i + 1 < corners ? i + 1 : 0;
      cover.edge(x[i] + shift, y[i], x[next] + shift, y[next]);
    }
    cover.end();
    return true;
  }
}

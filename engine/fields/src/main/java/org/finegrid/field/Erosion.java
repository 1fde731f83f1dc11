package org.finegrid.field;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Erosion by rivers: land rises, and water carves valleys that join on their way to the sea. The
 * stream power law with exponents 1/2 and 1, solved implicitly along the flow tree (Braun and
 * Willett, Geomorphology 180-181, 2013); the flow tree is found by flooding from the sea upwards
 * (Barnes et al., Computers and Geosciences 62, 2014), so that every cell has a way out.
 *
 * @param steps how many steps of uplift and erosion
 * @param strength how fast water carves: above 1 valleys reach the heads of the mountains
 * @param rise what land rises in all steps together, as a share of its first height
 */
public record Erosion(int steps, double strength, double rise) {
  private static final double DIAGONAL = StrictMath.sqrt(2);

  private record Reached(double level, int cell) {
    static final Comparator<Reached> LOWEST_FIRST =
        Comparator.comparingDouble(Reached::level).thenComparingInt(Reached::cell);
  }

  /** Where each cell's water goes, and the cells in an order in which receivers come first. */
  private record Flow(int[] receiver, int[] order) {}

  /**
   * The same land with valleys. Cells at or below zero are sea and stay as they are; water also
   * leaves over the edge of the plane.
   */
  public FieldPlane carve(final FieldPlane land) {
    final double[] first = land.values();
    final double[] height = land.values();
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < height.length; i++) {
        height[i] += first[i] > 0 ? first[i] * rise / steps : 0;
      }
      wear(height, drain(height, land.width(), land.height()), land.width());
    }
    return FieldPlane.of(land.width(), land.height(), height);
  }

  private void wear(final double[] height, final Flow flow, final int width) {
    final double[] area = new double[height.length];
    for (int i = flow.order.length - 1; i >= 0; i--) {
      final int cell = flow.order[i];
      area[cell] += 1;
      if (flow.receiver[cell] >= 0) {
        area[flow.receiver[cell]] += area[cell];
      }
    }
    for (final int cell : flow.order) {
      final int receiver = flow.receiver[cell];
      if (receiver >= 0) {
        final boolean diagonal =
            cell % width != receiver % width && cell / width != receiver / width;
        final double force =
            strength / steps * StrictMath.sqrt(area[cell]) / (diagonal ? DIAGONAL : 1);
        // Rivers end at the sea's surface, not at its floor.
        final double base = Math.max(0, height[receiver]);
        height[cell] = (height[cell] + force * base) / (1 + force);
      }
    }
  }

  private static Flow drain(final double[] height, final int width, final int rows) {
    final int[] receiver = new int[height.length];
    final int[] order = new int[height.length];
    final boolean[] seen = new boolean[height.length];
    final PriorityQueue<Reached> shore = new PriorityQueue<>(Reached.LOWEST_FIRST);
    for (int cell = 0; cell < height.length; cell++) {
      final int column = cell % width;
      final int row = cell / width;
      if (height[cell] <= 0 || column == 0 || row == 0 || column == width - 1 || row == rows - 1) {
        seen[cell] = true;
        receiver[cell] = -1;
        shore.add(new Reached(height[cell], cell));
      }
    }
    int count = 0;
    while (!shore.isEmpty()) {
      final Reached reached = shore.poll();
      order[count++] = reached.cell;
      final int column = reached.cell % width;
      final int row = reached.cell / width;
      for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (int c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
          final int next = r * width + c;
          if (!seen[next]) {
            seen[next] = true;
            receiver[next] = reached.cell;
            shore.add(new Reached(Math.max(height[next], reached.level), next));
          }
        }
      }
    }
    return new Flow(receiver, order);
  }
}

package org.finegrid.cli.endtoend;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.RasterWriter;
import org.finegrid.io.ReadOptions;
import org.finegrid.io.WriteOptions;
import org.finegrid.testing.MemoryRaster;

/** Mountains that have a height at every place, and a temperature that falls with it. */
final class Terrain {
  /** Coarse cells along each edge. */
  static final int EDGE = 40;

  /** The temperature's change per metre. */
  static final double SLOPE = -0.0065;

  private static final int WAVES = 60;

  /** Cells are means over so many points along each axis of a coarse cell, fine ones over two. */
  private static final int POINTS = 16;

  private final double[][] waves = new double[WAVES][];

  Terrain(final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < WAVES; i++) {
      final double length = 0.6 * Math.pow(20, random.nextDouble());
      final double direction = 2 * Math.PI * random.nextDouble();
      waves[i] =
          new double[] {
            2 * Math.PI / length * Math.cos(direction),
            2 * Math.PI / length * Math.sin(direction),
            2 * Math.PI * random.nextDouble(),
            25 * length
          };
    }
  }

  /** The height in metres; one coarse cell is one unit wide, and rows count down from 0. */
  double height(final double x, final double y) {
    double height = 1500;
    for (final double[] wave : waves) {
      height += wave[3] * Math.sin(wave[0] * x + wave[1] * y + wave[2]);
    }
    return height;
  }

  /** The temperature in kelvins. */
  double temperature(final double x, final double y) {
    return 290 + 0.05 * y + SLOPE * height(x, y);
  }

  /**
   * Writes the means of a field.
   *
   * @param west of the raster, in coarse cells
   * @param edge its cells along each axis
   * @param perCell so many of them along a coarse cell
   */
  static Path write(
      final Path file,
      final DoubleBinaryOperator field,
      final double west,
      final int edge,
      final double perCell) {
    final double size = 0.25 / perCell;
    final GridGeometry geometry =
        new GridGeometry(
            new RegularAxis(5 + 0.25 * west, size, edge),
            new RegularAxis(50 - 0.25 * west, -size, edge),
            CoordinateReference.geographicWithoutDatum());
    final double[] means = means(field, west, edge, perCell);
    final float[] values = new float[means.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) means[i];
    }
    try (MemoryRaster place = new MemoryRaster(geometry, means);
        RasterWriter writer =
            RasterFormats.create(file, place.description(), WriteOptions.defaults())) {
      writer.write(0, new Window(0, 0, edge, edge), values);
      writer.commit();
    }
    return file;
  }

  static double[] means(
      final DoubleBinaryOperator field, final double west, final int edge, final double perCell) {
    final double[] means = new double[edge * edge];
    final int points = Math.max(2, (int) (POINTS / perCell));
    for (int i = 0; i < means.length; i++) {
      for (int p = 0; p < points * points; p++) {
        final double x = west + (i % edge + (p % points + 0.5) / points) / perCell;
        final double y = west + (i / edge + (p / points + 0.5) / points) / perCell;
        means[i] += field.applyAsDouble(x, y) / (points * points);
      }
    }
    return means;
  }

  /** The root of the mean squared difference between a raster's first band and a field. */
  static double rmse(final Path file, final double[] truth) {
    final double[] values = new double[truth.length];
    final int edge = (int) Math.sqrt(truth.length);
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      reader.read(new int[] {0}, new Window(0, 0, edge, edge), new double[][] {values});
    }
    double sum = 0;
    for (int i = 0; i < truth.length; i++) {
      sum += (values[i] - truth[i]) * (values[i] - truth[i]);
    }
    return Math.sqrt(sum / truth.length);
  }
}

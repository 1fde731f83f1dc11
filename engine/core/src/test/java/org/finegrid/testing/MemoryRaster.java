package org.finegrid.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;

/** A raster in memory. */
public final class MemoryRaster implements RasterReader {
  private final RasterDescription description;
  private final double[][] planes;

  /** A raster over planes, one for each band. */
  public MemoryRaster(final GridGeometry geometry, final double[]... planes) {
    final List<BandDescription> bands = new ArrayList<>();
    for (int b = 0; b < planes.length; b++) {
      bands.add(new BandDescription("band " + (b + 1), "", "", new int[0], Map.of()));
    }
    this.description =
        new RasterDescription(
            geometry,
            bands,
            List.of(),
            "",
            Map.of(),
            Map.of(),
            "float64",
            OptionalDouble.empty(),
            "memory");
    this.planes = planes;
  }

  /** A grid of metres. */
  public static GridGeometry projected(final int width, final int height) {
    return new GridGeometry(
        new RegularAxis(0, 1000, width),
        new RegularAxis(0, -1000, height),
        CoordinateReference.unknown());
  }

  /** A grid of degrees around the whole globe. */
  public static GridGeometry global(final int width, final int height) {
    return new GridGeometry(
        new RegularAxis(-180, 360.0 / width, width),
        new RegularAxis(90, -180.0 / height, height),
        CoordinateReference.geographicWithoutDatum());
  }

  /** A smooth random field with noise on top: {@code offset} plus values of about {@code scale}. */
  public static double[] field(
      final long seed, final int width, final int height, final double offset, final double scale) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double a = 0.05 + 0.3 * random.nextDouble();
    final double b = 0.05 + 0.3 * random.nextDouble();
    final double[] values = new double[width * height];
    for (int i = 0; i < values.length; i++) {
      final double wave = Math.sin(a * (i % width)) * Math.cos(b * (i / width));
      values[i] = offset + scale * (wave + 0.3 * random.nextGaussian());
    }
    return values;
  }

  /** Takes the data from a share of the cells, in blots. */
  public static void punch(
      final long seed, final double[] values, final int width, final int height, final int blots) {
    final SplittableRandom random = new SplittableRandom(seed);
    for (int blot = 0; blot < blots; blot++) {
      final int cx = random.nextInt(width);
      final int cy = random.nextInt(height);
      final int radius = 1 + random.nextInt(6);
      for (int y = Math.max(0, cy - radius); y < Math.min(height, cy + radius); y++) {
        for (int x = Math.max(0, cx - radius); x < Math.min(width, cx + radius); x++) {
          values[y * width + x] = Double.NaN;
        }
      }
    }
  }

  @Override
  public RasterDescription description() {
    return description;
  }

  @Override
  public void read(final int[] bands, final Window window, final double[][] into) {
    final int width = description.geometry().width();
    for (int b = 0; b < bands.length; b++) {
      for (int y = 0; y < window.height(); y++) {
        System.arraycopy(
            planes[bands[b]],
            (window.row() + y) * width + window.column(),
            into[b],
            y * window.width(),
            window.width());
      }
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

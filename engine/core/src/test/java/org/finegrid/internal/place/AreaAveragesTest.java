package org.finegrid.internal.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.IrregularAxis;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;

/**
 * Area averages against other programs. Theirs are of a globe of 15 degree cells with the value (7
 * r² + 5 c + 3 r c) mod 29 in row r from the north and column c from 180° west.
 */
class AreaAveragesTest {
  private static final Path SCRATCH = Path.of(System.getProperty("java.io.tmpdir"));

  private static MemoryRaster globe() {
    return Placing.raster(
        Placing.degrees(-180, 90, 15, 24, 12), (c, r) -> (7 * r * r + 5 * c + 3 * r * c) % 29);
  }

  private static double[] placed(final MemoryRaster source, final GridGeometry target) {
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, SCRATCH)) {
      assertEquals("area averages", raster.method());
      return Placing.values(raster);
    }
  }

  /** {@code cdo -b F64 remapcon,xfirst=155,xinc=17,yfirst=70,yinc=-33}, of CDO 2.1.1. */
  @Test
  void meansAcrossTheDateLineAreThoseOfCdo() {
    final double[] expected = {
      11.4893035, 18.82448333, 12.4392475, 13.98223693, 14.19053223, 18.00279747, 12.12206611,
      16.30180389, 12.85882563, 9.757281465, 8.570238675, 22.04772444, 12.84980351, 14.82890631,
      7.29833223, 14.22225491, 14.45498059, 18.69027644, 16.53199485, 14.37371327
    };
    assertArrayEquals(
        expected,
        placed(
            globe(), Placing.degrees(new RegularAxis(146.5, 17, 5), new RegularAxis(86.5, -33, 4))),
        1e-8);
    final double[] south = new double[20];
    for (int i = 0; i < 20; i++) {
      south[i] = expected[(3 - i / 5) * 5 + i % 5];
    }
    assertArrayEquals(
        south,
        placed(
            globe(),
            Placing.degrees(new RegularAxis(-213.5, 17, 5), new RegularAxis(-45.5, 33, 4))),
        1e-8);
  }

  /** {@code cdo -b F64 remapcon} with {@code xfirst=-40, xinc=23} and these rows as ybounds. */
  @Test
  void meansOnIrregularRowsAreThoseOfCdo() {
    assertArrayEquals(
        new double[] {
          11.21850469, 9.123613644, 17.72101495, 17.12816321, 11.23093068, 19.02700156,
          13.38776987, 9.178810505, 15.59887665, 17.42232735, 15.33100268, 12.66155055
        },
        placed(
            globe(),
            Placing.degrees(
                new RegularAxis(-51.5, 23, 4),
                new IrregularAxis(new double[] {81, 29, -7, -60}, new double[] {50, 10, -41}))),
        1e-8);
  }

  /**
   * Expected: means over 700 x 707 places in each cell, weighted by the area that each stands for,
   * through PROJ 9.1.1 ({@code +proj=ob_tran +o_proj=longlat +o_lat_p=39.25 +o_lon_p=0 +lon_0=18}).
   */
  @Test
  void meansAboutARotatedPoleAreThoseOfManyPlaces() {
    final GridGeometry target =
        new GridGeometry(
            new RegularAxis(-35, 30, 3), new RegularAxis(80, -40, 3), Placing.rotated());
    assertArrayEquals(
        new double[] {
          14.6064, 14.1649, 16.9194, 11.6532, 15.0205, 13.9894, 15.334, 14.5392, 13.4914
        },
        placed(globe(), target),
        5e-3);
  }

  /** The same on a polar map (EPSG:3413), whose pole is the corner of four cells. */
  @Test
  void cellsThatMeetAtAPoleHaveTheirShareOfIt() {
    assertArrayEquals(
        new double[] {
          16.6747, 7.4696, 15.7421, 16.6932, 16.6362, 13.7649, 15.1761, 17.163, 8.3633, 13.9442,
          13.7647, 14.4062, 19.1706, 11.4702, 9.7141, 11.1958
        },
        placed(globe(), polar(3e6, 1.5e6, 4)),
        5e-3);
  }

  /** The same with the pole in the middle of a cell. */
  @Test
  void aCellAroundAPoleHasAllLongitudes() {
    assertArrayEquals(
        new double[] {13.467, 15.5, 15.3996, 12.5035, 14.0036, 14.5035, 15.1414, 13.5, 13.4667},
        placed(globe(), polar(1.5e6, 1e6, 3)),
        5e-3);
  }

  private static GridGeometry polar(final double edge, final double cell, final int cells) {
    return new GridGeometry(
        new RegularAxis(-edge, cell, cells),
        new RegularAxis(edge, -cell, cells),
        CrsConverter.parse("EPSG:3413"));
  }

  @Property(tries = 40)
  void theMeanOverAllIsKept(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final GridGeometry source = random(random, 60, 100);
    final GridGeometry target = random(random, 5, 30);
    final MemoryRaster raster =
        Placing.raster(source, (c, r) -> Math.sin(0.1 * c) + Math.cos(0.2 * r));
    final double[] values = new double[(int) source.window().cells()];
    raster.read(new int[] {0}, source.window(), new double[][] {values});
    assertEquals(mean(source, values), mean(target, placed(raster, target)), 1e-13);
  }

  /** The same ground on a grid of random size. */
  private static GridGeometry random(
      final SplittableRandom random, final int least, final int most) {
    final int width = random.nextInt(least, most);
    final int height = random.nextInt(least, most);
    return Placing.degrees(
        random.nextBoolean()
            ? new RegularAxis(10, 40.0 / width, width)
            : new RegularAxis(50, -40.0 / width, width),
        random.nextBoolean()
            ? new RegularAxis(70, -50.0 / height, height)
            : new RegularAxis(20, 50.0 / height, height));
  }

  private static double mean(final GridGeometry grid, final double[] values) {
    double sum = 0;
    double area = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * grid.rowHeight(i / grid.width());
      area += grid.rowHeight(i / grid.width());
    }
    return sum / area;
  }

  @Property(tries = 20)
  void aConstantStaysConstant(@ForAll final long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final double constant = random.nextDouble(-1000, 1000);
    final MemoryRaster source =
        Placing.raster(Placing.degrees(-180, 90, 2, 180, 90), (c, r) -> constant);
    final GridGeometry target =
        new GridGeometry(
            new RegularAxis(random.nextDouble(-30, -20), 2.5 + random.nextDouble(), 9),
            new RegularAxis(random.nextDouble(10, 30), -2.5 - random.nextDouble(), 8),
            Placing.rotated());
    final double[] expected = new double[72];
    Arrays.fill(expected, constant);
    assertArrayEquals(expected, placed(source, target), 1e-10);
  }

  @Test
  void aLinearFieldOfAMapIsLinearAtTheCentresOfCells() {
    final MemoryRaster source =
        Placing.raster(MemoryRaster.projected(90, 70), (c, r) -> 3 * c - 2 * r);
    final GridGeometry target =
        new GridGeometry(
            new RegularAxis(1000, 3000, 20),
            new RegularAxis(-2000, -2000, 15),
            source.description().geometry().reference());
    final double[] values = placed(source, target);
    for (int i = 0; i < values.length; i++) {
      final double column = target.x().centre(i % 20) / 1000 - 0.5;
      final double row = -target.y().centre(i / 20) / 1000 - 0.5;
      assertEquals(3 * column - 2 * row, values[i], 1e-10);
    }
  }
}

package org.finegrid.internal.place;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.internal.io.ForwardingReader;
import org.finegrid.internal.io.crs.CrsConverter;
import org.finegrid.testing.MemoryRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacedRasterTest {
  private static final double GAP = Double.NaN;

  @TempDir private Path scratch;

  private double[] placed(
      final GridGeometry source, final double[] values, final GridGeometry target) {
    try (PlacedRaster raster =
        Placing.place(new MemoryRaster(source, values), OptionalDouble.empty(), target, scratch)) {
      return Placing.values(raster);
    }
  }

  private RasterException refusal(final GridGeometry source, final GridGeometry target) {
    final MemoryRaster raster = Placing.raster(source, (c, r) -> 1);
    return assertThrows(
        RasterException.class,
        () -> Placing.place(raster, OptionalDouble.empty(), target, scratch));
  }

  @Test
  void aCellIsKnownWhereHalfOfItIs() {
    final GridGeometry source = Placing.degrees(new RegularAxis(0, 1, 6), new RegularAxis(0, 1, 1));
    final GridGeometry target = Placing.degrees(new RegularAxis(0, 2, 4), new RegularAxis(0, 1, 1));
    assertArrayEquals(
        new double[] {3, 5, GAP, GAP},
        placed(source, new double[] {2, 4, 5, GAP, GAP, GAP}, target));
  }

  @Test
  void beyondTheEdgeTheMeanOfWhatIsKnownCounts() {
    final GridGeometry source = Placing.degrees(new RegularAxis(0, 1, 2), new RegularAxis(0, 1, 1));
    final GridGeometry target =
        Placing.degrees(new RegularAxis(-1.2, 1.5, 3), new RegularAxis(0, 1, 1));
    final double[] values = placed(source, new double[] {10, 20}, target);
    assertTrue(Double.isNaN(values[0]));
    assertEquals((0.7 * 10 + 0.8 * 20) / 1.5, values[1], 1e-12);
    assertTrue(Double.isNaN(values[2]));
  }

  @Test
  void gapsCountAsTheirValueAndAreReported() {
    final GridGeometry source = Placing.degrees(new RegularAxis(0, 1, 4), new RegularAxis(0, 1, 1));
    final GridGeometry target = Placing.degrees(new RegularAxis(0, 2, 3), new RegularAxis(0, 1, 1));
    final MemoryRaster sea = new MemoryRaster(source, new double[] {8, 4, 6, GAP});
    try (PlacedRaster raster = Placing.place(sea, OptionalDouble.of(0), target, scratch)) {
      assertEquals(List.of(), raster.notes());
      assertArrayEquals(new double[] {6, 3, GAP}, Placing.values(raster));
      assertEquals("NoData in 1 fine cell counts as 0", raster.notes().get(0).toString());
      Placing.values(raster);
      assertEquals("NoData in 1 fine cell counts as 0", raster.notes().get(0).toString());
    }
  }

  /** Land of a height, with gaps. */
  private static MemoryRaster land(final double height, final int... gaps) {
    final double[] values = new double[100];
    Arrays.fill(values, height);
    for (final int each : gaps) {
      values[each] = GAP;
    }
    return new MemoryRaster(Placing.degrees(0, 60, 1, 10, 10), values);
  }

  private double[] seaAsZero(final MemoryRaster source, final GridGeometry target) {
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.of(0), target, scratch)) {
      return Placing.values(raster);
    }
  }

  @Test
  void aHoleInTheLandIsRefusedWithItsPlace() {
    for (final double cell : new double[] {1, 1.7}) {
      final GridGeometry target = Placing.degrees(0, 60, cell, 5, 5);
      final RasterException refused =
          assertThrows(RasterException.class, () -> seaAsZero(land(51, 33, 44, 34), target));
      assertEquals(ErrorCode.UNREADABLE_INPUT, refused.code());
      assertEquals(
          "elevation: dem.tif: has no data in 3 cells at longitude 4.5, latitude 55.5, and around"
              + " them no value is below 51: this is a hole and not the sea; fill it, or give"
              + " another elevation",
          refused.getMessage());
    }
  }

  @Test
  void seaBesideLowLandFjordsAndTheEdgeOfTheFileAreNoHoles() {
    final GridGeometry target = Placing.degrees(0, 60, 1, 10, 10);
    assertEquals(0, seaAsZero(land(49, 33, 34, 44), target)[44]);
    assertEquals(0, seaAsZero(land(800, 33, 34), target)[34]);
    assertEquals(0, seaAsZero(land(800, 3, 13, 23), target)[23]);
    assertThrows(RasterException.class, () -> seaAsZero(land(1200, 33), target));
  }

  @Test
  void aCoarserSourceIsInterpolatedWithANote() {
    final MemoryRaster source =
        Placing.raster(Placing.degrees(0, 60, 1, 8, 6), (c, r) -> 3 * c - 2 * r);
    final GridGeometry target = Placing.degrees(0, 60, 0.25, 32, 24);
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      assertEquals("bilinear", raster.method());
      assertEquals(
          "its cells of about 1° are larger than the fine cells of about 0.25°, so values are"
              + " interpolated between them",
          raster.notes().get(0).toString());
      final double[] values = Placing.values(raster);
      assertEquals(3 * 3.125 - 2 * 2.625, values[12 * 32 + 14], 1e-12);
      // Within half a cell of the edge the known neighbours are all there is.
      assertEquals(0, values[0], 1e-12);
      assertEquals(3 * 7 - 2 * 5, values[values.length - 1], 1e-12);
    }
  }

  @Test
  void nextToAGapOnlyKnownNeighboursCount() {
    final GridGeometry source = Placing.degrees(new RegularAxis(0, 1, 3), new RegularAxis(0, 1, 1));
    final GridGeometry target =
        Placing.degrees(new RegularAxis(0, 0.5, 6), new RegularAxis(0, 0.5, 2));
    final double[] values = placed(source, new double[] {4, 8, GAP}, target);
    assertArrayEquals(new double[] {4, 5, 7, 8, GAP, GAP}, Arrays.copyOf(values, 6), 1e-12);
  }

  @Test
  void interpolationGoesAcrossTheSeamOfAGlobe() {
    final MemoryRaster source =
        Placing.raster(Placing.degrees(0, 90, 30, 12, 6), (c, r) -> c == 0 ? 12 : c == 11 ? 6 : 0);
    final GridGeometry target = Placing.degrees(-20, 10, 10, 4, 2);
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      assertArrayEquals(
          new double[] {6, 8, 10, 12}, Arrays.copyOf(Placing.values(raster), 4), 1e-12);
    }
  }

  @Test
  void windowsHaveTheValuesOfTheWhole() {
    final MemoryRaster source =
        Placing.raster(Placing.degrees(-60, 80, 0.1, 900, 600), (c, r) -> (c * 31 + r * 17) % 101);
    final GridGeometry target =
        new GridGeometry(
            new RegularAxis(-20, 0.1, 300), new RegularAxis(15, -0.1, 280), Placing.rotated());
    final double[] whole;
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      whole = Placing.values(raster);
    }
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      final Window window = new Window(240, 250, 50, 20);
      final double[] part = new double[1000];
      raster.read(new int[] {0}, window, new double[][] {part});
      for (int i = 0; i < part.length; i++) {
        assertEquals(whole[(250 + i / 50) * 300 + 240 + i % 50], part[i]);
      }
    }
  }

  @Test
  void rowsBeyondAPoleHaveTheValuesOfTheLastRowBeforeIt() {
    final MemoryRaster source = Placing.raster(Placing.degrees(-180, 90, 1, 360, 180), (c, r) -> r);
    final GridGeometry target = Placing.degrees(-180, 92.5, 2.5, 144, 74);
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      final double[] values = Placing.values(raster);
      assertTrue(Double.isFinite(values[0]));
      assertEquals(values[144], values[0]);
      assertEquals(values[72 * 144], values[73 * 144]);
      final double[] first = new double[2];
      raster.read(new int[] {0}, new Window(7, 0, 2, 1), new double[][] {first});
      assertEquals(values[144], first[0]);
    }
  }

  @Test
  void farFromAMapNothingIsKnown() {
    final GridGeometry zone =
        new GridGeometry(
            new RegularAxis(300000, 10000, 40),
            new RegularAxis(4500000, -10000, 40),
            CrsConverter.parse("EPSG:32612"));
    final GridGeometry target = Placing.degrees(-180, 90, 0.5, 720, 360);
    final MemoryRaster source = Placing.raster(zone, (c, r) -> 7);
    try (PlacedRaster raster = Placing.place(source, OptionalDouble.empty(), target, scratch)) {
      final double[] values = Placing.values(raster);
      int known = 0;
      for (int i = 0; i < values.length; i++) {
        if (!Double.isNaN(values[i])) {
          final double longitude = target.x().centre(i % 720);
          final double latitude = target.y().centre(i / 720);
          assertTrue(
              longitude > -114 && longitude < -108 && latitude > 36 && latitude < 41,
              longitude + ", " + latitude);
          known++;
        }
      }
      // 400 by 400 km, in cells of about 55.6 by 43.4 km.
      assertEquals(66, known, 6);
    }
  }

  @Test
  void manyThreadsReadEachCellOfTheSourceOnceAndAnInterruptHarmsNone() throws Exception {
    final AtomicLong read = new AtomicLong();
    final MemoryRaster memory =
        Placing.raster(Placing.degrees(0, 60, 0.05, 1200, 1200), (c, r) -> c + r);
    final ForwardingReader counted =
        new ForwardingReader(memory) {
          @Override
          public void read(final int[] bands, final Window window, final double[][] planes) {
            read.addAndGet(window.cells());
            super.read(bands, window, planes);
          }
        };
    final GridGeometry target = Placing.degrees(0, 60, 0.1, 600, 600);
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    try (PlacedRaster raster = Placing.place(counted, OptionalDouble.empty(), target, scratch)) {
      final List<Future<double[]>> results = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        final boolean interrupted = i == 1;
        results.add(
            threads.submit(
                () -> {
                  if (interrupted) {
                    Thread.currentThread().interrupt();
                  }
                  final double[] values = Placing.values(raster);
                  Thread.interrupted();
                  return values;
                }));
      }
      for (final Future<double[]> each : results) {
        assertArrayEquals(results.get(0).get(), each.get());
      }
      assertTrue(read.get() < 1.05 * 1200 * 1200, read + " cells");
    } finally {
      threads.shutdownNow();
    }
    assertEmpty();
  }

  private void assertEmpty() throws IOException {
    try (Stream<Path> left = Files.list(scratch)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aSourceWithoutAReferenceIsRefused() {
    final RasterException refused =
        refusal(MemoryRaster.projected(5, 5), Placing.degrees(0, 60, 1, 5, 5));
    assertEquals(ParameterName.ELEVATION, refused.parameter().orElseThrow());
    assertTrue(refused.getMessage().startsWith("elevation: dem.tif: has no coordinate reference"));
  }

  @Test
  void anInputWithoutAReferenceNeedsOne() {
    final RasterException refused =
        refusal(Placing.degrees(0, 60, 1, 5, 5), MemoryRaster.projected(5, 5));
    assertEquals(ParameterName.CRS, refused.parameter().orElseThrow());
  }

  @Test
  void aReferenceWithoutATransformIsRefused() {
    final GridGeometry target = Placing.degrees(0, 60, 1, 5, 5);
    final RasterException refused =
        refusal(target.withReference(CoordinateReference.rotatedWithoutPole()), target);
    assertTrue(refused.getMessage().contains("there is no transform known"));
  }

  @Test
  void metresThatAreSaidToBeDegreesAreRefused() {
    final RasterException refused =
        refusal(Placing.degrees(500000, 5400000, 30, 50, 50), Placing.degrees(9, 49, 0.01, 50, 50));
    assertTrue(refused.getMessage().contains("but go up to 5399985"), refused.getMessage());
  }

  @Test
  void aSourceElsewhereIsRefusedWithBothExtents() {
    final GridGeometry target =
        new GridGeometry(
            new RegularAxis(300000, 1000, 10),
            new RegularAxis(4000000, -1000, 10),
            CrsConverter.parse("EPSG:32612"));
    final RasterException refused = refusal(Placing.degrees(0, 60, 1, 5, 5), target);
    assertTrue(refused.getMessage().contains("covers x 0 to 5, y 55 to 60"), refused.getMessage());
    assertTrue(refused.getMessage().contains("the input x -113.2"), refused.getMessage());
  }
}

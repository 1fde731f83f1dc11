package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.BandDescription;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.Dimension;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RasterDescription;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.RegularAxis;
import org.finegrid.grid.Window;
import org.finegrid.io.RasterReader;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Models;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static RasterReader select(
      final RasterReader raster, final UnaryOperator<DownscaleRequest.Builder> settings) {
    return Selection.apply(
        raster,
        settings
            .apply(DownscaleRequest.builder(Path.of("in"), Path.of("out.tif")))
            .build()
            .source());
  }

  @Property(tries = 60)
  void aPartIsTheSameAloneAsInTheWhole(
      @ForAll @IntRange(min = 0, max = 30) final int left,
      @ForAll @IntRange(min = 0, max = 20) final int top,
      @ForAll @IntRange(min = 1, max = 12) final int width,
      @ForAll @IntRange(min = 1, max = 10) final int height,
      @ForAll final boolean global) {
    final double[] field = MemoryRaster.field(9, 36, 24, 0, 5);
    final MemoryRaster raster =
        new MemoryRaster(
            global ? MemoryRaster.global(36, 24) : MemoryRaster.projected(36, 24), field);
    final int columns = global ? width : Math.min(width, 36 - left);
    final int rows = Math.min(height, 24 - top);
    final RegularAxis x = (RegularAxis) raster.description().geometry().x();
    final RegularAxis y = (RegularAxis) raster.description().geometry().y();
    final String box =
        x.edge(left) + "," + y.edge(top + rows) + "," + x.edge(left + columns) + "," + y.edge(top);
    try (SuperResolutionModel model = Models.kernel("lanczos", 2)) {
      final float[] whole = Runs.run(raster, model, b -> b).plane(0);
      final RasterReader part = select(raster, b -> b.part(Part.whole().withBbox(box)));
      assertEquals(columns, part.description().geometry().width());
      assertEquals(rows, part.description().geometry().height());
      assertEquals(x.edge(left), part.description().geometry().x().edge(0), 1e-9);
      final float[] alone = Runs.run(part, model, b -> b).plane(0);
      for (int i = 0; i < alone.length; i++) {
        final int column = (left * 2 + i % (columns * 2)) % 72;
        assertEquals(
            whole[(top * 2 + i / (columns * 2)) * 72 + column], alone[i], 1e-5, "cell " + i);
      }
    }
  }

  @Test
  void aBoxWiderThanTheGlobeIsTheGlobeWhereverItBegins() {
    final double[] field = MemoryRaster.field(9, 8, 4, 0, 5);
    final MemoryRaster raster = new MemoryRaster(MemoryRaster.global(8, 4), field);
    try (SuperResolutionModel model = Models.kernel("lanczos", 2)) {
      final float[] whole = Runs.run(raster, model, b -> b).plane(0);
      final float[] alone =
          Runs.run(
                  select(raster, b -> b.part(Part.whole().withBbox("-135,-90,225,90"))),
                  model,
                  b -> b)
              .plane(0);
      for (int i = 0; i < whole.length; i++) {
        assertEquals(whole[i / 16 * 16 + (i % 16 + 2) % 16], alone[i], 1e-5, "cell " + i);
      }
    }
  }

  @Test
  void aPartWithAStatedReferenceStillHasItsRealNeighbours() {
    final MemoryRaster raster =
        new MemoryRaster(MemoryRaster.projected(30, 20), MemoryRaster.field(9, 30, 20, 0, 5));
    final String box = "8000,-15000,20000,-4000";
    try (SuperResolutionModel model = Models.kernel("lanczos", 2)) {
      final float[] plain =
          Runs.run(select(raster, b -> b.part(Part.whole().withBbox(box))), model, b -> b).plane(0);
      final RasterReader stated =
          select(raster, b -> b.part(Part.whole().withBbox(box)).crs("EPSG:32633"));
      assertArrayEquals(plain, Runs.run(stated, model, b -> b).plane(0));
    }
  }

  @Test
  void aStatedReferenceMakesDegreesAGlobe() {
    final double[] field = MemoryRaster.field(9, 36, 18, 0, 5);
    final GridGeometry degrees = MemoryRaster.global(36, 18);
    final GridGeometry unknown = degrees.withReference(CoordinateReference.unknown());
    try (SuperResolutionModel model = Models.kernel("bicubic", 2)) {
      final float[] known = Runs.run(new MemoryRaster(degrees, field), model, b -> b).plane(0);
      final RasterReader stated = select(new MemoryRaster(unknown, field), b -> b.crs("EPSG:4326"));
      assertArrayEquals(known, Runs.run(stated, model, b -> b).plane(0));
    }
  }

  @Test
  void timesOfAnyPrecisionChooseTheSameSteps() {
    final Dimension time =
        new Dimension(
            "time",
            new double[] {0, 1, 2},
            Optional.empty(),
            Map.of(),
            List.of("2001-01-16T12:00Z", "2001-02-15T00:00Z", "2001-03-16T12:00Z"));
    final double[] plane = {1};
    final RasterDescription plain =
        new MemoryRaster(MemoryRaster.projected(1, 1), plane, plane, plane).description();
    final List<BandDescription> bands = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      bands.add(plain.bands().get(i).withSteps(new int[] {i}));
    }
    final RasterDescription described = plain.withBands(bands, List.of(time));
    for (final String range :
        new String[] {
          "2001-01-16/2001-02-15",
          "2001-01-16T12:00:00Z/2001-02-15T00:00:00Z",
          "2001-01-16T12:00/2001-02-15T00:00:00",
          "2001-01-16T12Z/2001-02",
          "2001/2001-02-15T23",
          "2001-01-16T12:00:00.000Z/2001-02"
        }) {
      final RasterReader part =
          select(new Described(described), b -> b.part(Part.whole().withTime(range)));
      assertEquals(2, part.description().bands().size(), range);
      assertEquals("2001-01-16T12:00Z", part.description().dimensions().get(0).times().get(0));
    }
  }

  @Test
  void aPartThatMakesNoSenseIsRefusedBeforeARasterIsOpen() {
    for (final String range :
        new String[] {
          "2001", "2001-1/2001-12", "2001-13/2002", "2001/", "/2001", "2002/2001", "a/b", "1/2/3"
        }) {
      final RasterException refusal =
          assertThrows(RasterException.class, () -> Part.whole().withTime(range), range);
      assertTrue(refusal.getMessage().startsWith("time: '" + range + "' "), refusal.getMessage());
    }
    for (final String box : new String[] {"1,2,3", "3,0,1,1", "a,b,c,d", "0,0,NaN,1", ""}) {
      assertThrows(RasterException.class, () -> Part.whole().withBbox(box), box);
    }
    for (final String bands : new String[] {"0", "1-", "x", "", "3-2", "1,,2"}) {
      assertThrows(RasterException.class, () -> Part.whole().withBands(bands), bands);
    }
  }

  @Test
  void yearsBeforeTheFirstAndAfterTheLastOfFourDigitsAreInOrder() {
    final TimeRange early = TimeRange.parse("-4712/-0001-06");
    assertTrue(early.contains("-4712-01-01T00:00Z"));
    assertTrue(early.contains("-0002-12-31T00:00Z"));
    assertFalse(early.contains("-0001-07-01T00:00Z"));
    assertFalse(early.contains("0001-01-01T00:00Z"));
    final TimeRange late = TimeRange.parse("9999/10213");
    assertTrue(late.contains("10213-09-21T00:00Z"));
    assertFalse(late.contains("1999-09-21T00:00Z"));
    assertTrue(TimeRange.parse("+10213/10214").contains("10213-09-21T00:00Z"));
  }

  @Test
  void secondsAreComparedAsFarAsTheyAreTold() {
    final TimeRange range = TimeRange.parse("2001-01-01T00:00:30/2001-01-01T00:00:31");
    assertFalse(range.contains("2001-01-01T00:00Z"));
    assertTrue(range.contains("2001-01-01T00:00:31.250Z"));
    assertFalse(range.contains("2001-01-01T00:00:32Z"));
  }

  /** A raster that is only described. */
  private record Described(RasterDescription description) implements RasterReader {
    @Override
    public void read(final int[] bands, final Window window, final double[][] planes) {
      throw new IllegalStateException("not to be read");
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }

  @Test
  void bandsAreTakenInTheRastersOrderEachOnce() {
    final MemoryRaster raster =
        new MemoryRaster(
            MemoryRaster.projected(2, 1),
            new double[] {1, 1},
            new double[] {2, 2},
            new double[] {3, 3},
            new double[] {4, 4});
    final RasterReader part = select(raster, b -> b.part(Part.whole().withBands("4,2-3,3")));
    assertEquals(3, part.description().bands().size());
    final double[][] planes = new double[3][2];
    part.read(new int[] {0, 1, 2}, part.description().geometry().window(), planes);
    assertArrayEquals(new double[][] {{2, 2}, {3, 3}, {4, 4}}, planes);
  }

  @Test
  void whatIsNotThereIsRefusedWithWhatThereIs() {
    final MemoryRaster raster =
        new MemoryRaster(MemoryRaster.projected(4, 4), MemoryRaster.field(1, 4, 4, 0, 1));
    for (final String bands : new String[] {"2", "0", "1-", "x", "", "3-2"}) {
      assertThrows(
          RasterException.class,
          () -> select(raster, b -> b.part(Part.whole().withBands(bands))),
          bands);
    }
    for (final String box : new String[] {"1,2,3", "3,0,1,1", "a,b,c,d", "9e9,0,9.1e9,1"}) {
      assertThrows(
          RasterException.class,
          () -> select(raster, b -> b.part(Part.whole().withBbox(box))),
          box);
    }
    final RasterException noTime =
        assertThrows(
            RasterException.class,
            () -> select(raster, b -> b.part(Part.whole().withTime("2000/2001"))));
    assertTrue(noTime.getMessage().contains("no readable time axis"));
  }
}

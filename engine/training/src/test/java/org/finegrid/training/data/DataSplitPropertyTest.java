package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.CoordinateReference;
import org.finegrid.grid.GridGeometry;
import org.finegrid.grid.RegularAxis;
import org.finegrid.internal.io.crs.CrsConverter;

class DataSplitPropertyTest {
  private static final CoordinateReference DEGREES = CoordinateReference.geographicWithoutDatum();

  @Property(tries = 200)
  void oneFieldIsCutInThreePartsThatTogetherAreTheWhole(
      @ForAll @IntRange(min = 48, max = 150) final int width,
      @ForAll @IntRange(min = 48, max = 150) final int height,
      @ForAll @IntRange(min = 2, max = 4) final int factor,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) final double validation,
      @ForAll @DoubleRange(min = 0, max = 0.5) final double test) {
    final FloatPlane plane = RasterFiles.waves(width, height, 3);
    final int least = 4 * factor;
    final DataSplit parts =
        split(List.of(FieldGroup.of("one", plane)), validation, test, factor, least);
    final boolean rows = height >= width;
    int from = 0;
    final List<List<FineField>> all = new ArrayList<>();
    all.add(parts.training());
    all.add(parts.validation());
    if (test > 0) {
      all.add(parts.test());
    } else {
      assertEquals(List.of(), parts.test());
    }
    for (final List<FineField> part : all) {
      final FloatPlane cut = part.get(0).plane();
      final int length = rows ? cut.height() : cut.width();
      assertTrue(length >= least, length + " cells");
      assertEquals(0, from % factor);
      assertEquals(
          rows ? plane.crop(0, from, width, length) : plane.crop(from, 0, length, height), cut);
      from += length;
    }
    assertEquals(rows ? height : width, from);
  }

  @Property(tries = 100)
  void ofManyFieldsWholeOnesAreHeldOut(
      @ForAll @IntRange(min = 10, max = 200) final int count,
      @ForAll @DoubleRange(min = 0.02, max = 0.4) final double validation,
      @ForAll @DoubleRange(min = 0.02, max = 0.4) final double test,
      @ForAll final long seed) {
    final List<FieldGroup> groups =
        IntStream.range(0, count)
            .mapToObj(i -> FieldGroup.of("field " + i, FloatPlane.zeros(2, 2)))
            .toList();
    final DataSplit parts =
        DataSplit.of(groups, new DataSplit.Shares(validation, test), 2, 4, seed);
    assertEquals(Math.max(1, Math.round(validation * count)), parts.validation().size());
    assertEquals(Math.max(1, Math.round(test * count)), parts.test().size());
    assertEquals(count, names(parts).size());
    assertEquals(count, parts.training().size() + parts.validation().size() + parts.test().size());
  }

  @Example
  void aHalfIsRoundedUpWhateverIsLeftOfTheFields() {
    // 0.13 of 50 is 6.5; 0.13 * 50 / 46 of the 46 that are left would be a little less.
    ofManyFieldsWholeOnesAreHeldOut(50, 0.07, 0.13, 0);
  }

  @Example
  void theSharesAreOfTheCellsWithData() {
    final FloatPlane plane = RasterFiles.waves(50, 200, 1);
    // Data in the upper half only.
    for (int i = 50 * 100; i < plane.values().length; i++) {
      plane.values()[i] = Float.NaN;
    }
    final List<FieldGroup> half = List.of(FieldGroup.of("half", plane));
    final DataSplit two = split(half, 0.2, 0, 2, 8);
    assertEquals(80, two.training().get(0).plane().height());
    assertEquals(1000, two.validation().get(0).valid());
    final DataSplit three = split(half, 0.2, 0.32, 2, 4);
    assertEquals(48, three.training().get(0).plane().height());
    assertEquals(1000, three.validation().get(0).valid());
    assertEquals(1600, three.test().get(0).valid());
  }

  @Example
  void bandsOfOneGroundAreCutAtOnePlace() {
    final FieldGroup group =
        new FieldGroup(
            Optional.empty(),
            List.of(
                new FineField("a", RasterFiles.waves(64, 64, 1)),
                new FineField("b", RasterFiles.waves(64, 64, 2))));
    final DataSplit parts = split(List.of(group), 0.25, 0, 4, 8);
    assertEquals(44, parts.training().get(0).plane().height());
    assertEquals(44, parts.training().get(1).plane().height());
  }

  @Example
  void manyFilesOfOneGroundAreCutAndNotSharedOut() {
    final List<FieldGroup> months =
        IntStream.range(0, 12)
            .mapToObj(month -> group("month " + month, degrees(10, 50, 0.25, 64, 96), "2001"))
            .toList();
    final DataSplit parts = split(months, 0.1, 0.1, 4, 8);
    for (final List<FineField> part : List.of(parts.training(), parts.validation(), parts.test())) {
      assertEquals(12, part.size());
      assertEquals(1, part.stream().map(each -> each.plane().height()).distinct().count());
    }
  }

  @Example
  void gridsOfOtherCellsAreCutAlongTheSameParallels() {
    // Twice as coarse, and begun elsewhere; longitudes count from the other side of the globe.
    final GridGeometry fine = degrees(350, 60, 0.1, 200, 300);
    final GridGeometry coarse = degrees(-5, 57.35, 0.2, 60, 90);
    assertNoGroundIsShared(
        split(List.of(group("fine", fine, "a"), group("coarse", coarse, "b")), 0.1, 0.1, 2, 16),
        List.of(fine, coarse));
  }

  @Example
  void rastersOnAMapAreCutWhereThoseInDegreesAre() {
    final GridGeometry degrees = degrees(6, 60, 0.05, 160, 240);
    final GridGeometry map =
        new GridGeometry(
            new RegularAxis(400_000, 5000, 60),
            new RegularAxis(6_600_000, -5000, 240),
            CrsConverter.parse("EPSG:32632"));
    final DataSplit parts =
        split(List.of(group("degrees", degrees, "a"), group("map", map, "b")), 0.2, 0.2, 2, 16);
    assertEquals(2, parts.training().size());
    assertEquals(2, parts.validation().size());
    assertEquals(2, parts.test().size());
    // Along the middle meridian of the map a degree of latitude has 111 km.
    final double testFrom = 60 - 0.05 * (240 - rows(parts.test(), "degrees"));
    final double mapFrom =
        (6_600_000 - 5000.0 * (240 - rows(parts.test(), "map"))) / 111_300.0 + 0.25;
    assertEquals(testFrom, mapFrom, 0.2);
  }

  @Example
  void neighbouringTilesThatShareARowOfCellsAreOnGroundOfTheirOwn() {
    final List<FieldGroup> tiles = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      tiles.add(group("tile " + i, degrees(10 + i * 0.31, 50, 0.01, 32, 32), ""));
    }
    final DataSplit parts = split(tiles, 0.1, 0.1, 2, 16);
    assertEquals(10, parts.training().size());
    assertEquals(1, parts.validation().size());
    assertEquals(1, parts.test().size());
    assertEquals(12, names(parts).size());
  }

  @Example
  void aSeriesTooSmallToCutIsSplitBetweenTimesThatAreNotNeighbours() {
    final List<FineField> steps = new ArrayList<>();
    for (int step = 0; step < 100; step++) {
      steps.add(
          new FineField(
              "step " + step,
              RasterFiles.waves(40, 40, 1),
              1,
              Optional.of(String.format("2001-01-%03dT00:00:00Z", step))));
    }
    final DataSplit parts =
        split(List.of(new FieldGroup(Optional.empty(), steps)), 0.1, 0.2, 2, 16);
    assertEquals(20, parts.test().size());
    assertEquals(10, parts.validation().size());
    assertEquals(66, parts.training().size());
    assertEquals("step 65", parts.training().get(65).name());
    assertEquals("step 68", parts.validation().get(0).name());
    assertEquals("step 77", parts.validation().get(9).name());
    assertEquals("step 80", parts.test().get(0).name());
  }

  @Example
  void whatIsTooSmallToCutAndOfOneTimeIsLearnedFromWhole() {
    final DataSplit parts =
        split(List.of(FieldGroup.of("small", RasterFiles.waves(40, 40, 1))), 0.1, 0.1, 2, 16);
    assertEquals(1, parts.training().size());
    assertEquals(List.of(), parts.validation());
    assertEquals(List.of(), parts.test());
  }

  private static DataSplit split(
      final List<FieldGroup> groups,
      final double validation,
      final double test,
      final int factor,
      final int minSide) {
    return DataSplit.of(groups, new DataSplit.Shares(validation, test), factor, minSide, 1);
  }

  private static GridGeometry degrees(
      final double west, final double north, final double step, final int width, final int height) {
    return new GridGeometry(
        new RegularAxis(west, step, width), new RegularAxis(north, -step, height), DEGREES);
  }

  /** A field whose values are the latitudes of its rows' middles. */
  private static FieldGroup group(final String name, final GridGeometry grid, final String time) {
    final FloatPlane plane = FloatPlane.zeros(grid.width(), grid.height());
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] = (float) grid.y().centre(i / grid.width());
    }
    return new FieldGroup(
        Optional.of(Ground.of(grid)), List.of(new FineField(name, plane, 1, Optional.of(time))));
  }

  private static int rows(final List<FineField> part, final String name) {
    return part.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .plane()
        .height();
  }

  /** Of fields that hold their latitudes, those of one part lie all beyond those of the next. */
  private static void assertNoGroundIsShared(
      final DataSplit parts, final List<GridGeometry> grids) {
    final double cell =
        grids.stream().mapToDouble(g -> -g.y().edge(1) + g.y().edge(0)).min().getAsDouble();
    double above = Double.POSITIVE_INFINITY;
    for (final List<FineField> part : List.of(parts.training(), parts.validation(), parts.test())) {
      double highest = Double.NEGATIVE_INFINITY;
      double lowest = Double.POSITIVE_INFINITY;
      for (final FineField field : part) {
        for (final float latitude : field.plane().values()) {
          highest = Math.max(highest, latitude);
          lowest = Math.min(lowest, latitude);
        }
      }
      assertTrue(highest + cell / 2 <= above - cell / 2 + 1e-4, highest + " and " + above);
      above = lowest;
    }
    assertTrue(parts.training().size() == grids.size());
  }

  private static Set<String> names(final DataSplit parts) {
    final Set<String> names = new HashSet<>();
    for (final List<FineField> part : List.of(parts.training(), parts.validation(), parts.test())) {
      part.forEach(field -> names.add(field.name()));
    }
    return names;
  }
}

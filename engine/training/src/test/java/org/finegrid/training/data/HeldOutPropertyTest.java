package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class HeldOutPropertyTest {

  @Property(tries = 200)
  void oneFieldIsCutInTwoPartsThatTogetherAreTheWhole(
      @ForAll @IntRange(min = 32, max = 150) final int width,
      @ForAll @IntRange(min = 32, max = 150) final int height,
      @ForAll @IntRange(min = 2, max = 4) final int factor,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) final double share) {
    final FloatPlane plane = RasterFiles.waves(width, height, 3);
    final int least = 4 * factor;
    final HeldOut parts = HeldOut.of(List.of(FieldGroup.of("one", plane)), share, factor, least, 1);
    final FloatPlane learned = parts.training().get(0).plane();
    final FloatPlane kept = parts.validation().get(0).plane();
    final boolean rows = height >= width;
    final int cut = rows ? learned.height() : learned.width();
    assertEquals(0, cut % factor);
    assertTrue(cut >= least && (rows ? kept.height() : kept.width()) >= least);
    assertEquals(learned, plane.crop(0, 0, rows ? width : cut, rows ? cut : height));
    assertEquals(
        kept,
        rows ? plane.crop(0, cut, width, height - cut) : plane.crop(cut, 0, width - cut, height));
  }

  @Property(tries = 100)
  void ofManyFieldsWholeOnesAreKeptApart(
      @ForAll @IntRange(min = 10, max = 200) final int count,
      @ForAll @DoubleRange(min = 0.02, max = 0.5) final double share,
      @ForAll final long seed) {
    final List<FieldGroup> groups =
        IntStream.range(0, count)
            .mapToObj(i -> FieldGroup.of("field " + i, FloatPlane.zeros(2, 2)))
            .toList();
    final HeldOut parts = HeldOut.of(groups, share, 2, 4, seed);
    assertEquals(Math.max(1, Math.round(share * count)), parts.validation().size());
    final Set<String> names = new HashSet<>();
    Stream.concat(parts.training().stream(), parts.validation().stream())
        .forEach(field -> names.add(field.name()));
    assertEquals(count, names.size());
    assertEquals(count, parts.training().size() + parts.validation().size());
  }

  @Example
  void theShareIsOneOfTheCellsWithData() {
    final FloatPlane plane = RasterFiles.waves(50, 200, 1);
    // Data in the upper half only.
    for (int i = 50 * 100; i < plane.values().length; i++) {
      plane.values()[i] = Float.NaN;
    }
    final HeldOut parts = HeldOut.of(List.of(FieldGroup.of("half", plane)), 0.2, 2, 8, 1);
    assertEquals(80, parts.training().get(0).plane().height());
    assertEquals(1000, parts.validation().get(0).valid());
  }

  @Example
  void bandsOfOneGroundAreCutAtOnePlace() {
    final FieldGroup group =
        new FieldGroup(
            List.of(
                new FineField("a", RasterFiles.waves(64, 64, 1)),
                new FineField("b", RasterFiles.waves(64, 64, 2))));
    final HeldOut parts = HeldOut.of(List.of(group), 0.25, 4, 8, 1);
    assertEquals(44, parts.training().get(0).plane().height());
    assertEquals(44, parts.training().get(1).plane().height());
  }
}

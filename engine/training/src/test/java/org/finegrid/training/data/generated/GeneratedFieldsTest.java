package org.finegrid.training.data.generated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.finegrid.field.FieldPlane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class GeneratedFieldsTest {
  private static final int COUNT = 54;
  private final List<FieldPlane> fields = new ArrayList<>();

  /** Not where the class begins: threads would wait there for one another. */
  @BeforeAll
  void make() {
    IntStream.range(0, COUNT)
        .parallel()
        .mapToObj(i -> GeneratedFields.of(1, i))
        .forEachOrdered(fields::add);
  }

  @Test
  void theSameNumberIsTheSameField() {
    assertEquals(fields.get(3), GeneratedFields.of(1, 3));
    assertNotEquals(fields.get(3), GeneratedFields.of(2, 3));
  }

  @Test
  void everyFieldHasUnitDeviationAndNoGaps() {
    for (final FieldPlane field : fields) {
      assertTrue(field.width() >= 256 && field.width() <= 320, field.toString());
      assertTrue(field.height() >= 256 && field.height() <= 320, field.toString());
      assertEquals(1, field.deviation(), 1e-6);
      assertEquals(0, field.share(value -> !Double.isFinite(value)));
    }
  }

  @Test
  void someFieldsAreOneSidedWithDryGround() {
    final long dry =
        fields.stream()
            .filter(field -> field.minimum() == 0 && field.share(value -> value == 0) > 0.15)
            .count();
    assertTrue(dry >= 4 && dry <= COUNT / 2, dry + " fields");
  }

  @Test
  void roughnessDiffersWidely() {
    final double[] roughness =
        fields.stream().mapToDouble(GeneratedFieldsTest::roughness).sorted().toArray();
    assertTrue(roughness[COUNT / 10] < 0.05, "smooth ones: " + roughness[COUNT / 10]);
    assertTrue(roughness[COUNT * 9 / 10] > 0.2, "rough ones: " + roughness[COUNT * 9 / 10]);
  }

  /** The root mean square of what lies between a cell and the mean of its left and right. */
  private static double roughness(final FieldPlane field) {
    final FieldPlane bend =
        FieldPlane.of(
            field.width(),
            field.height(),
            (x, y) -> {
              final double neighbours = field.clamped(x - 1, y) + field.clamped(x + 1, y);
              final double detail = field.at(x, y) - neighbours / 2;
              return detail * detail;
            });
    return Math.sqrt(bend.mean());
  }
}

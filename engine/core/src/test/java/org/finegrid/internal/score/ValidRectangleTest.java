package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;

class ValidRectangleTest {

  @Property(tries = 100)
  void noRectangleOfDataIsLarger(
      @ForAll final long seed,
      @ForAll @IntRange(min = 1, max = 9) final int width,
      @ForAll @IntRange(min = 1, max = 9) final int height,
      @ForAll @DoubleRange(min = 0, max = 0.9) final double missing) {
    final double[] field = Fields.random(seed, width * height, missing);
    final Optional<Window> found = ValidRectangle.of(field, width);
    long most = 0;
    for (int first = 0; first < field.length; first++) {
      for (int last = first; last < field.length; last++) {
        if (last % width >= first % width) {
          final Window tried =
              new Window(
                  first % width,
                  first / width,
                  last % width - first % width + 1,
                  last / width - first / width + 1);
          most = whole(field, width, tried) ? Math.max(most, tried.cells()) : most;
        }
      }
    }
    assertEquals(most, found.map(Window::cells).orElse(0L));
    found.ifPresent(window -> assertEquals(true, whole(field, width, window)));
  }

  private static boolean whole(final double[] field, final int width, final Window window) {
    for (int y = window.row(); y < window.endRow(); y++) {
      for (int x = window.column(); x < window.endColumn(); x++) {
        if (Double.isNaN(field[y * width + x])) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void withoutDataThereIsNone() {
    assertFalse(ValidRectangle.of(new double[] {Double.NaN}, 1).isPresent());
  }
}

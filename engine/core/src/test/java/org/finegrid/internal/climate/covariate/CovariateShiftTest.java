package org.finegrid.internal.climate.covariate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovariateShiftTest {
  private static final int FACTOR = 3;
  private static final int WIDTH = ReferenceFields.WIDTH * FACTOR;
  private static final int HEIGHT = ReferenceFields.HEIGHT * FACTOR;
  private static final double[] ELEVATION =
      ReferenceFields.covariate(CovariateRole.ELEVATION, FACTOR);

  private static double[] moved(final int down, final int across) {
    final double[] values = new double[ELEVATION.length];
    for (int i = 0; i < values.length; i++) {
      final int y = Math.min(Math.max(i / WIDTH - down, 0), HEIGHT - 1);
      final int x = Math.min(Math.max(i % WIDTH - across, 0), WIDTH - 1);
      values[i] = ELEVATION[y * WIDTH + x];
    }
    return values;
  }

  private static CovariateStatistics statistics(
      final double[] elevation, final String gaps, final int tile) {
    final List<CovariateRule> rules = List.of(CovariateRule.learned(CovariateRole.ELEVATION));
    return MirroredRaster.reference(FACTOR, rules, elevation)
        .apply(ReferenceFields.band(FACTOR, List.of(CovariateRole.ELEVATION), gaps), tile)
        .statistics;
  }

  private static CovariateShift best(final double[] elevation, final String gaps) {
    return statistics(elevation, gaps, HEIGHT).bestPlace(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "holes", "edge"})
  void aCovariateInItsPlaceIsLeftAlone(final String gaps) {
    assertFalse(best(ELEVATION, gaps).isElsewhere());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, 1", "0, -1", "-1, 0"})
  void aCovariateOneFineCellAwayIsFound(final int down, final int across) {
    for (final String gaps : List.of("none", "holes")) {
      final CovariateShift shift = best(moved(down, across), gaps);
      assertEquals(-down, shift.down());
      assertEquals(-across, shift.across());
      assertTrue(shift.there() > shift.here() + 0.05, shift.toString());
    }
  }

  @Test
  void whatIsExplainedAtTheOtherPlaceIsWhatWouldBeExplainedThere() {
    final CovariateShift shift = best(moved(1, -1), "none");
    final ShiftSums sums = statistics(ELEVATION, "none", HEIGHT).shifts(0);
    assertEquals(sums.explained(ShiftSums.HERE), shift.there(), 0.01);
  }

  @Test
  void tilesDoNotMatter() {
    final double[] elevation = moved(0, 1);
    final CovariateShift whole = statistics(elevation, "holes", HEIGHT).bestPlace(0);
    for (final int tile : new int[] {5, 9}) {
      final CovariateShift tiled = statistics(elevation, "holes", tile).bestPlace(0);
      assertEquals(whole.across(), tiled.across());
      assertEquals(whole.here(), tiled.here(), 1e-12);
      assertEquals(whole.there(), tiled.there(), 1e-12);
    }
  }

  @Test
  void aCovariateThatExplainsNothingIsLeftAlone() {
    final double[] other = ReferenceFields.covariate(CovariateRole.OTHER, FACTOR);
    assertFalse(best(other, "none").isElsewhere());
    assertFalse(best(new double[ELEVATION.length], "none").isElsewhere());
  }

  @Test
  void largeRastersAreLookedAtInBandsOfRows() {
    final ShiftSums small = new ShiftSums(100, 250);
    final ShiftSums large = new ShiftSums(2048, 1024);
    int taken = 0;
    for (int row = 0; row < 1024; row++) {
      assertTrue(row >= 250 || small.takes(row));
      taken += large.takes(row) ? 1 : 0;
    }
    assertEquals(64, taken);
  }

  @Test
  void partsOfARowFollowOneAnother() {
    final ShiftSums sums = new ShiftSums(100, 30);
    for (int column = 0; column < 100; column++) {
      final int end = sums.endOfPart(column);
      assertTrue(end > column);
      assertEquals(sums.part(column, 7), sums.part(end - 1, 7));
      if (end < 100) {
        assertEquals(sums.part(column, 7) + 1, sums.part(end, 7));
      }
    }
  }
}

package org.finegrid.internal.climate.covariate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.finegrid.grid.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CovariateDetailTest {
  private static final int FACTOR = 3;
  private static final List<CovariateRole> BOTH =
      List.of(CovariateRole.ELEVATION, CovariateRole.LAND);
  private static final double[] ELEVATION =
      ReferenceFields.covariate(CovariateRole.ELEVATION, FACTOR);
  private static final double[] LAND = ReferenceFields.covariate(CovariateRole.LAND, FACTOR);

  private static MirroredRaster both(final double[] elevation, final double[] land) {
    return MirroredRaster.reference(
        FACTOR,
        List.of(CovariateRule.learned(CovariateRole.ELEVATION), CovariateRule.land(1)),
        elevation,
        land);
  }

  private static MirroredRaster one(final CovariateRule rule, final double[] fine) {
    return MirroredRaster.reference(FACTOR, List.of(rule), fine);
  }

  private static double[] band(final String gaps) {
    return ReferenceFields.band(FACTOR, BOTH, gaps);
  }

  private static double[] scaled(final double[] values, final double scale, final double offset) {
    return Arrays.stream(values).map(value -> value * scale + offset).toArray();
  }

  private static double deviation(final double[] means) {
    return Math.sqrt(Arrays.stream(means).map(mean -> mean * mean).average().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "holes", "edge", "sea"})
  void windowsDoNotShow(final String gaps) {
    final MirroredRaster whole = both(ELEVATION, LAND).apply(band(gaps));
    for (final int tile : new int[] {5, 7, 16}) {
      final MirroredRaster tiled = both(ELEVATION, LAND).apply(band(gaps), tile);
      assertArrayEquals(whole.means, tiled.means, 1e-13 * deviation(whole.means));
      assertArrayEquals(whole.detail, tiled.detail, 1e-6f);
      assertEquals(whole.statistics.explained(), tiled.statistics.explained(), 1e-12);
      for (int covariate = 0; covariate < 2; covariate++) {
        for (final CovariateState state : CovariateState.values()) {
          for (int part = 0; part < 9; part++) {
            assertEquals(
                whole.statistics.cells(covariate, part, state),
                tiled.statistics.cells(covariate, part, state));
          }
        }
        assertEquals(
            whole.statistics.slope(covariate, 0.5), tiled.statistics.slope(covariate, 0.5));
        assertEquals(whole.statistics.maximum(covariate), tiled.statistics.maximum(covariate));
      }
    }
  }

  @Property(tries = 20)
  void unitsDoNotMatter(
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 1e3) final double bandScale,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) final double bandOffset,
      @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 1e3) final double scale,
      @ForAll @DoubleRange(min = -1e3, max = 1e3) final double offset,
      @ForAll final boolean negative,
      @ForAll final boolean holes) {
    final double[] band = band(holes ? "holes" : "none");
    final MirroredRaster plain = both(ELEVATION, LAND).apply(band);
    final double sign = negative ? -1 : 1;
    final MirroredRaster other =
        both(scaled(ELEVATION, sign * scale, scale * offset), LAND)
            .apply(scaled(band, bandScale, bandScale * bandOffset));
    assertArrayEquals(
        plain.means, scaled(other.means, 1 / bandScale, 0), 1e-10 * deviation(plain.means));
    assertEquals(plain.statistics.explained(), other.statistics.explained(), 1e-10);
    assertEquals(
        plain.statistics.slope(0, 0.5) * bandScale / scale,
        sign * other.statistics.slope(0, negative ? 1 - 0.5 : 0.5),
        0.02 * Math.abs(plain.statistics.slope(0, 0.5) * bandScale / scale));
  }

  @Property(tries = 20)
  void aConstantCovariateAddsNothing(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) final double value,
      @ForAll @IntRange(max = 3) final int role) {
    final double[] constant = new double[ELEVATION.length];
    Arrays.fill(constant, value);
    final MirroredRaster raster =
        one(CovariateRule.learned(CovariateRole.values()[role]), constant).apply(band("holes"));
    assertArrayEquals(new float[raster.detail.length], raster.detail);
    assertArrayEquals(new double[raster.means.length], raster.means);
    assertEquals(value, raster.statistics.minimum(0));
    assertEquals(value, raster.statistics.maximum(0));
    assertEquals(raster.statistics.cells(), raster.statistics.cells(0, CovariateState.FLAT));
  }

  @Property(tries = 10)
  void aConstantBandGetsNothing(@ForAll @DoubleRange(min = -1e6, max = 1e6) final double value) {
    final double[] band = new double[band("none").length];
    Arrays.fill(band, value);
    final MirroredRaster raster = both(ELEVATION, LAND).apply(band);
    for (final double mean : raster.means) {
      assertEquals(0, mean, 1e-12 * Math.abs(value));
    }
    for (final float each : raster.detail) {
      assertEquals(0, each, 1e-12 * Math.abs(value));
    }
  }

  @Test
  void meansAreThoseOfTheDetail() {
    final MirroredRaster raster = both(ELEVATION, LAND).apply(band("holes"));
    final double[] detail = new double[raster.detail.length];
    for (int i = 0; i < detail.length; i++) {
      detail[i] = raster.detail[i];
    }
    assertArrayEquals(raster.means, ReferenceFields.averages(detail, FACTOR), 1e-6);
  }

  @Test
  void landShareIsLeftOutWhereTheSeaHasNoData() {
    final double[] band = ReferenceFields.band(FACTOR, List.of(CovariateRole.LAND), "sea");
    final CovariateStatistics figures = one(CovariateRule.land(1), LAND).apply(band).statistics;
    assertTrue(figures.cells(0, CovariateState.SEA_WITHOUT_DATA) > 0.9 * figures.cells());
  }

  @Test
  void elevationActsAsIfAloneWhereLandShareIsLeftOut() {
    final double[] band = band("sea");
    final double[] land = LAND.clone();
    for (int i = 0; i < land.length; i++) {
      final int row = i / (ReferenceFields.WIDTH * FACTOR) / FACTOR;
      final int column = i % (ReferenceFields.WIDTH * FACTOR) / FACTOR;
      land[i] = Double.isNaN(band[row * ReferenceFields.WIDTH + column]) ? 0 : 1;
    }
    final MirroredRaster raster = both(ELEVATION, land).apply(band);
    assertEquals(
        raster.statistics.cells(), raster.statistics.cells(1, CovariateState.SEA_WITHOUT_DATA));
    assertArrayEquals(
        one(CovariateRule.learned(CovariateRole.ELEVATION), ELEVATION).apply(band).means,
        raster.means,
        1e-14);
  }

  @Test
  void landShareMayBeInPercent() {
    final double[] band = ReferenceFields.band(FACTOR, List.of(CovariateRole.LAND), "holes");
    final double[] percent = scaled(LAND, 100, 0);
    assertArrayEquals(
        one(CovariateRule.land(1), LAND).apply(band).means,
        one(CovariateRule.land(100), percent).apply(band).means,
        1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void unknownCovariatesAddNothingInTheirCellAndHarmNoOther(final CovariateRole role) {
    final double[] fine = ReferenceFields.covariate(role, FACTOR);
    final int cell = 7 * ReferenceFields.WIDTH + 9;
    final int child = 7 * FACTOR * ReferenceFields.WIDTH * FACTOR + 9 * FACTOR;
    final double[] band = ReferenceFields.band(FACTOR, List.of(role), "none");
    final double[] gap = band.clone();
    gap[cell] = Double.NaN;
    final MirroredRaster expected = one(CovariateRule.learned(role), fine).apply(gap);
    fine[child] = Double.NaN;
    final MirroredRaster raster = one(CovariateRule.learned(role), fine).apply(band);
    assertEquals(0, raster.means[cell]);
    assertEquals(0, raster.detail[child]);
    assertEquals(0, raster.detail[child + 1]);
    assertEquals(1, raster.statistics.cells(0, CovariateState.UNKNOWN));
    // The covariate's value in a cell without data counts only for whether it varies at all.
    expected.means[cell] = 0;
    assertArrayEquals(expected.means, raster.means, 1e-12);
  }

  @Test
  void aFewCellsTellNothing() {
    final double[] band = band("none");
    for (int i = 0; i < band.length; i++) {
      final int row = i / ReferenceFields.WIDTH;
      final int column = i % ReferenceFields.WIDTH;
      // Pairs of cells far from each other: one difference each, which some slope always fits.
      if (row != 9 || column % 12 / 2 != 2) {
        band[i] = Double.NaN;
      }
    }
    final MirroredRaster raster = both(ELEVATION, LAND).apply(band);
    assertArrayEquals(new double[raster.means.length], raster.means);
    assertEquals(raster.statistics.cells(), raster.statistics.cells(0, CovariateState.UNRELATED));
  }

  @Test
  void aBandWithoutDataGetsNothing() {
    final double[] band = new double[band("none").length];
    Arrays.fill(band, Double.NaN);
    final MirroredRaster raster = both(ELEVATION, LAND).apply(band);
    assertArrayEquals(new double[raster.means.length], raster.means);
    assertEquals(0, raster.statistics.cells());
    assertEquals(0, raster.statistics.explained());
    assertEquals(Double.NaN, raster.statistics.slope(0, 0.5));
  }

  @Test
  void oneBandLeavesNoTraceInTheNext() {
    final int halo = CovariateDetail.HALO;
    final int size = 2 * halo + 1;
    final double[] fine = new double[size * size];
    final double[] first = new double[size * size];
    final double[] second = new double[size * size];
    for (int i = 0; i < fine.length; i++) {
      fine[i] = ReferenceFields.noise(1, i / size, i % size);
      first[i] = i % 5 == 0 ? Double.NaN : fine[i] + ReferenceFields.noise(2, i, 0);
      second[i] = i % size > 20 ? Double.NaN : 3 * fine[i] + ReferenceFields.noise(3, i, 0);
    }
    final double[] ones = new double[size];
    Arrays.fill(ones, 1);
    final CovariateDetail computation = detailOfOneCell();
    computation.load(size, size, MirroredRaster.rows(new double[][] {fine}, size), ones);
    inner(computation, first);
    final double afterAnother = inner(computation, second);
    final CovariateDetail alone = detailOfOneCell();
    alone.load(size, size, MirroredRaster.rows(new double[][] {fine}, size), ones);
    assertEquals(inner(alone, second), afterAnother);
    assertTrue(Math.abs(afterAnother) > 0.01);
  }

  private static CovariateDetail detailOfOneCell() {
    return new CovariateDetail(List.of(CovariateRule.learned(CovariateRole.OTHER)), 1);
  }

  private static double inner(final CovariateDetail computation, final double[] band) {
    final double[] means = new double[1];
    final Window place = new Window(0, 0, 1, 1);
    computation.apply(band, new float[1], means, place, place, new CovariateStatistics(1, 1, 1));
    return means[0];
  }

  @Test
  void whatCannotBeComputedIsRefused() {
    final CovariateDetail computation = detailOfOneCell();
    final double[][] fine = new double[1][36 * 40];
    assertThrows(
        IllegalArgumentException.class,
        () -> computation.load(36, 40, MirroredRaster.rows(fine, 36), new double[40]));
    assertThrows(IllegalArgumentException.class, () -> new CovariateDetail(List.of(), FACTOR));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CovariateDetail(List.of(CovariateRule.given(), CovariateRule.land(1)), FACTOR));
  }
}

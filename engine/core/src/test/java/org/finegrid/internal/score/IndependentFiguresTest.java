package org.finegrid.internal.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.finegrid.grid.Window;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.score.Spectrum;
import org.junit.jupiter.api.Test;

/**
 * The same scores computed by NumPy 1.24 and SciPy 1.10 from their definitions: weighted averages,
 * {@code scipy.signal.convolve2d} in mode {@code valid} for SSIM, {@code numpy.quantile}, {@code
 * scipy.fft.dctn} in norm {@code ortho}.
 */
class IndependentFiguresTest {
  private static final double CLOSE = 1e-11;

  /** Their figures. */
  private record Expected(
      double rmse,
      double mae,
      double bias,
      double correlation,
      double psnr,
      double nse,
      double kge,
      double alpha,
      double beta,
      double ssim) {}

  private static void assertScores(final Expected expected, final FieldPair pair) {
    final ErrorStatistics errors = FieldErrors.of(pair);
    final double range = errors.truthRange();
    assertEquals(22.961154567405686, range, CLOSE);
    assertEquals(5.133236070590726, errors.largestError(), CLOSE);
    assertEquals(expected.rmse(), errors.rootMeanSquaredError(), CLOSE);
    assertEquals(expected.mae(), errors.meanAbsoluteError(), CLOSE);
    assertEquals(expected.bias(), errors.bias(), CLOSE);
    assertEquals(expected.correlation(), errors.correlation(), CLOSE);
    assertEquals(expected.psnr(), errors.peakSignalToNoise(range), CLOSE);
    assertEquals(expected.nse(), errors.nashSutcliffe(), CLOSE);
    assertEquals(expected.kge(), errors.klingGupta().efficiency(), CLOSE);
    assertEquals(expected.alpha(), errors.klingGupta().alpha(), CLOSE);
    assertEquals(expected.beta(), errors.klingGupta().beta(), CLOSE);
    // Differences of squares near 280² lose digits in whatever order they are summed.
    assertEquals(expected.ssim(), Ssim.of(pair, range, () -> {}), 1e-9);
  }

  @Test
  void scoresOfCellsThatCountAlike() {
    assertScores(
        new Expected(
            2.4869869237220903,
            2.159838363879669,
            0.3997049461537202,
            0.8438026000581712,
            19.306404406346907,
            0.7042422911577937,
            0.7867344692037427,
            0.8548017264261979,
            1.0014213473921134,
            0.5091705394326765),
        new FieldPair(Fields.truth(), Fields.model(), Fields.equal()));
  }

  @Test
  void scoresOfCellsThatCountByTheirArea() {
    assertScores(
        new Expected(
            2.4869187413672456,
            2.159784122828104,
            0.3998178599252778,
            0.8425301383509374,
            19.30664253889278,
            0.7020245521858439,
            0.7852360475262301,
            0.8539699464996078,
            1.0014217696906793,
            0.5097273083232776),
        new FieldPair(Fields.truth(), Fields.model(), Fields.degrees()));
  }

  @Test
  void scoresOfAFieldWithGaps() {
    final double[] truth = Fields.truth();
    truth[0] = Double.NaN;
    for (int y = 12; y < 15; y++) {
      for (int x = 30; x < 34; x++) {
        truth[y * Fields.WIDTH + x] = Double.NaN;
      }
    }
    assertScores(
        new Expected(
            2.4843796742131796,
            2.157037297294514,
            0.397868440862747,
            0.8432394887506884,
            19.31551509376996,
            0.703353073781715,
            0.7849615634233329,
            0.8528073733645585,
            1.0014149142557882,
            0.5349268772208268),
        new FieldPair(truth, Fields.model(), Fields.degrees()));
  }

  @Test
  void quantilesOfCellsThatCountAlike() {
    final Quantiles quantiles =
        Quantiles.ofTruth(new FieldPair(Fields.truth(), Fields.model(), Fields.equal()));
    assertEquals(272.106640625, quantiles.at(0.02), CLOSE);
    assertEquals(281.18199157714844, quantiles.at(0.5), CLOSE);
    assertEquals(290.35865966796877, quantiles.at(0.98), CLOSE);
  }

  @Test
  void powerAtEachScale() {
    final Spectrum spectrum =
        Spectrum.of(Fields.truth(), Fields.WIDTH, new Window(0, 0, Fields.WIDTH, Fields.HEIGHT))
            .orElseThrow();
    assertEquals(28, spectrum.rings().size());
    assertRing(80, 0.14901511289666355, 3, spectrum.rings().get(0));
    assertRing(16, 0.4123292059524458, 10, spectrum.rings().get(4));
    assertRing(2.051282051282051, 3.3744247775794898e-06, 74, spectrum.rings().get(27));
    assertEquals(4.527591831035928, spectrum.varianceBelow(8), CLOSE);
  }

  private static void assertRing(
      final double wavelength, final double power, final int modes, final Spectrum.Ring ring) {
    assertEquals(wavelength, ring.wavelength(), CLOSE);
    assertEquals(power, ring.power(), CLOSE * power + 1e-15);
    assertEquals(modes, ring.modes());
  }
}

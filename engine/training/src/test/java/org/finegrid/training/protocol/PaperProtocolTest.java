package org.finegrid.training.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures from an independent implementation in NumPy and SciPy, on the same image. */
class PaperProtocolTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "2, 26.878277340431925, 0.912031403127006",
    "3, 25.47224126052761, 0.8609762887627986",
    "4, 24.082318479739175, 0.8075925577767438"
  })
  void bicubicScoresWhatNumpyComputes(final int factor, final double psnr, final double ssim)
      throws IOException {
    final PaperProtocol protocol = new PaperProtocol(factor);
    assertScore(protocol, protocol.bicubic(), psnr, ssim);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 25.487346703656492, 0.8685441065218967",
    "3, 24.057006984918104, 0.7732385187146883",
    "4, 22.445401815439595, 0.675881750716144"
  })
  void repeatedCellsScoreWhatNumpyComputes(final int factor, final double psnr, final double ssim)
      throws IOException {
    assertScore(new PaperProtocol(factor), coarse -> repeated(coarse, factor), psnr, ssim);
  }

  @Test
  void whatIsMadeIsClippedAndRoundedHalfUp() {
    final PaperProtocol protocol = new PaperProtocol(2);
    final float[] values = new float[36];
    values[0] = -0.2f;
    values[1] = 1.2f;
    values[2] = 100.5f / 255;
    final FloatPlane made =
        protocol.made(FloatPlane.zeros(6, 6), coarse -> new FloatPlane(6, 6, values));
    assertEquals(0, made.at(0, 0));
    assertEquals(255, made.at(1, 0));
    assertEquals(101, made.at(2, 0));
  }

  private void assertScore(
      final PaperProtocol protocol,
      final PaperProtocol.Method method,
      final double psnr,
      final double ssim)
      throws IOException {
    final Path file = Pictures.write(Pictures.colour(61, 50), directory.resolve("picture.bmp"));
    final FloatPlane luminance = Images.luminance(file);
    final PaperScore score = protocol.score(luminance, protocol.made(luminance, method));
    // A rounding of single precision may fall to the other side of a half in a cell or two.
    assertEquals(psnr, score.psnr(), 2e-3);
    assertEquals(ssim, score.ssim(), 2e-4);
  }

  private static FloatPlane repeated(final FloatPlane coarse, final int factor) {
    final FloatPlane fine = FloatPlane.zeros(coarse.width() * factor, coarse.height() * factor);
    for (int i = 0; i < fine.values().length; i++) {
      fine.values()[i] = coarse.at(i % fine.width() / factor, i / fine.width() / factor);
    }
    return fine;
  }
}

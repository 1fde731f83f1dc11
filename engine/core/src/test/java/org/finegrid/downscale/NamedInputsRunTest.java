package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.grid.RasterException;
import org.finegrid.grid.Window;
import org.finegrid.model.ModelInput;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.junit.jupiter.api.Test;

/** A model with a fine covariate and noise goes through the whole pipeline. */
class NamedInputsRunTest {
  private static final int WHOLE = 4096;

  /** The height of a fine cell: a function of its place. */
  private static final InputSource ELEVATION =
      source(
          "elevation", (band, channel, row, column) -> (float) Math.sin(0.7 * row + 0.3 * column));

  /** Noise of the place, the band and the channel. */
  private static final InputSource NOISE =
      source(
          "noise",
          (band, channel, row, column) ->
              (float)
                  new SplittableRandom(((band * 2L + channel) << 40) + ((long) row << 20) + column)
                      .nextGaussian());

  private interface Cell {
    float of(int band, int channel, int row, int column);
  }

  private static InputSource source(final String name, final Cell cell) {
    return new InputSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void fill(final ModelInput input, final InputBatch batch, final float[] planes) {
        int target = 0;
        for (final Window tile : batch.tiles()) {
          for (final int band : batch.bands()) {
            for (int channel = 0; channel < input.channels(); channel++) {
              final Window fine = tile.refine(input.factor());
              for (int y = 0; y < fine.height(); y++) {
                for (int x = 0; x < fine.width(); x++) {
                  planes[target++] = cell.of(band, channel, fine.row() + y, fine.column() + x);
                }
              }
            }
          }
        }
      }
    };
  }

  private static SuperResolutionModel model(final int factor) {
    return Models.network(Networks.threeInputs(factor, Networks.THREE_INPUTS), OptionalInt.empty());
  }

  private static MemoryRaster raster(
      final long seed, final int width, final int height, final int blots) {
    final double[] one = MemoryRaster.field(seed, width, height, 0, 10);
    final double[] two = MemoryRaster.field(seed + 1, width, height, 5, 1);
    MemoryRaster.punch(seed, one, width, height, blots);
    return new MemoryRaster(MemoryRaster.projected(width, height), one, two);
  }

  private static void agree(final float[] expected, final float[] actual, final double std) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(Float.isNaN(expected[i]), Float.isNaN(actual[i]), "cell " + i);
      if (!Float.isNaN(expected[i])) {
        assertEquals(expected[i], actual[i], 1e-5 * std, "cell " + i);
      }
    }
  }

  @Property(tries = 30)
  void tilesDoNotShow(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @IntRange(min = 2, max = 70) final int width,
      @ForAll @IntRange(min = 2, max = 70) final int height,
      @ForAll @IntRange(min = 1, max = 40) final int tile,
      @ForAll @IntRange(min = 2, max = 4) final int factor,
      @ForAll @IntRange(min = 1, max = 3) final int threads,
      @ForAll @IntRange(min = 0, max = 6) final int blots,
      @ForAll @IntRange(min = 0, max = 1) final int iterations) {
    final MemoryRaster raster = raster(seed, width, height, blots);
    final InputSources sources = new InputSources(List.of(NOISE, ELEVATION));
    try (SuperResolutionModel model = model(factor)) {
      final Runs.Result whole =
          Runs.run(
              raster, model, sources, b -> b.tile(WHOLE).threads(1).backProjection(iterations));
      final Runs.Result tiled =
          Runs.run(
              raster,
              model,
              sources,
              b -> b.tile(tile).threads(threads).backProjection(iterations));
      for (int band = 0; band < 2; band++) {
        agree(whole.plane(band), tiled.plane(band), whole.report().bands().get(band).coarseStd());
      }
    }
  }

  @Test
  void everyInputMakesADifferenceToTheRaster() {
    final MemoryRaster raster = raster(1, 30, 20, 0);
    try (SuperResolutionModel model = model(2)) {
      final float[] all =
          Runs.run(raster, model, new InputSources(List.of(ELEVATION, NOISE)), b -> b).plane(0);
      for (final InputSource other :
          List.of(
              source("elevation", (band, channel, row, column) -> 0),
              source("noise", (band, channel, row, column) -> 0))) {
        final InputSource kept = other.name().equals("noise") ? ELEVATION : NOISE;
        final float[] without =
            Runs.run(raster, model, new InputSources(List.of(other, kept)), b -> b).plane(0);
        assertTrue(!Arrays.equals(all, without), other.name());
      }
    }
  }

  private static String refusal(final SuperResolutionModel model, final InputSource... sources) {
    final InputSources given = new InputSources(List.of(sources));
    return assertThrows(
            RasterException.class, () -> Runs.run(raster(1, 9, 8, 0), model, given, b -> b))
        .getMessage();
  }

  @Test
  void aModelIsRefusedWhereItsInputsAreNotThoseThatAreGiven() {
    try (SuperResolutionModel model = model(2);
        SuperResolutionModel bicubic = Models.kernel("bicubic", 2)) {
      assertEquals(
          "model three-inputs: needs the input 'elevation' (covariate), which is not given",
          refusal(model));
      assertEquals("model bicubic: has no input 'noise', which is given", refusal(bicubic, NOISE));
    }
  }

  @Test
  void aCellWithoutAValueIsRefusedWhereTheRasterHasData() {
    final InputSource holes =
        source("elevation", (band, channel, row, column) -> row == 3 ? Float.NaN : 1);
    try (SuperResolutionModel model = model(2)) {
      assertTrue(
          refusal(model, holes, NOISE).startsWith("the model's input 'elevation' has cells"));
    }
  }
}

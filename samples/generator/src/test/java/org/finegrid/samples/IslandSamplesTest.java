package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.Dimension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class IslandSamplesTest {
  private static final Island ISLAND = Island.of(GenerateSamples.SEED);
  private static final List<SampleRaster> SAMPLES = IslandSamples.of(ISLAND);

  @Test
  void everyFileHasItsOwnNameAndOnePlaneOfItsGridForEachBand() {
    assertEquals(
        SAMPLES.size(),
        SAMPLES.stream().map(SampleRaster::fileName).collect(Collectors.toSet()).size());
    for (final SampleRaster sample : SAMPLES) {
      assertEquals(sample.planes().size(), sample.description().bands().size());
      for (final FieldPlane plane : sample.planes()) {
        assertEquals(sample.geometry().width(), plane.width());
        assertEquals(sample.geometry().height(), plane.height());
      }
    }
  }

  @Test
  void coarseJanuaryIsTheAreaWeightedMeanOfTheFineTruth() {
    final FieldPlane fine = sample("precipitation-fine-truth.nc").planes().get(0);
    final FieldPlane coarse = sample("precipitation.nc").planes().get(0);
    double sum = 0;
    double weights = 0;
    for (int row = 60; row < 64; row++) {
      final double weight = StrictMath.cos(StrictMath.toRadians(Island.latitude(row)));
      for (int column = 80; column < 84; column++) {
        sum += weight * fine.at(column, row);
        weights += weight;
      }
    }
    assertTrue(sum > 0);
    assertEquals(sum / weights, coarse.at(20, 15), 1e-9 * sum);
  }

  @Test
  void coarseTemperatureOfJanuaryIsMadeOfItsFineTruth() {
    assertArrayEquals(
        sample("temperature.nc").planes().get(0).floats(),
        IslandSamples.coarse(sample("temperature-fine-truth.nc").planes().get(0)).floats());
  }

  @ParameterizedTest
  @ValueSource(strings = {"precipitation", "temperature"})
  void coarseAndFineGridsCoverTheSameGround(final String name) {
    final SampleRaster coarse = sample(name + ".nc");
    final SampleRaster fine = sample(name + "-fine-truth.nc");
    assertEquals(coarse.geometry().refine(IslandSamples.FACTOR), fine.geometry());
    assertEquals(sample("elevation-fine.tif").geometry(), fine.geometry());
  }

  @Test
  void rainIsKnownOverLandOnlyAndTemperatureEverywhere() {
    final Function<String, Double> gaps =
        name -> sample(name).planes().get(0).map(v -> Double.isNaN(v) ? 1 : 0).mean();
    assertTrue(gaps.apply("precipitation.nc") > 0.3);
    assertEquals(0, gaps.apply("temperature.nc"));
  }

  @Test
  void manyCoarseCellsAreExactlyDry() {
    final FieldPlane july = sample("precipitation.nc").planes().get(6);
    assertTrue(july.share(value -> value == 0) > 0.1);
  }

  @Test
  void monthsTouchAndMakeAYear() {
    final Dimension time = sample("temperature.nc").time().get(0);
    final double[][] bounds = time.bounds().orElseThrow();
    for (int month = 1; month < 12; month++) {
      assertEquals(bounds[month - 1][1], bounds[month][0]);
    }
    assertEquals(365, bounds[11][1]);
    assertEquals("2001-01-16T12:00Z", time.times().get(0));
  }

  private static SampleRaster sample(final String name) {
    return SAMPLES.stream().filter(each -> each.fileName().equals(name)).findFirst().orElseThrow();
  }
}

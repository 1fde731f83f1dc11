package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.RasterFiles;
import org.finegrid.training.data.Resize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FieldDownscalerTest {

  @Test
  void tilesDoNotShowAndEdgesAreMirrored() {
    // MATLAB's bicubic mirrors at the edges too, and has the engine's kernel when enlarging.
    final FloatPlane coarse = RasterFiles.waves(700, 397, 1);
    final FloatPlane expected = Resize.enlarge(coarse, 3);
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 3)) {
      final FloatPlane made = FieldDownscaler.inUnits(model, () -> false).apply(coarse);
      for (int i = 0; i < expected.values().length; i++) {
        assertEquals(expected.values()[i], made.values()[i], 1e-4);
      }
    }
  }

  @Test
  void cellsWithoutDataStaySoAndSpoilNoOthers() {
    final FloatPlane coarse = RasterFiles.waves(20, 20, 1);
    coarse.values()[45] = Float.NaN;
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 2)) {
      final FloatPlane made = FieldDownscaler.inUnits(model, () -> false).apply(coarse);
      for (int i = 0; i < made.values().length; i++) {
        final boolean gap = i % 40 / 2 == 5 && i / 40 / 2 == 2;
        assertEquals(gap, Float.isNaN(made.values()[i]), "cell " + i);
      }
    }
  }

  @Test
  void meansOfCoarseCellsAreKeptWhereThatIsAskedFor() {
    final FloatPlane coarse = RasterFiles.waves(40, 30, 1);
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 4)) {
      final FloatPlane means =
          Aggregation.MEAN.coarsen(FieldDownscaler.conserving(model, () -> false).apply(coarse), 4);
      for (int i = 0; i < means.values().length; i++) {
        assertEquals(coarse.values()[i], means.values()[i], 1e-5);
      }
    }
  }

  @Test
  void aModelOfARangeGetsValuesOfThatRange() {
    final FloatPlane coarse = RasterFiles.waves(30, 30, 1).mapped(1000, 300);
    try (SuperResolutionModel model =
        ModelRepository.ofUser().open("fine-s", OptionalInt.of(2), Device.parse("cpu"))) {
      final FloatPlane inUnits = FieldDownscaler.inUnits(model, () -> false).apply(coarse);
      final FloatPlane inRange = FieldDownscaler.inModelRange(model, 0, () -> false).apply(coarse);
      // The model takes any unit, so both are the same.
      assertEquals(inUnits, inRange);
    }
  }

  @Test
  void whatIsStoppedEnds() {
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 2)) {
      final FieldDownscaler stopped = FieldDownscaler.inUnits(model, () -> true);
      assertThrows(TrainingStopped.class, () -> stopped.apply(RasterFiles.waves(30, 30, 1)));
    }
  }
}

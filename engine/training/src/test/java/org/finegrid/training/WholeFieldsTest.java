package org.finegrid.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.RasterFiles;
import org.finegrid.training.data.Resize;
import org.junit.jupiter.api.Test;

class WholeFieldsTest {

  @Test
  void tilesDoNotShowAndEdgesAreMirrored() {
    // MATLAB's bicubic mirrors at the edges too, and has the engine's kernel when enlarging.
    final FloatPlane coarse = RasterFiles.waves(150, 97, 1);
    final FloatPlane expected = Resize.enlarge(coarse, 3);
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 3)) {
      final FloatPlane made = new WholeFields(model).apply(coarse);
      for (int i = 0; i < expected.values().length; i++) {
        assertEquals(expected.values()[i], made.values()[i], 1e-4);
      }
    }
  }

  @Test
  void cellsWithoutDataReachNoModel() {
    final FloatPlane coarse = RasterFiles.waves(20, 20, 1);
    coarse.values()[45] = Float.NaN;
    try (SuperResolutionModel model = new Interpolation(Kernel.BICUBIC, 2)) {
      for (final float value : new WholeFields(model).apply(coarse).values()) {
        assertFalse(Float.isNaN(value));
      }
    }
  }
}

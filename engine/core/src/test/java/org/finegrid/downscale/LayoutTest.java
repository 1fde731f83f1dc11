package org.finegrid.downscale;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.finegrid.grid.RasterException;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.MemoryRaster;
import org.finegrid.testing.Models;
import org.finegrid.testing.Networks;
import org.finegrid.testing.OnnxBytes;
import org.junit.jupiter.api.Test;

class LayoutTest {

  private static String refusal(final SuperResolutionModel model, final int iterations) {
    try (model) {
      final MemoryRaster raster =
          new MemoryRaster(MemoryRaster.projected(20, 20), MemoryRaster.field(1, 20, 20, 0, 1));
      return assertThrows(
              RasterException.class,
              () -> Runs.run(raster, model, b -> b.backProjection(iterations)))
          .getMessage();
    }
  }

  @Test
  void aHaloThatIsTooLargeIsTheCardsWhereTheModelIsAlone() {
    final float[] copies = new float[16];
    final byte[] farSighted =
        new OnnxBytes()
            .conv(16, 1, 1, copies)
            .depthToSpace(4)
            .metadata("finegrid", Networks.card("far", 4, "4096", "none"))
            .build();
    final String alone = refusal(Models.network(farSighted, OptionalInt.empty()), 0);
    assertTrue(alone.contains("correct the \"halo\" in its model card"), alone);
    assertFalse(alone.contains("iterations of backProjection"), alone);
    final String projected = refusal(Models.network(farSighted, OptionalInt.empty()), 1);
    assertTrue(projected.contains("iterations of backProjection"), projected);
  }
}

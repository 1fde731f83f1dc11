package org.finegrid.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.util.List;
import org.finegrid.field.FieldPlane;
import org.junit.jupiter.api.Test;

class DrawPictureTest {

  @Test
  void coarseAndFineStandSideBySideInTheSameColours() {
    final FieldPlane coarse = FieldPlane.of(2, 1, new double[] {0, Double.NaN});
    final FieldPlane fine = FieldPlane.of(4, 2, (column, row) -> column < 2 ? 0 : 10);
    final BufferedImage image = DrawPicture.draw(List.of(coarse, fine));
    assertEquals(384 + 12 + 384, image.getWidth());
    assertEquals(192, image.getHeight());
    assertEquals(image.getRGB(10, 10), image.getRGB(396 + 10, 10));
    assertEquals(0xFFB9C8D2, image.getRGB(300, 10));
    assertEquals(0xFF280A5A, image.getRGB(396 + 300, 10));
  }

  @Test
  void coloursBetweenStopsAreMixed() {
    final ColourRamp ramp = new ColourRamp(0, 2, 0x000000, 0x102030, 0xFFFFFF);
    assertEquals(0x081018, ramp.colour(0.5));
    assertEquals(0x102030, ramp.colour(1));
    assertEquals(0xFFFFFF, ramp.colour(7));
    assertEquals(0x000000, ramp.colour(-1));
  }
}

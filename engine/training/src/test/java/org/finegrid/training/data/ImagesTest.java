package org.finegrid.training.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.finegrid.grid.RasterException;
import org.finegrid.training.protocol.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"colour.bmp", "colour.png"})
  void coloursBecomeTheLuminanceThatNumpyComputes(final String name) throws IOException {
    final FloatPlane plane = Images.luminance(write(Pictures.colour(61, 50), name));
    assertEquals(61, plane.width());
    assertEquals(50, plane.height());
    assertEquals(20, 255 * plane.at(0, 0), 1e-4);
    assertEquals(102, 255 * plane.at(20, 10), 1e-4);
    assertEquals(93, 255 * plane.at(60, 49), 1e-4);
    assertEquals(363_320, 255 * sum(plane), 0.1);
  }

  @Test
  void lossyImagesComeClose() throws IOException {
    final FloatPlane exact = Images.luminance(write(soft(), "soft.png"));
    final FloatPlane lossy = Images.luminance(write(soft(), "soft.jpg"));
    for (int i = 0; i < exact.values().length; i++) {
      assertEquals(exact.values()[i], lossy.values()[i], 0.03);
    }
  }

  @Test
  void palettesAreColours() throws IOException {
    final BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);
    image.setRGB(1, 2, 0xFFFF0000);
    final FloatPlane plane = Images.luminance(write(image, "palette.png"));
    assertEquals(16, 255 * plane.at(0, 0), 1e-4);
    assertEquals(81, 255 * plane.at(1, 2), 1e-4);
  }

  @Test
  void greyStaysAsItIs() throws IOException {
    final BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 1, 0, 77);
    image.getRaster().setSample(2, 0, 0, 255);
    final FloatPlane plane = Images.luminance(write(image, "grey.png"));
    assertEquals(new FloatPlane(3, 2, new float[] {0, 0, 1, 0, 77 / 255f, 0}), plane);
  }

  @Test
  void sixteenBitsOfGreyAreKept() throws IOException {
    final BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 65_535);
    image.getRaster().setSample(1, 0, 0, 12_345);
    final FloatPlane plane = Images.luminance(write(image, "deep.png"));
    assertEquals(1, plane.at(0, 0), 1e-6);
    assertEquals(12_345 / 65_535.0, plane.at(1, 0), 1e-6);
  }

  @Test
  void aDamagedImageIsNamed() throws IOException {
    final Path file = write(Pictures.colour(40, 40), "cut.png");
    final byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    final RasterException refusal =
        assertThrows(RasterException.class, () -> Images.luminance(file));
    assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
  }

  @Test
  void whatOnlyBearsAnImagesNameIsRefused() throws IOException {
    final Path file = Files.writeString(directory.resolve("text.png"), "no image at all");
    final RasterException refusal =
        assertThrows(RasterException.class, () -> Images.luminance(file));
    assertTrue(refusal.getMessage().contains("not an image"), refusal.getMessage());
  }

  private static BufferedImage soft() {
    final BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 32 * 32; i++) {
      final int value = 40 + 3 * (i % 32) + 2 * (i / 32);
      image.setRGB(i % 32, i / 32, value << 16 | value << 8 | value);
    }
    return image;
  }

  private Path write(final BufferedImage image, final String name) throws IOException {
    return Pictures.write(image, directory.resolve(name));
  }

  private static double sum(final FloatPlane plane) {
    double sum = 0;
    for (final float value : plane.values()) {
      sum += value;
    }
    return sum;
  }
}

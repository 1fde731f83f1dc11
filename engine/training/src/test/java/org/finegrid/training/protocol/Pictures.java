package org.finegrid.training.protocol;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Images for tests, of whole numbers, so that other programs can make the same. */
public final class Pictures {
  private Pictures() {}

  /** A colour image: red {@code x²/7 + 3y}, green {@code 5x + y²/9}, blue {@code xy/5 + 40}. */
  public static BufferedImage colour(final int width, final int height) {
    final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        final int red = (x * x / 7 + 3 * y) % 256;
        final int green = (5 * x + y * y / 9) % 256;
        final int blue = (x * y / 5 + 40) % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** Writes an image in the format that the file's extension names. */
  public static Path write(final BufferedImage image, final Path file) throws IOException {
    final String name = file.toString();
    if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
      throw new IOException("no writer for " + name);
    }
    return file;
  }
}

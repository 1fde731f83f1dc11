package org.finegrid.training.data;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;

/**
 * Images as the papers on super-resolution learn from them: their luminance from 0 to 1. Of colours
 * that is the Y of MATLAB's {@code rgb2ycbcr}, rounded to eight bits; grey stays as it is.
 */
public final class Images {
  private static final Set<String> EXTENSIONS = Set.of("bmp", "png", "jpg", "jpeg", "gif");
  private static final double WHITE = 255;

  private Images() {}

  /** Whether a file's name says that it is an image. */
  public static boolean isImage(final Path file) {
    final String name = String.valueOf(file.getFileName());
    final int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * The luminance of an image file.
   *
   * @throws RasterException where the file cannot be read as an image
   */
  public static FloatPlane luminance(final Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      final BufferedImage image = ImageIO.read(in);
      if (image == null) {
        throw new RasterException(file + ": not an image this build reads (BMP, PNG, JPEG, GIF)");
      }
      return luminance(image);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // The image readers answer damaged files with any of these.
      throw new RasterException(file + ": cannot be read as an image (" + IoReason.of(e) + ")", e);
    }
  }

  static FloatPlane luminance(final BufferedImage image) {
    final int width = image.getWidth();
    final int height = image.getHeight();
    final Samples samples = samples(image);
    final float[] values = new float[Math.multiplyExact(width, height)];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        values[row * width + column] = (float) (samples.at(column, row) / WHITE);
      }
    }
    return new FloatPlane(width, height, values);
  }

  /** Luminance of 0 to 255. */
  @FunctionalInterface
  private interface Samples {
    double at(int column, int row);
  }

  /** Samples as the file has them: colour models would put grey values through a gamma curve. */
  private static Samples samples(final BufferedImage image) {
    final Raster raster = image.getRaster();
    if (!(image.getColorModel() instanceof ComponentColorModel model)) {
      return (x, y) -> {
        final int rgb = image.getRGB(x, y);
        return luma(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
      };
    }
    final double scale = WHITE / ((1L << model.getComponentSize(0)) - 1);
    if (model.getNumColorComponents() == 1) {
      return (x, y) -> scale * raster.getSample(x, y, 0);
    }
    return (x, y) ->
        luma(
            Math.rint(scale * raster.getSample(x, y, 0)),
            Math.rint(scale * raster.getSample(x, y, 1)),
            Math.rint(scale * raster.getSample(x, y, 2)));
  }

  private static double luma(final double red, final double green, final double blue) {
    return Math.floor(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / WHITE + 0.5);
  }
}

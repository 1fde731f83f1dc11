package org.finegrid.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.finegrid.field.FieldPlane;
import org.finegrid.grid.GridGeometry;
import org.finegrid.io.RasterFormats;
import org.finegrid.io.RasterReader;
import org.finegrid.io.ReadOptions;

/**
 * Draws rasters of the same ground side by side, in the same colours: {@code DrawPicture BAND
 * OUT.png COARSE FINE...}. Rain is recognised by its lowest value, zero.
 */
public final class DrawPicture {
  private static final int PANEL = 384;
  private static final int GAP = 12;

  private DrawPicture() {}

  /** Draws one band, counted from 1, of all rasters that are named. */
  public static void main(final String[] arguments) throws IOException {
    if (arguments.length < 3) {
      System.err.println("usage: DrawPicture BAND OUT.png RASTER...");
      System.exit(2);
    }
    final int band = Integer.parseInt(arguments[0]) - 1;
    final List<FieldPlane> planes =
        List.of(arguments).subList(2, arguments.length).stream()
            .map(name -> read(Path.of(name), band))
            .toList();
    ImageIO.write(draw(planes), "png", Path.of(arguments[1]).toFile());
  }

  /** The planes from left to right, each as wide as the others. */
  static BufferedImage draw(final List<FieldPlane> planes) {
    final FieldPlane finest = planes.get(planes.size() - 1);
    final ColourRamp ramp =
        finest.minimum() == 0
            ? ColourRamp.rain(finest.quantile(0.995))
            : ColourRamp.temperature(finest.quantile(0.005), finest.quantile(0.995));
    final int height = Math.round((float) PANEL * finest.height() / finest.width());
    final BufferedImage image =
        new BufferedImage(planes.size() * (PANEL + GAP) - GAP, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, 0xFFFFFF);
      }
    }
    for (int i = 0; i < planes.size(); i++) {
      final FieldPlane plane = planes.get(i);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < PANEL; x++) {
          final double value = plane.at(x * plane.width() / PANEL, y * plane.height() / height);
          image.setRGB(i * (PANEL + GAP) + x, y, ramp.colour(value));
        }
      }
    }
    return image;
  }

  private static FieldPlane read(final Path file, final int band) {
    try (RasterReader reader = RasterFormats.open(file, ReadOptions.defaults())) {
      final GridGeometry grid = reader.description().geometry();
      final double[][] values = new double[1][grid.width() * grid.height()];
      reader.read(new int[] {band}, grid.window(), values);
      return FieldPlane.of(grid.width(), grid.height(), values[0]);
    }
  }
}

package org.finegrid.internal.io.geotiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.finegrid.internal.io.IoReason;

/**
 * A world file: six lines of text beside an image that place it, of which the last two are the
 * centre of the first cell.
 */
final class WorldFile {
  private static final long LARGEST = 4096;
  private static final int NUMBERS = 6;

  private WorldFile() {}

  /** The world file of an image, under the names at which GDAL looks. */
  static Optional<Path> beside(final Path image) {
    final String name = image.getFileName().toString();
    final int dot = name.lastIndexOf('.');
    if (dot < 1) {
      return Optional.empty();
    }
    final String extension = name.substring(dot + 1);
    final List<String> names = new ArrayList<>();
    if (extension.length() > 1) {
      names.add("" + extension.charAt(0) + extension.charAt(extension.length() - 1) + "w");
    }
    names.add(extension + "w");
    names.add("wld");
    return names.stream()
        .flatMap(
            each ->
                List.of(each, each.toLowerCase(Locale.ROOT), each.toUpperCase(Locale.ROOT))
                    .stream())
        .map(each -> image.resolveSibling(name.substring(0, dot + 1) + each))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * The place that it gives the image, in the order of GDAL's geotransform.
   *
   * @throws org.finegrid.grid.RasterException where it does not hold six numbers
   */
  static double[] read(final TiffFile image, final Path file) {
    final String sentence = "its world file " + file.getFileName() + " does not hold six numbers";
    final List<Double> numbers = new ArrayList<>();
    try {
      if (Files.size(file) <= LARGEST) {
        for (final String word :
            Files.readString(file, StandardCharsets.ISO_8859_1).strip().split("\\s+")) {
          numbers.add(Double.parseDouble(word.replace(',', '.')));
        }
      }
    } catch (NumberFormatException e) {
      throw image.unfit(sentence, "correct or remove it");
    } catch (IOException e) {
      throw image.unfit(
          "its world file " + file.getFileName() + " cannot be read (" + IoReason.of(e) + ")",
          "make it readable or remove it");
    }
    if (numbers.size() < NUMBERS) {
      throw image.unfit(sentence, "correct or remove it");
    }
    final double a = numbers.get(0);
    final double d = numbers.get(1);
    final double b = numbers.get(2);
    final double e = numbers.get(3);
    return new double[] {numbers.get(4) - (a + b) / 2, a, b, numbers.get(5) - (d + e) / 2, d, e};
  }
}

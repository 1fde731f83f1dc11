package org.finegrid.training.protocol;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.model.BackProjection;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.FieldDownscaler;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Images;

/**
 * Scores model files over a directory of images by the papers' protocol and prints a Markdown row
 * for each: {@code PaperTable [--save DIR] [--back-projection N] IMAGES MODEL.onnx...}; {@code
 * scripts/papers-table.sh} runs it.
 */
public final class PaperTable {
  private final Map<String, FloatPlane> images;
  private final Optional<Path> save;

  private PaperTable(final Map<String, FloatPlane> images, final Optional<Path> save) {
    this.images = images;
    this.save = save;
  }

  /** Prints a table; answers 1 and one line on standard error where that fails. */
  public static void main(final String[] args) {
    try {
      List<String> rest = List.of(args);
      Optional<Path> save = Optional.empty();
      if (rest.size() > 1 && rest.get(0).equals("--save")) {
        save = Optional.of(Path.of(rest.get(1)));
        rest = rest.subList(2, rest.size());
      }
      int iterations = 0;
      if (rest.size() > 1 && rest.get(0).equals("--back-projection")) {
        iterations = iterations(rest.get(1));
        rest = rest.subList(2, rest.size());
      }
      if (rest.isEmpty()) {
        throw new RasterException("papers' table: name a directory of images, then model files");
      }
      final List<Path> models = rest.subList(1, rest.size()).stream().map(Path::of).toList();
      of(Path.of(rest.get(0)), models, save, iterations).forEach(System.out::println);
    } catch (RasterException e) {
      System.err.println("finegrid: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * The table's lines: bicubic for each factor, then the models.
   *
   * @param directory of images
   * @param models ONNX files
   * @param save where to write what the models made, as {@code MODEL/IMAGE.png}
   * @param iterations of back-projection after each model
   * @throws RasterException where a file cannot be used
   */
  public static List<String> of(
      final Path directory,
      final List<Path> models,
      final Optional<Path> save,
      final int iterations) {
    final PaperTable table = new PaperTable(load(directory), save);
    final List<String> lines = new ArrayList<>();
    lines.add("| model | factor | PSNR, dB | SSIM |");
    lines.add("|---|---|---|---|");
    final List<Integer> factors = new ArrayList<>();
    final List<String> rows = new ArrayList<>();
    for (final Path file : models) {
      try (SuperResolutionModel model =
          new ModelRepository(directory)
              .trusting()
              .open(file.toString(), OptionalInt.empty(), Device.parse("cpu"))) {
        refuseOthers(file, model.card());
        if (!factors.contains(model.factor())) {
          factors.add(model.factor());
          final PaperProtocol protocol = new PaperProtocol(model.factor());
          lines.add(table.row("bicubic", protocol, protocol.bicubic()));
        }
        rows.add(
            table.row(
                model.card().name(), new PaperProtocol(model.factor()), method(model, iterations)));
      }
    }
    lines.addAll(rows);
    return lines;
  }

  private static int iterations(final String text) {
    try {
      final int iterations = Integer.parseInt(text);
      if (iterations >= 0 && iterations <= BackProjection.MOST_ITERATIONS) {
        return iterations;
      }
    } catch (NumberFormatException e) {
      // Told below, like numbers out of range.
    }
    throw new RasterException(
        "--back-projection '"
            + text
            + "': an integer from 0 to "
            + BackProjection.MOST_ITERATIONS
            + " is needed");
  }

  /** The model, with back-projection behind it. */
  private static PaperProtocol.Method method(
      final SuperResolutionModel model, final int iterations) {
    return FieldDownscaler.inModelRange(model, iterations, () -> false)::apply;
  }

  /** Images need no scaling for models of minima and maxima; for others they would. */
  private static void refuseOthers(final Path file, final ModelCard card) {
    if (card.normalisation() == ModelCard.Normalisation.STANDARDISE) {
      throw new RasterException(
          file + ": takes standardised values, which the papers' protocol does not have");
    }
  }

  private static Map<String, FloatPlane> load(final Path directory) {
    try (var list = Files.list(directory)) {
      final Map<String, FloatPlane> images = new LinkedHashMap<>();
      list.filter(Images::isImage)
          .sorted()
          .forEach(file -> images.put(file.getFileName().toString(), Images.luminance(file)));
      if (images.isEmpty()) {
        throw new RasterException(directory + ": holds no image");
      }
      return images;
    } catch (IOException e) {
      throw new RasterException(directory + ": cannot be listed (" + IoReason.of(e) + ")", e);
    }
  }

  private String row(
      final String name, final PaperProtocol protocol, final PaperProtocol.Method method) {
    double psnr = 0;
    double ssim = 0;
    for (final Map.Entry<String, FloatPlane> image : images.entrySet()) {
      final FloatPlane made = protocol.made(image.getValue(), method);
      final PaperScore score = protocol.score(image.getValue(), made);
      psnr += score.psnr() / images.size();
      ssim += score.ssim() / images.size();
      save.ifPresent(
          to -> write(made, to.resolve(directory(name, protocol.factor())), image.getKey()));
    }
    return String.format(
        Locale.ROOT, "| %s | ×%d | %.3f | %.4f |", name, protocol.factor(), psnr, ssim);
  }

  private static String directory(final String name, final int factor) {
    final String suffix = "-x" + factor;
    return name.endsWith(suffix) ? name : name + suffix;
  }

  private static void write(final FloatPlane plane, final Path directory, final String name) {
    final BufferedImage image =
        new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < plane.values().length; i++) {
      image
          .getRaster()
          .setSample(i % plane.width(), i / plane.width(), 0, Math.round(plane.values()[i]));
    }
    final Path file = directory.resolve(name.replaceFirst("\\.[^.]*$", "") + ".png");
    try {
      Files.createDirectories(directory);
      if (!ImageIO.write(image, "png", file.toFile())) {
        throw new IOException("no writer for PNG");
      }
    } catch (IOException e) {
      throw new RasterException(file + ": cannot be written (" + IoReason.of(e) + ")", e);
    }
  }
}

package org.finegrid.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.grid.RasterException;

/**
 * The models that {@code --model} knows: interpolation kernels, networks in the jar, ONNX files in
 * the user's directory, and any ONNX file by its path. Networks that differ only in their factor
 * are one family: {@code name-x2.onnx} and {@code name-x4.onnx} are both {@code name}.
 */
public final class ModelRepository {
  /** The environment variable that names the user's directory of models. */
  public static final String DIRECTORY_VARIABLE = "FINEGRID_MODELS";

  /** How many fine cells per coarse cell and axis a model may make. */
  public static final int LARGEST_FACTOR = 64;

  private static final String RESOURCES = "/org/finegrid/models/";
  private static final String INDEX = RESOURCES + "index.txt";
  private static final String SUFFIX = ".onnx";

  private final Path directory;

  /** A repository over a user's directory, which need not exist. */
  public ModelRepository(final Path directory) {
    this.directory = directory;
  }

  /**
   * The repository of this user: {@code $FINEGRID_MODELS} or {@code
   * ~/.local/share/finegrid/models}.
   */
  public static ModelRepository ofUser() {
    final String named = System.getenv(DIRECTORY_VARIABLE);
    return new ModelRepository(
        named != null && !named.isBlank()
            ? Path.of(named)
            : Path.of(System.getProperty("user.home"), ".local", "share", "finegrid", "models"));
  }

  /** The cards of all models that can be named, interpolation first. */
  public List<ModelCard> cards() {
    final List<ModelCard> cards = new ArrayList<>();
    Arrays.stream(Kernel.values()).map(Interpolation::card).forEach(cards::add);
    for (final OnnxFile file : files()) {
      file.card().ifPresent(cards::add);
    }
    return cards;
  }

  /**
   * The card of one model; of a family, the member of the smallest factor.
   *
   * @param model as {@link #open} takes it
   * @throws RasterException where an ONNX file cannot be read or has no card
   */
  public Optional<ModelCard> card(final String model) {
    if (model.endsWith(SUFFIX)) {
      final OnnxFile file = OnnxFile.read(Path.of(model));
      return Optional.of(
          file.card()
              .orElseThrow(
                  () -> new RasterException(model + ": has no model card; it needs --factor")));
    }
    return cards().stream()
        .filter(card -> card.name().equals(model) || familyName(card).equals(model))
        .min(Comparator.comparingInt(ModelCard::factor));
  }

  /**
   * Opens a model.
   *
   * @param model a name, a family's name, or the path of an ONNX file (one that ends in {@code
   *     .onnx})
   * @param factor fine cells per coarse cell and axis; empty: the model's own, the smallest of a
   *     family
   * @throws RasterException where there is no such model or it cannot make that factor
   */
  public SuperResolutionModel open(
      final String model, final OptionalInt factor, final Device device) {
    final Optional<Kernel> kernel =
        Arrays.stream(Kernel.values())
            .filter(each -> each.name().equalsIgnoreCase(model))
            .findFirst();
    if (kernel.isPresent()) {
      if (factor.isEmpty()) {
        throw new RasterException("model " + model + ": takes any factor; say which by --factor N");
      }
      checkFactor(factor.getAsInt());
      return new Interpolation(kernel.get(), factor.getAsInt());
    }
    if (model.endsWith(SUFFIX)) {
      return openFile(OnnxFile.read(Path.of(model)), factor, device);
    }
    final SortedMap<Integer, OnnxFile> family = family(model);
    if (family.isEmpty()) {
      throw new RasterException(
          "model " + model + ": not known; there are " + names() + ", or name an .onnx file");
    }
    return cascade(model, family, factor.orElse(family.firstKey()), device);
  }

  private static void checkFactor(final int factor) {
    if (factor < 1 || factor > LARGEST_FACTOR) {
      throw new RasterException(
          "factor " + factor + ": a whole number from 1 to " + LARGEST_FACTOR + " is needed");
    }
  }

  private SuperResolutionModel openFile(
      final OnnxFile file, final OptionalInt factor, final Device device) {
    factor.ifPresent(ModelRepository::checkFactor);
    final Optional<ModelCard> card = file.card();
    if (card.isEmpty() || factor.isEmpty()) {
      return OnnxModel.load(file, factor, device);
    }
    final SortedMap<Integer, OnnxFile> alone = new TreeMap<>();
    alone.put(card.get().factor(), file);
    return cascade(file.source(), alone, factor.getAsInt(), device);
  }

  /** The factor itself, or the fewest of the family's factors that multiply up to it. */
  private SuperResolutionModel cascade(
      final String model,
      final SortedMap<Integer, OnnxFile> family,
      final int factor,
      final Device device) {
    checkFactor(factor);
    final List<Integer> factors =
        Factors.split(factor, family.keySet())
            .orElseThrow(
                () ->
                    new RasterException(
                        "model "
                            + model
                            + ": cannot make x"
                            + factor
                            + "; it makes "
                            + family.keySet().stream()
                                .map(each -> "x" + each)
                                .collect(Collectors.joining(", "))
                            + " and their products"));
    SuperResolutionModel opened = load(family, factors.get(0), device);
    for (final int next : factors.subList(1, factors.size())) {
      try {
        opened = new Cascade(opened, load(family, next, device));
      } catch (RasterException e) {
        opened.close();
        throw e;
      }
    }
    return opened;
  }

  private static SuperResolutionModel load(
      final SortedMap<Integer, OnnxFile> family, final int factor, final Device device) {
    return OnnxModel.load(family.get(factor), OptionalInt.of(factor), device);
  }

  private SortedMap<Integer, OnnxFile> family(final String name) {
    final SortedMap<Integer, OnnxFile> family = new TreeMap<>();
    for (final OnnxFile file : files()) {
      file.card()
          .filter(card -> card.name().equals(name) || familyName(card).equals(name))
          // What the user put there goes before what the jar holds.
          .ifPresent(card -> family.putIfAbsent(card.factor(), file));
    }
    return family;
  }

  /** A card's name without its factor: {@code fine-s} for {@code fine-s-x4}. */
  private static String familyName(final ModelCard card) {
    final String ending = "-x" + card.factor();
    return card.name().endsWith(ending)
        ? card.name().substring(0, card.name().length() - ending.length())
        : card.name();
  }

  private String names() {
    return cards().stream().map(ModelCard::name).collect(Collectors.joining(", "));
  }

  private List<OnnxFile> files() {
    final List<OnnxFile> files = new ArrayList<>(userFiles());
    files.addAll(builtIn());
    return files;
  }

  private List<OnnxFile> userFiles() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(path -> path.toString().endsWith(SUFFIX))
          .sorted()
          .map(OnnxFile::read)
          .toList();
    } catch (IOException e) {
      throw new RasterException(directory + ": cannot be listed (" + e.getMessage() + ")", e);
    }
  }

  /** The index lists the jar's models, one file name to a line; a jar cannot be listed itself. */
  private static List<OnnxFile> builtIn() {
    try (InputStream index = ModelRepository.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        return List.of();
      }
      final List<OnnxFile> files = new ArrayList<>();
      final String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      for (final String name : text.lines().filter(line -> !line.isBlank()).toList()) {
        files.add(OnnxFile.of(name, resource(name)));
      }
      return files;
    } catch (IOException e) {
      throw new RasterException("the models in the jar cannot be read", e);
    }
  }

  private static byte[] resource(final String name) throws IOException {
    try (InputStream in = ModelRepository.class.getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IOException(name + " is listed but missing");
      }
      return in.readAllBytes();
    }
  }
}

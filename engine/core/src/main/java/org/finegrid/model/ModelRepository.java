package org.finegrid.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.io.IoReason;
import org.finegrid.internal.model.CancellableOpening;
import org.finegrid.internal.model.Cascade;
import org.finegrid.internal.model.Factors;
import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.internal.model.ModelTrial;
import org.finegrid.internal.model.OnnxFile;
import org.finegrid.internal.model.OnnxModel;
import org.finegrid.internal.model.Resampled;
import org.finegrid.internal.model.TriedModels;
import org.finegrid.internal.model.WindowRequirements;

/**
 * The models that {@code --model} knows: interpolation kernels, networks in the jar, ONNX files in
 * the user's directory, and any ONNX file by its path. Networks that differ only in their factor
 * are one family: {@code name-x2.onnx} and {@code name-x4.onnx} are both {@code name}.
 */
public final class ModelRepository {
  /** The environment variable that names the user's directory of models. */
  public static final String DIRECTORY_VARIABLE = "FINEGRID_MODELS";

  /** The name that stands for the best of the models in the jar that make a factor. */
  public static final String AUTO = "auto";

  /** How many fine cells per coarse cell and axis a model may make. */
  public static final int LARGEST_FACTOR = 64;

  /** The family that {@link #AUTO} stands for, up to this factor; beyond it errors add up. */
  private static final String BEST = "fine-l";

  private static final int LARGEST_OF_BEST = 16;
  private static final String RESOURCES = "/org/finegrid/models/";
  private static final String INDEX = RESOURCES + "index.txt";
  private static final String SUFFIX = ".onnx";

  private static final String TRIED = "tried-models";

  private final Optional<Path> directory;
  private final TriedModels tried;

  private ModelRepository(final Optional<Path> directory, final TriedModels tried) {
    this.directory = directory;
    this.tried = tried;
  }

  /**
   * A repository over a user's directory, which need not exist. Which models were tried is kept
   * beside it where it does.
   */
  public ModelRepository(final Path directory) {
    this(
        Optional.of(directory),
        new TriedModels(
            Optional.of(directory)
                .filter(Files::isDirectory)
                .map(each -> each.toAbsolutePath().resolveSibling(TRIED)),
            Optional.of(ModelTrial.USUAL)));
  }

  /** A repository of the models in the jar alone. */
  public static ModelRepository builtIn() {
    return new ModelRepository(
        Optional.empty(), new TriedModels(Optional.empty(), Optional.of(ModelTrial.USUAL)));
  }

  /**
   * This repository, trusting the models in it and those named by their paths. Otherwise a model
   * that does not come with Finegrid is tried in a process of its own before its first use, so that
   * it cannot end this one: for programs that have checked their models, or may not start others.
   */
  public ModelRepository trusting() {
    return new ModelRepository(directory, TriedModels.TRUSTED);
  }

  /**
   * The repository of this user: {@code $FINEGRID_MODELS} or {@code
   * ~/.local/share/finegrid/models}.
   */
  public static ModelRepository ofUser() {
    final String named = System.getenv(DIRECTORY_VARIABLE);
    final Path own = Path.of(System.getProperty("user.home"), ".local", "share", "finegrid");
    return new ModelRepository(
        Optional.of(named != null && !named.isBlank() ? Path.of(named) : own.resolve("models")),
        new TriedModels(Optional.of(own.resolve(TRIED)), Optional.of(ModelTrial.USUAL)));
  }

  /** The cards of all models that can be named, interpolation first. */
  public List<ModelCard> cards() {
    final List<ModelCard> cards = new ArrayList<>();
    Arrays.stream(Kernel.values()).map(Interpolation::card).forEach(cards::add);
    known(stem -> true).forEach(each -> cards.add(each.card()));
    return cards;
  }

  /**
   * The card of one model; of a family, the member of the smallest factor. That of {@link #AUTO} is
   * the card of what it stands for.
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
                  () ->
                      new RasterException(
                          ErrorCode.MISSING_PARAMETER,
                          ParameterName.FACTOR,
                          model
                              + ": has no model card; it needs "
                              + ParameterName.FACTOR.placeholder())));
    }
    final String name = model.equals(AUTO) ? BEST : model;
    return Stream.concat(
            Arrays.stream(Kernel.values()).map(Interpolation::card),
            known(stem -> stem.startsWith(name)).stream().map(Known::card))
        .filter(card -> answersTo(card, name))
        .min(Comparator.comparingInt(ModelCard::factor));
  }

  /**
   * Opens a model.
   *
   * @param model a name, a family's name, {@link #AUTO}, or the path of an ONNX file (one that ends
   *     in {@code .onnx})
   * @param factor fine cells per coarse cell and axis; empty: the model's own, the smallest of a
   *     family
   * @throws RasterException where there is no such model or it cannot make that factor
   */
  public SuperResolutionModel open(
      final String model, final OptionalInt factor, final Device device) {
    return open(model, factor, device, () -> false);
  }

  /**
   * Opens a model.
   *
   * @param cancelled asked often; once it answers true, this ends within a second, with a {@link
   *     RasterException}
   * @see #open(String, OptionalInt, Device)
   */
  public SuperResolutionModel open(
      final String model,
      final OptionalInt factor,
      final Device device,
      final BooleanSupplier cancelled) {
    return open(
        model,
        factor,
        (file, each) -> {
          final Optional<WindowRequirements> known = tried.check(file, each, cancelled);
          return file.trusted()
              ? OnnxModel.load(file, each, device, known)
              : CancellableOpening.run(
                  file.source(), () -> OnnxModel.load(file, each, device, known), cancelled);
        });
  }

  /** Opens a network; the factor is the one asked for. */
  private interface Loader {
    SuperResolutionModel load(OnnxFile file, OptionalInt factor);
  }

  private SuperResolutionModel open(
      final String model, final OptionalInt factor, final Loader loader) {
    if (model.equals(AUTO)) {
      return openBest(factor, loader);
    }
    final Optional<Kernel> kernel =
        Arrays.stream(Kernel.values())
            .filter(each -> each.name().equalsIgnoreCase(model))
            .findFirst();
    if (kernel.isPresent()) {
      if (factor.isEmpty()) {
        throw new RasterException(
            ErrorCode.MISSING_PARAMETER,
            ParameterName.FACTOR,
            "model "
                + model
                + ": takes any factor; state it with "
                + ParameterName.FACTOR.placeholder()
                + " N");
      }
      checkFactor(factor.getAsInt());
      return new Interpolation(kernel.get(), factor.getAsInt());
    }
    if (model.endsWith(SUFFIX)) {
      return openFile(OnnxFile.read(Path.of(model)), factor, loader);
    }
    final SortedMap<Integer, Known> family = family(model);
    if (family.isEmpty()) {
      throw new RasterException(
          ErrorCode.NO_SUCH_MODEL,
          ParameterName.MODEL,
          "model " + model + ": not known; there are " + names() + ", or name an .onnx file");
    }
    return open(model, family, factor.orElse(family.firstKey()), loader);
  }

  /** The factor itself, a cascade, or where neither can be, the next greater one averaged. */
  private SuperResolutionModel open(
      final String model,
      final SortedMap<Integer, Known> family,
      final int wanted,
      final Loader loader) {
    checkFactor(wanted);
    final Optional<Integer> above = Factors.above(wanted, LARGEST_FACTOR, family.keySet());
    // One network alone makes what it was trained for; a family covers a range.
    return family.size() > 1
            && wanted > 1
            && Factors.split(wanted, family.keySet()).isEmpty()
            && above.isPresent()
        ? new Resampled(cascade(model, family, above.get(), loader), wanted)
        : cascade(model, family, wanted, loader);
  }

  /**
   * Opens a model that is no file yet.
   *
   * @param source what messages call it
   * @param onnx a model file's bytes, with a card inside
   * @throws RasterException where it cannot be used, with the reason
   */
  public static SuperResolutionModel open(
      final String source, final byte[] onnx, final Device device) {
    return OnnxModel.load(OnnxFile.of(source, onnx), OptionalInt.empty(), device);
  }

  /** What {@link #AUTO} stands for. */
  private SuperResolutionModel openBest(final OptionalInt factor, final Loader loader) {
    if (factor.isEmpty()) {
      throw new RasterException(
          ErrorCode.MISSING_PARAMETER,
          ParameterName.FACTOR,
          ParameterName.FACTOR.placeholder()
              + ": state how many fine cells a coarse cell gets, such as 4");
    }
    final int wanted = factor.getAsInt();
    final SortedMap<Integer, Known> family =
        wanted > 1 && wanted <= LARGEST_OF_BEST ? family(BEST) : new TreeMap<>();
    return family.isEmpty() ? open("bicubic", factor, loader) : open(BEST, family, wanted, loader);
  }

  private static void checkFactor(final int factor) {
    if (factor < 1 || factor > LARGEST_FACTOR) {
      throw RasterException.invalid(
          ParameterName.FACTOR, factor + " is not a whole number from 1 to " + LARGEST_FACTOR);
    }
  }

  private SuperResolutionModel openFile(
      final OnnxFile file, final OptionalInt factor, final Loader loader) {
    factor.ifPresent(ModelRepository::checkFactor);
    final Optional<ModelCard> card = file.card();
    if (card.isEmpty() || factor.isEmpty()) {
      return loader.load(file, factor);
    }
    final SortedMap<Integer, Known> alone = new TreeMap<>();
    alone.put(card.get().factor(), new Known(card.get(), () -> file));
    return cascade(file.source(), alone, factor.getAsInt(), loader);
  }

  /** The factor itself, or the fewest of the family's factors that multiply up to it. */
  private SuperResolutionModel cascade(
      final String model,
      final SortedMap<Integer, Known> family,
      final int factor,
      final Loader loader) {
    checkFactor(factor);
    final List<Integer> factors =
        Factors.split(factor, family.keySet())
            .orElseThrow(
                () ->
                    new RasterException(
                        ErrorCode.FACTOR_NOT_AVAILABLE,
                        ParameterName.FACTOR,
                        "model "
                            + model
                            + ": cannot make x"
                            + factor
                            + "; it makes "
                            + family.keySet().stream()
                                .map(each -> "x" + each)
                                .collect(Collectors.joining(", "))
                            + " and their products"));
    SuperResolutionModel opened = load(family, factors.get(0), loader);
    for (final int next : factors.subList(1, factors.size())) {
      opened = behind(opened, family, next, loader);
    }
    return opened;
  }

  private static SuperResolutionModel behind(
      final SuperResolutionModel first,
      final SortedMap<Integer, Known> family,
      final int factor,
      final Loader loader) {
    try {
      final SuperResolutionModel second = load(family, factor, loader);
      try {
        return new Cascade(first, second);
      } catch (RasterException e) {
        second.close();
        throw e;
      }
    } catch (RasterException e) {
      first.close();
      throw e;
    }
  }

  private static SuperResolutionModel load(
      final SortedMap<Integer, Known> family, final int factor, final Loader loader) {
    return loader.load(family.get(factor).file().get(), OptionalInt.of(factor));
  }

  private SortedMap<Integer, Known> family(final String name) {
    final SortedMap<Integer, Known> family = new TreeMap<>();
    for (final Known each : known(stem -> stem.startsWith(name))) {
      final ModelCard card = each.card();
      if (answersTo(card, name)) {
        // What the user put there goes before what the jar holds.
        family.putIfAbsent(card.factor(), each);
      }
    }
    return family;
  }

  /** Whether a name is a card's own or, like {@code fine-s} for {@code fine-s-x4}, its family's. */
  private static boolean answersTo(final ModelCard card, final String name) {
    return card.name().equals(name) || card.name().equals(name + "-x" + card.factor());
  }

  private String names() {
    return Stream.concat(Stream.of(AUTO), cards().stream().map(ModelCard::name))
        .collect(Collectors.joining(", "));
  }

  /**
   * A network that has a name.
   *
   * @param card its card
   * @param file reads it
   */
  private record Known(ModelCard card, Supplier<OnnxFile> file) {}

  /**
   * What is wrong with the user's directory and with files in it that no name leads to, a sentence
   * each.
   */
  public List<String> problems() {
    final List<String> problems = new ArrayList<>();
    final List<Path> paths;
    try {
      paths = listed();
    } catch (RasterException e) {
      return List.of(e.getMessage());
    }
    for (final Path path : paths) {
      try {
        if (OnnxFile.read(path).card().isEmpty()) {
          problems.add(path + ": has no model card, so it has no name; give its path");
        }
      } catch (RasterException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  /**
   * Networks that have a name.
   *
   * @param wanted which of the jar's to read, by the names of their cards, which their files have
   *     too: there are many, and most calls are for one
   */
  private List<Known> known(final Predicate<String> wanted) {
    final List<Known> known = new ArrayList<>();
    for (final Path path : userFiles()) {
      card(path).ifPresent(card -> known.add(new Known(card, () -> OnnxFile.read(path))));
    }
    for (final OnnxFile file : builtIn(wanted)) {
      file.card().ifPresent(card -> known.add(new Known(card, () -> file)));
    }
    return known;
  }

  /** A file that cannot be used must not stand in the way of others; {@link #problems()} tells. */
  private static Optional<ModelCard> card(final Path path) {
    try {
      return OnnxFile.read(path).card();
    } catch (RasterException e) {
      return Optional.empty();
    }
  }

  /** None where the directory cannot be listed, which must not stand in the way of others. */
  private List<Path> userFiles() {
    try {
      return listed();
    } catch (RasterException e) {
      return List.of();
    }
  }

  private List<Path> listed() {
    if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(directory.get())) {
      return list.filter(path -> path.toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unlisted(IoReason.of(e), e);
    } catch (UncheckedIOException e) {
      throw unlisted(IoReason.of(e.getCause()), e);
    }
  }

  private RasterException unlisted(final String why, final Exception cause) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        directory.orElseThrow() + ": cannot be listed, so its models are not known (" + why + ")",
        cause);
  }

  /** The index lists the jar's models, one file name to a line; a jar cannot be listed itself. */
  private static List<OnnxFile> builtIn(final Predicate<String> wanted) {
    try (InputStream index = ModelRepository.class.getResourceAsStream(INDEX)) {
      if (index == null) {
        return List.of();
      }
      final List<OnnxFile> files = new ArrayList<>();
      final String text = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      for (final String name : text.lines().filter(line -> line.endsWith(SUFFIX)).toList()) {
        if (wanted.test(name.substring(0, name.length() - SUFFIX.length()))) {
          files.add(OnnxFile.ofTrusted(name, resource(name)));
        }
      }
      return files;
    } catch (IOException e) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, "the models in the jar cannot be read", e);
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

package org.finegrid.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;
import org.finegrid.internal.model.CancellableOpening;
import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.internal.model.ModelFiles;
import org.finegrid.internal.model.ModelTrial;
import org.finegrid.internal.model.NamedNetwork;
import org.finegrid.internal.model.NetworkFamily;
import org.finegrid.internal.model.OnnxFile;
import org.finegrid.internal.model.OnnxModel;
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
  public static final int LARGEST_FACTOR = NetworkFamily.LARGEST_FACTOR;

  /** The family that {@link #AUTO} stands for, up to this factor; beyond it errors add up. */
  private static final String BEST = "fine-l";

  private static final int LARGEST_OF_BEST = 16;

  private static final String TRIED = "tried-models";

  private final ModelFiles files;
  private final TriedModels tried;

  private ModelRepository(final ModelFiles files, final TriedModels tried) {
    this.files = files;
    this.tried = tried;
  }

  /**
   * A repository over a user's directory, which need not exist. Which models were tried is kept
   * beside it where it does.
   */
  public ModelRepository(final Path directory) {
    this(
        new ModelFiles(Optional.of(directory)),
        new TriedModels(
            Optional.of(directory)
                .filter(Files::isDirectory)
                .map(each -> each.toAbsolutePath().resolveSibling(TRIED)),
            Optional.of(ModelTrial.USUAL)));
  }

  /** A repository of the models in the jar alone. */
  public static ModelRepository builtIn() {
    return new ModelRepository(
        new ModelFiles(Optional.empty()),
        new TriedModels(Optional.empty(), Optional.of(ModelTrial.USUAL)));
  }

  /**
   * This repository, trusting the models in it and those named by their paths. Otherwise a model
   * that does not come with Finegrid is tried in a process of its own before its first use, so that
   * it cannot end this one: for programs that have checked their models, or may not start others.
   */
  public ModelRepository trusting() {
    return new ModelRepository(files, TriedModels.TRUSTED);
  }

  /**
   * The repository of this user: {@code $FINEGRID_MODELS} or {@code
   * ~/.local/share/finegrid/models}.
   */
  public static ModelRepository ofUser() {
    final String named = System.getenv(DIRECTORY_VARIABLE);
    final Path own = Path.of(System.getProperty("user.home"), ".local", "share", "finegrid");
    return new ModelRepository(
        new ModelFiles(
            Optional.of(
                named != null && !named.isBlank() ? Path.of(named) : own.resolve("models"))),
        new TriedModels(Optional.of(own.resolve(TRIED)), Optional.of(ModelTrial.USUAL)));
  }

  /** The cards of all models that can be named, interpolation first. */
  public List<ModelCard> cards() {
    final List<ModelCard> cards = new ArrayList<>();
    Arrays.stream(Kernel.values()).map(Interpolation::card).forEach(cards::add);
    files.all().forEach(each -> cards.add(each.card()));
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
    if (model.endsWith(ModelFiles.SUFFIX)) {
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
            files.startingWith(name).stream().map(NamedNetwork::card))
        .filter(card -> NamedNetwork.answersTo(card, name))
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
   * @param cancelled polled often; once it returns true, this ends within a second, with a {@link
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

  private SuperResolutionModel open(
      final String model, final OptionalInt factor, final NetworkFamily.Loader loader) {
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
      NetworkFamily.checkFactor(factor.getAsInt());
      return new Interpolation(kernel.get(), factor.getAsInt());
    }
    if (model.endsWith(ModelFiles.SUFFIX)) {
      return openFile(OnnxFile.read(Path.of(model)), factor, loader);
    }
    final NetworkFamily family = files.family(model);
    if (family.isEmpty()) {
      throw new RasterException(
          ErrorCode.NO_SUCH_MODEL,
          ParameterName.MODEL,
          "model " + model + ": not known; there are " + names() + ", or name an .onnx file");
    }
    return family.open(factor.orElse(family.smallestFactor()), loader);
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
  private SuperResolutionModel openBest(
      final OptionalInt factor, final NetworkFamily.Loader loader) {
    if (factor.isEmpty()) {
      throw new RasterException(
          ErrorCode.MISSING_PARAMETER,
          ParameterName.FACTOR,
          ParameterName.FACTOR.placeholder()
              + ": state how many fine cells a coarse cell gets, such as 4");
    }
    final int wanted = factor.getAsInt();
    if (wanted > 1 && wanted <= LARGEST_OF_BEST) {
      final NetworkFamily best = files.family(BEST);
      if (!best.isEmpty()) {
        return best.open(wanted, loader);
      }
    }
    return open("bicubic", factor, loader);
  }

  private SuperResolutionModel openFile(
      final OnnxFile file, final OptionalInt factor, final NetworkFamily.Loader loader) {
    factor.ifPresent(NetworkFamily::checkFactor);
    final Optional<ModelCard> card = file.card();
    if (card.isEmpty() || factor.isEmpty()) {
      return loader.load(file, factor);
    }
    return new NetworkFamily(file.source(), List.of(new NamedNetwork(card.get(), () -> file)))
        .open(factor.getAsInt(), loader);
  }

  private String names() {
    return Stream.concat(Stream.of(AUTO), cards().stream().map(ModelCard::name))
        .collect(Collectors.joining(", "));
  }

  /**
   * What is wrong with the user's directory and with files in it that no name leads to, a sentence
   * each.
   */
  public List<String> problems() {
    return files.problems();
  }
}

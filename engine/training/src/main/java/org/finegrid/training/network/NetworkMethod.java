package org.finegrid.training.network;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/** A network that is learned from patches, with Adam or Muon. */
record NetworkMethod(String name, String title, List<Parameter> parameters, Design design)
    implements TrainingMethod {

  private static final String ITERATIONS = "iterations";
  private static final String BATCH = "batch";
  static final String PATCH = "patch";
  static final String RATE = "rate";
  private static final String SMOOTHING = "smoothing";
  private static final String PATIENCE = "patience";
  private static final String LAST_ONLY = "last-only";
  private static final String MUON = "muon";
  private static final String MIXUP = "mixup";
  private static final String SIGN_FLIP = "sign-flip";
  private static final int VALIDATIONS = 40;

  /** Makes an architecture for a factor, as the method's parameters have it. */
  interface Design {
    /** The architecture. */
    Architecture of(int factor, ArchitectureOptions form, ParameterValues parameters);
  }

  /** The parameters of all networks, after a network's own. */
  static List<Parameter> parameters(
      final int iterations, final double rate, final int muon, final List<Parameter> own) {
    final List<Parameter> all = new ArrayList<>(own);
    all.add(Parameter.integer(ITERATIONS, "steps of training", iterations, 0, 100_000_000));
    all.add(
        Parameter.integer(
            BATCH, "batch size, a multiple of " + Replicas.SHARDS, 16, Replicas.SHARDS, 4096));
    all.add(Parameter.integer(PATCH, "coarse cells along a patch", 24, 4, 1024));
    all.add(Parameter.real(RATE, "learning rate; decays to zero", rate, 1e-8, 1));
    all.add(
        Parameter.choice(
            MUON, "1: optimise the inner kernels with Muon; 0: all with Adam", muon, 0L, 1L));
    all.add(Parameter.real(SMOOTHING, "Charbonnier loss's delta; 0: absolute error", 0, 0, 1e6));
    all.add(
        Parameter.integer(
            PATIENCE,
            "early stopping after N validations without improvement, of "
                + VALIDATIONS
                + "; 0: never",
            0,
            0,
            VALIDATIONS));
    all.add(
        Parameter.real(MIXUP, "share of patches that are a weighted sum of two (rasters)", 0, 0, 1)
            .formerly("mixed"));
    all.add(
        Parameter.real(SIGN_FLIP, "share of patches with the sign flipped (rasters)", 0, 0, 1)
            .formerly("negated"));
    all.add(
        Parameter.integer(
            LAST_ONLY, "1: train only the last layer and freeze the others", 0, 0, 1));
    return List.copyOf(all);
  }

  @Override
  public boolean stepwise() {
    return true;
  }

  @Override
  public void check(final TrainingRequest request) {
    // An architecture rejects impossible sizes and initial weights; that must not wait for the
    // data. For another factor only the last layer differs.
    final Architecture architecture =
        design.of(2, ArchitectureOptions.EQUIVARIANT, request.parameters());
    final Weights any = Weights.random(architecture, true, request.seed());
    final Symmetry symmetry = Symmetry.of(architecture, true, any.places());
    symmetry.spread(any.values());
    InitialWeights.check(any, symmetry, request.starts());
    final int batch = request.parameters().integer(BATCH);
    if (batch % Replicas.SHARDS != 0) {
      throw TrainingParameters.invalid(
          TrainingParameters.of(BATCH), batch, "a multiple of " + Replicas.SHARDS + " is needed");
    }
    if (request.parameters().integer(ITERATIONS) == 0 && request.starts().isEmpty()) {
      throw TrainingParameters.invalid(
          TrainingParameters.of(ITERATIONS),
          0,
          "nothing would be trained; to average the weights of models, name them with "
              + TrainingParameters.START.placeholder());
    }
    if (request.parameters().integer(LAST_ONLY) == 1 && request.starts().isEmpty()) {
      throw RasterException.invalid(
          TrainingParameters.of(LAST_ONLY),
          "the other layers would stay random; name a model with initial weights with "
              + TrainingParameters.START.placeholder());
    }
  }

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ParameterValues chosen = request.parameters();
    final Architecture architecture =
        design.of(data.factor(), ArchitectureOptions.of(data.aggregation()), chosen);
    final PatchShape shape = PatchShape.of(architecture, chosen.integer(PATCH));
    final Patches training =
        patches(data.training(), augmentation(chosen, architecture), "", data, architecture, shape);
    final Patches validation =
        patches(
            data.validation(),
            Patches.Augmentation.NONE,
            "the validation part of the ",
            data,
            architecture,
            shape);
    final boolean meanKept = architecture.keepsMeans(data.aggregation());
    final Weights random = Weights.random(architecture, meanKept, request.seed());
    final Symmetry symmetry = Symmetry.of(architecture, meanKept, random.places());
    final Weights first = InitialWeights.of(random, symmetry, request.starts());
    final NetworkTrainer.Settings settings =
        new NetworkTrainer.Settings(
            chosen.integer(ITERATIONS),
            chosen.integer(BATCH),
            chosen.real(RATE),
            chosen.integer(PATIENCE),
            VALIDATIONS,
            request.seed(),
            chosen.integer(LAST_ONLY) == 1 ? first.allButLast() : List.of(),
            symmetry,
            orthogonal(chosen, first));
    final TrainingState state = new TrainingState(first.values().length);
    state.start(first.values());
    final Optional<Checkpoint> checkpoint =
        request.checkpoint().map(file -> new Checkpoint(file, what(data, request)));
    if (request.resume() && checkpoint.isPresent()) {
      checkpoint.get().load(state);
    }
    try (Replicas replicas =
        new Replicas(
            Runtime.getRuntime().availableProcessors(),
            first.values().length,
            () ->
                new Replica(
                    architecture,
                    meanKept,
                    first,
                    shape,
                    settings.shard(),
                    chosen.real(SMOOTHING)))) {
      new NetworkTrainer(settings, training, validation, listener).run(state, replicas, checkpoint);
    }
    final TrainedModel made =
        NetworkFile.write(
            request.name(),
            architecture.title(title),
            architecture,
            data.aggregation(),
            first.with(shared(state.kept(), symmetry)),
            Map.of("iterations", state.iteration()));
    return new TrainedModel(
        made.onnx(), made.card(), Optional.of(Duration.ofMillis((long) (1000 * state.seconds()))));
  }

  /** Makes shared weights equal again that rounding made differ over many steps. */
  private static float[] shared(final float[] kept, final Symmetry symmetry) {
    final float[] values = kept.clone();
    symmetry.share(values);
    return values;
  }

  private static Patches.Augmentation augmentation(
      final ParameterValues chosen, final Architecture architecture) {
    final Patches.Augmentation augmentation =
        new Patches.Augmentation(chosen.real(MIXUP), chosen.real(SIGN_FLIP));
    if (!augmentation.equals(Patches.Augmentation.NONE) && !architecture.unitEquivariant()) {
      throw new RasterException(
          ErrorCode.INVALID_PARAMETER,
          TrainingParameters.of(MIXUP),
          TrainingParameters.placeholder(MIXUP)
              + " and "
              + TrainingParameters.placeholder(SIGN_FLIP)
              + ": only for unit-equivariant networks, which are trained on rasters");
    }
    return augmentation;
  }

  private static Patches patches(
      final List<TrainingField> samples,
      final Patches.Augmentation augmentation,
      final String which,
      final TrainingData data,
      final Architecture architecture,
      final PatchShape shape) {
    final boolean meanKept = architecture.keepsMeans(data.aggregation());
    return new Patches(
        samples.stream()
            .map(
                sample ->
                    PreparedField.of(
                        sample,
                        architecture,
                        meanKept,
                        !data.images(),
                        shape.coarseEdge(architecture)))
            .toList(),
        shape,
        augmentation,
        which + "training data");
  }

  /** The kernels that Muon optimises: none where inner kernels are frozen. */
  private static List<Weights.Place> orthogonal(
      final ParameterValues chosen, final Weights weights) {
    return chosen.integer(MUON) == 1 && chosen.integer(LAST_ONLY) == 0
        ? weights.innerKernels()
        : List.of();
  }

  /** Identifies what is trained, so that a checkpoint of anything else is rejected. */
  private String what(final TrainingData data, final TrainingRequest request) {
    return name
        + " x"
        + data.factor()
        + " "
        + data.aggregation().word()
        + " seed "
        + request.seed()
        + " "
        + new TreeMap<>(request.parameters().all())
        + " "
        + data.training().size()
        + " fields, "
        + Long.toHexString(fingerprint(data));
  }

  /** A checksum of the training data. */
  private static long fingerprint(final TrainingData data) {
    final CRC32C sum = new CRC32C();
    for (final TrainingField sample : data.training()) {
      final float[] values = sample.fine().values();
      final ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
      bytes.asFloatBuffer().put(values);
      sum.update(bytes);
    }
    return sum.getValue();
  }
}

package org.finegrid.training.network;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.finegrid.grid.RasterException;
import org.finegrid.training.Parameter;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.finegrid.training.onnx.Initialisers;

/** A network that is learned from patches, with Adam or Muon. */
record NetworkMethod(String name, String title, List<Parameter> parameters, Design design)
    implements TrainingMethod {

  private static final String ITERATIONS = "iterations";
  private static final String BATCH = "batch";
  private static final String PATCH = "patch";
  private static final String RATE = "rate";
  private static final String SMOOTHING = "smoothing";
  private static final String PATIENCE = "patience";
  private static final String LAST_ONLY = "last-only";
  private static final String MUON = "muon";
  private static final String MIXED = "mixed";
  private static final String NEGATED = "negated";
  private static final int JUDGEMENTS = 40;

  /** Makes an architecture for a factor, as the method's parameters have it. */
  interface Design {
    /** The architecture. */
    Architecture of(int factor, ArchitectureOptions form, ParameterValues parameters);
  }

  /** What all networks let their users choose, after what is a network's own. */
  static List<Parameter> parameters(
      final int iterations, final double rate, final int muon, final List<Parameter> own) {
    final List<Parameter> all = new ArrayList<>(own);
    all.add(Parameter.whole(ITERATIONS, "steps of training", iterations, 0, 100_000_000));
    all.add(
        Parameter.whole(
            BATCH,
            "patches in a step, a multiple of " + Replicas.SHARDS,
            16,
            Replicas.SHARDS,
            4096));
    all.add(Parameter.whole(PATCH, "coarse cells along a patch", 24, 4, 1024));
    all.add(Parameter.real(RATE, "largest step; falls to zero", rate, 1e-8, 1));
    all.add(
        Parameter.choice(
            MUON,
            "1: kernels between the first and the last layer learn by Muon; 0: all by Adam",
            muon,
            0L,
            1L));
    all.add(
        Parameter.real(
            SMOOTHING, "errors below this count squared; 0: absolute errors", 0, 0, 1e6));
    all.add(
        Parameter.whole(
            PATIENCE,
            "ends after so many judgements without progress, of " + JUDGEMENTS + "; 0: never",
            0,
            0,
            JUDGEMENTS));
    all.add(Parameter.real(MIXED, "share of patches that are two added up (rasters)", 0, 0, 1));
    all.add(Parameter.real(NEGATED, "share of patches turned upside down (rasters)", 0, 0, 1));
    all.add(
        Parameter.whole(
            LAST_ONLY, "1: only the last layer is trained, the others stay as begun", 0, 0, 1));
    return List.copyOf(all);
  }

  @Override
  public boolean stepwise() {
    return true;
  }

  @Override
  public void check(final TrainingRequest request) {
    // An architecture refuses what it cannot be, and what it cannot begin with; that must not wait
    // for the data. Of another factor only the last layer is another.
    final Architecture architecture =
        design.of(2, ArchitectureOptions.EQUIVARIANT, request.parameters());
    final Weights any = Weights.random(architecture, true, request.seed());
    final Symmetry symmetry = Symmetry.of(architecture, true, any.places());
    symmetry.spread(any.values());
    for (final Path file : request.starts()) {
      take(any, file, 1);
      checkTurned(any, symmetry, file);
    }
    final int batch = request.parameters().whole(BATCH);
    if (batch % Replicas.SHARDS != 0) {
      throw new RasterException(
          "--" + BATCH + " " + batch + ": a multiple of " + Replicas.SHARDS + " is needed");
    }
    if (request.parameters().whole(ITERATIONS) == 0 && request.starts().isEmpty()) {
      throw new RasterException(
          "--"
              + ITERATIONS
              + " 0: nothing would be learned; name models to --start from, whose mean is wanted");
    }
    if (request.parameters().whole(LAST_ONLY) == 1 && request.starts().isEmpty()) {
      throw new RasterException(
          "--last-only: the other layers would stay random; name a model to --start from");
    }
  }

  @Override
  public TrainedModel train(
      final TrainingData data, final TrainingRequest request, final TrainingListener listener) {
    final ParameterValues chosen = request.parameters();
    final Architecture architecture =
        design.of(data.factor(), ArchitectureOptions.of(data.aggregation()), chosen);
    final PatchShape shape = PatchShape.of(architecture, chosen.whole(PATCH));
    final Patches training =
        patches(data.training(), variety(chosen, architecture), "", data, architecture, shape);
    final Patches validation =
        patches(
            data.validation(),
            Patches.Variety.NONE,
            "the part kept apart of the ",
            data,
            architecture,
            shape);
    final boolean meanKept = architecture.keepsMeans(data.aggregation());
    final Weights random = Weights.random(architecture, meanKept, request.seed());
    final Symmetry symmetry = Symmetry.of(architecture, meanKept, random.places());
    final Weights first = first(random, symmetry, request);
    final NetworkTrainer.Settings settings =
        new NetworkTrainer.Settings(
            chosen.whole(ITERATIONS),
            chosen.whole(BATCH),
            chosen.real(RATE),
            chosen.whole(PATIENCE),
            JUDGEMENTS,
            request.seed(),
            chosen.whole(LAST_ONLY) == 1 ? allButLast(first) : List.of(),
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

  /** What rounding took apart over many steps is one number again. */
  private static float[] shared(final float[] kept, final Symmetry symmetry) {
    final float[] values = kept.clone();
    symmetry.share(values);
    return values;
  }

  private static Patches.Variety variety(
      final ParameterValues chosen, final Architecture architecture) {
    final Patches.Variety variety = new Patches.Variety(chosen.real(MIXED), chosen.real(NEGATED));
    if (!variety.equals(Patches.Variety.NONE) && !architecture.unitEquivariant()) {
      throw new RasterException(
          "--" + MIXED + " and --" + NEGATED + ": only for rasters, whose unit does not matter");
    }
    return variety;
  }

  private static Patches patches(
      final List<TrainingField> samples,
      final Patches.Variety variety,
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
        variety,
        which + "training data");
  }

  private static Weights first(
      final Weights random, final Symmetry symmetry, final TrainingRequest request) {
    symmetry.spread(random.values());
    final List<Path> files = request.starts();
    for (int i = 0; i < files.size(); i++) {
      begin(random, files.get(i), i + 1);
      checkTurned(random, symmetry, files.get(i));
    }
    symmetry.share(random.values());
    return random;
  }

  private static void checkTurned(final Weights weights, final Symmetry symmetry, final Path file) {
    if (!symmetry.holds(weights.values())) {
      throw new RasterException(
          file
              + ": its kernels are not turned copies of one another; start from a network of the"
              + " same --turns");
    }
  }

  /** Takes a file's weights into the mean of those before it; the first one's as they are. */
  private static void begin(final Weights weights, final Path file, final int number) {
    final int fit = take(weights, file, number);
    // One alone may leave the last layer to be learned, for another factor.
    if (fit == 0 || number > 1 && fit < weights.places().size()) {
      throw new RasterException(
          file
              + (fit > 0 ? ": not all of its weights fit" : ": has no weights that fit")
              + " this network; start from one of the same method"
              + (fit > 0 ? ", size and factor" : ""));
    }
  }

  /** Takes those of a file's weights that fit; tells of how many layers. */
  private static int take(final Weights weights, final Path file, final int number) {
    final Map<String, Initialisers.Constant> known = Initialisers.read(file);
    int fit = 0;
    for (final Map.Entry<String, Weights.Place> each : weights.places().entrySet()) {
      final Initialisers.Constant constant = known.get(each.getKey());
      if (constant != null && constant.fits(each.getValue().shape())) {
        fit++;
        for (int i = 0; i < constant.values().length; i++) {
          final int at = each.getValue().from() + i;
          final float mean = weights.values()[at];
          final float value = constant.values()[i];
          weights.values()[at] = number == 1 ? value : mean + (value - mean) / number;
        }
      }
    }
    return fit;
  }

  /** What Muon learns: nothing where inner kernels stay as they are, which saves its work. */
  private static List<Weights.Place> orthogonal(
      final ParameterValues chosen, final Weights weights) {
    return chosen.whole(MUON) == 1 && chosen.whole(LAST_ONLY) == 0
        ? weights.innerKernels()
        : List.of();
  }

  private static List<Weights.Place> allButLast(final Weights weights) {
    final List<String> names = List.copyOf(weights.places().keySet());
    final String last = names.get(names.size() - 1);
    final String layer = last.substring(0, last.lastIndexOf('.') + 1);
    return weights.places().entrySet().stream()
        .filter(each -> !each.getKey().startsWith(layer))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Says what is trained, so that a checkpoint of anything else is not taken for it. */
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

  /** Differs where the numbers to learn from do. */
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

package org.finegrid.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Noise;
import org.finegrid.grid.RasterException;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.ParameterValues;
import org.finegrid.training.TrainedModel;
import org.finegrid.training.TrainingListener;
import org.finegrid.training.TrainingMethod;
import org.finegrid.training.TrainingRequest;
import org.finegrid.training.TrainingStopped;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.DihedralTransform;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;
import org.finegrid.training.onnx.Initialisers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class NetworkTrainingTest {
  private static final Map<String, Double> SMALL =
      Map.of("width", 8.0, "blocks", 1.0, "patch", 12.0, "batch", 8.0, "iterations", 40.0);

  @TempDir private Path directory;

  @Test
  void aSmallNetworkLearnsToBeatInterpolation() throws IOException {
    final TrainedModel trained =
        train(ridges(2, Aggregation.MEAN), "fine-s", with(SMALL, "iterations", 300));
    final TrainingField unseen = TrainingField.of("unseen", crests(99), 2, Aggregation.MEAN);
    try (SuperResolutionModel model = Onnx.open(directory, trained)) {
      final FloatPlane coarse = unseen.coarse();
      final float[] made = Onnx.run(model, coarse.values(), coarse.height(), coarse.width());
      final double ours = rmse(unseen.fine(), made, 24);
      final double bicubic = rmse(unseen.fine(), Resize.enlarge(coarse, 2).values(), 24);
      assertTrue(ours < 0.85 * bicubic, ours + " against " + bicubic);
    }
  }

  @Test
  void theSameSeedGivesTheSameFile() {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    assertArrayEquals(train(data, "fine-s", SMALL).onnx(), train(data, "fine-s", SMALL).onnx());
  }

  @Test
  void anotherNumberOfThreadsGivesTheSameGradient() {
    final Architecture architecture = new FineNetwork(2, 4, 1, false);
    final Weights weights = Weights.random(architecture, true, 1);
    final PatchShape shape = PatchShape.of(architecture, 8);
    final Patches patches =
        new Patches(
            List.of(PreparedField.of(sample(1, 2, Aggregation.MEAN), architecture, true, true, 8)),
            shape,
            Patches.Augmentation.NONE,
            "data");
    final float[][] gradients = new float[3][];
    for (int threads = 1; threads <= 3; threads++) {
      try (Replicas replicas =
          new Replicas(
              threads,
              weights.values().length,
              () -> new Replica(architecture, true, weights, shape, 2, 0))) {
        gradients[threads - 1] =
            replicas
                .gradient(
                    weights.values(),
                    shard ->
                        patches.draw(
                            2, new java.util.SplittableRandom(shard), PreparedField::weight))
                .gradient();
      }
    }
    assertArrayEquals(gradients[0], gradients[1]);
    assertArrayEquals(gradients[0], gradients[2]);
  }

  @Test
  void aStoppedTrainingGoesOnAsIfItHadNotBeenStopped() {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    final TrainedModel whole = train(data, "fine-s", SMALL);
    final Path checkpoint = directory.resolve("state");
    final TrainingListener impatient =
        new TrainingListener() {
          private int asked;

          @Override
          public void progress(
              final String stage,
              final long done,
              final long total,
              final OptionalDouble loss,
              final OptionalDouble psnr) {
            // Not of interest here.
          }

          @Override
          public boolean stopped() {
            return ++asked > 17;
          }
        };
    assertThrows(
        TrainingStopped.class,
        () -> train(data, "fine-s", SMALL, 1, Optional.of(checkpoint), impatient));
    final TrainedModel resumed =
        train(data, "fine-s", SMALL, 1, Optional.of(checkpoint), (s, d, t, l, p) -> {});
    assertArrayEquals(whole.onnx(), resumed.onnx());
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    final Path checkpoint = directory.resolve("state");
    train(data, "fine-s", SMALL, 1, Optional.of(checkpoint), (s, d, t, l, p) -> {});
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> train(data, "fine-s", SMALL, 2, Optional.of(checkpoint), (s, d, t, l, p) -> {}));
    assertTrue(refused.getMessage().contains("start again"), refused.getMessage());
  }

  @Test
  void aFileThatIsNoCheckpointIsRefused() throws IOException {
    final Path file = Files.writeString(directory.resolve("state"), "what is this");
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> new Checkpoint(file, "anything").load(new TrainingState(3)));
    assertTrue(refused.getMessage().contains("is not a checkpoint"), refused.getMessage());
  }

  @Test
  void aTrainingThatDivergesEnds() {
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () ->
                train(ridges(2, Aggregation.BICUBIC, 1e30f), "edsr", with(SMALL, "smoothing", 1)));
    assertTrue(refused.getMessage().contains("training diverged"), refused.getMessage());
  }

  @Test
  void trainingWithoutProgressEndsEarly() {
    final int[] last = new int[1];
    train(
        ridges(2, Aggregation.MEAN),
        "fine-s",
        with(with(with(SMALL, "rate", 1e-8), "patience", 1), "iterations", 80),
        1,
        Optional.empty(),
        (stage, done, total, loss, psnr) -> last[0] = (int) done);
    assertTrue(last[0] < 80, "ended after " + last[0]);
  }

  @Test
  void aTrainingThatEndedEarlyIsNotGoneOnWith() {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    final Map<String, Double> chosen =
        with(with(with(SMALL, "rate", 1e-8), "patience", 1), "iterations", 80);
    final Path checkpoint = directory.resolve("state");
    final TrainedModel ended =
        train(data, "fine-s", chosen, 1, Optional.of(checkpoint), (s, d, t, l, p) -> {});
    final int iterations = (int) ended.card().training().get("iterations");
    assertTrue(iterations < 80, "ended after " + iterations);
    final TrainedModel again =
        train(data, "fine-s", chosen, 1, Optional.of(checkpoint), (s, d, t, l, p) -> {});
    assertArrayEquals(ended.onnx(), again.onnx());
  }

  @Test
  void aCheckpointOfOtherNumbersIsRefused() {
    final Path checkpoint = directory.resolve("state");
    train(
        ridges(2, Aggregation.MEAN),
        "fine-s",
        SMALL,
        1,
        Optional.of(checkpoint),
        (s, d, t, l, p) -> {});
    final TrainingData others = ridges(2, Aggregation.MEAN, 2);
    final TrainingData alike =
        new TrainingData(
            2,
            Aggregation.MEAN,
            false,
            others.training(),
            others.validation(),
            List.of(),
            others.sources());
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> train(alike, "fine-s", SMALL, 1, Optional.of(checkpoint), (s, d, t, l, p) -> {}));
    assertTrue(refused.getMessage().contains("another method, data"), refused.getMessage());
  }

  @Test
  void patchesThatNoShardCanShareAreRefused() {
    final TrainingMethod method = method("fine-s");
    final TrainingRequest request =
        new TrainingRequest(
            "fine-s-x2",
            new ParameterValues(method.parameters(), Map.of("batch", 18.0)),
            1,
            Optional.empty(),
            false,
            List.of());
    final RasterException refused =
        assertThrows(RasterException.class, () -> method.check(request));
    assertTrue(refused.getMessage().contains("batch 18"), refused.getMessage());
  }

  @Test
  void aKernelOfAnEvenEdgeIsRefused() {
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> new ParameterValues(method("srcnn").parameters(), Map.of("middle", 4.0)));
    assertTrue(refused.getMessage().contains("1, 3, 5"), refused.getMessage());
  }

  @Test
  void aTurnedRasterGivesTheTurnedResult() throws IOException {
    final int edge = 24;
    final float[] coarse = crests(5).crop(0, 0, edge, edge).values();
    for (final int factor : new int[] {2, 3}) {
      final TrainedModel trained =
          train(ridges(factor, Aggregation.MEAN), "fine-s", with(SMALL, "equivariance", 8));
      try (SuperResolutionModel model = Onnx.open(directory, trained)) {
        final float[] made = Onnx.run(model, coarse, edge, edge);
        for (final DihedralTransform turn : DihedralTransform.ALL) {
          final float[] ofTurned = Onnx.run(model, turned(coarse, turn), edge, edge);
          assertArrayEquals(turned(made, turn), ofTurned, 1e-5f, turn.toString());
        }
      }
    }
  }

  private static float[] turned(final float[] values, final DihedralTransform turn) {
    final int edge = (int) Math.sqrt(values.length);
    return new FloatPlane(edge, edge, values).turned(turn).values();
  }

  @Test
  void aNetworkOfOtherTurnsIsNoStart() throws IOException {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    final Path file =
        Files.write(directory.resolve("free.onnx"), train(data, "fine-s", SMALL).onnx());
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> fromStarts(data, List.of(file), with(SMALL, "equivariance", 8)));
    assertTrue(refused.getMessage().contains("equivariance"), refused.getMessage());
    // The other way round there is nothing to lose.
    final Path turned =
        Files.write(
            directory.resolve("turned.onnx"),
            train(data, "fine-s", with(SMALL, "equivariance", 8)).onnx());
    fromStarts(data, List.of(turned), with(SMALL, "equivariance", 8));
    fromStarts(data, List.of(turned), SMALL);
  }

  @Test
  void channelsThatMakeNoEightsAreRefusedBeforeDataAreRead() {
    final TrainingMethod method = method("fine-l");
    final TrainingRequest request =
        new TrainingRequest(
            "fine-l-x2",
            new ParameterValues(method.parameters(), Map.of("width", 20.0)),
            1,
            Optional.empty(),
            false,
            List.of());
    final RasterException refused =
        assertThrows(RasterException.class, () -> method.check(request));
    assertTrue(refused.getMessage().startsWith("width 20: "), refused.getMessage());
  }

  @Test
  void theMeanOfSeveralModelsCanBeTaken() throws IOException {
    final TrainingData data = ridges(2, Aggregation.MEAN);
    final List<Path> files = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      final TrainedModel one =
          train(
              data,
              "fine-s",
              networkOnly(with(SMALL, "iterations", 8)),
              seed,
              Optional.empty(),
              (s, d, t, l, p) -> {});
      files.add(Files.write(directory.resolve("fine-s-" + seed + ".onnx"), one.onnx()));
    }
    final Map<String, Initialisers.Constant> mean =
        Initialisers.read(
            Files.write(directory.resolve("mean.onnx"), fromStarts(data, files).onnx()));
    final List<Map<String, Initialisers.Constant>> each =
        files.stream().map(Initialisers::read).toList();
    for (final Map.Entry<String, Initialisers.Constant> entry : mean.entrySet()) {
      for (int i = 0; i < entry.getValue().values().length; i++) {
        final int at = i;
        final double expected =
            each.stream()
                .mapToDouble(one -> one.get(entry.getKey()).values()[at])
                .average()
                .orElseThrow();
        assertEquals(expected, entry.getValue().values()[i], 1e-6, entry.getKey());
      }
    }
    // One alone is what it was, but for the first kernels, whose sums are made zero once more.
    final Map<String, Initialisers.Constant> alone =
        Initialisers.read(
            Files.write(
                directory.resolve("alone.onnx"), fromStarts(data, files.subList(1, 2)).onnx()));
    alone.forEach(
        (name, constant) ->
            assertArrayEquals(each.get(1).get(name).values(), constant.values(), 1e-7f, name));
  }

  private static TrainedModel fromStarts(final TrainingData data, final List<Path> files) {
    return fromStarts(data, files, networkOnly(SMALL));
  }

  private static TrainedModel fromStarts(
      final TrainingData data, final List<Path> files, final Map<String, Double> chosen) {
    final TrainingMethod method = method("fine-s");
    final TrainingRequest request =
        new TrainingRequest(
            "fine-s-x2",
            new ParameterValues(method.parameters(), with(chosen, "iterations", 0)),
            1,
            Optional.empty(),
            false,
            files);
    method.check(request);
    return method.train(data, request, (s, d, t, l, p) -> {});
  }

  @Test
  void nothingIsLearnedFromNothing() {
    final TrainingMethod method = method("fine-s");
    final TrainingRequest request =
        new TrainingRequest(
            "fine-s-x2",
            new ParameterValues(method.parameters(), Map.of("iterations", 0.0)),
            1,
            Optional.empty(),
            false,
            List.of());
    final RasterException refused =
        assertThrows(RasterException.class, () -> method.check(request));
    assertTrue(refused.getMessage().startsWith("iterations 0: "), refused.getMessage());
  }

  @Test
  void aNewFactorTrainsTheLastLayerOnly() throws IOException {
    final TrainedModel twice =
        train(ridges(2, Aggregation.MEAN), "fsrcnn-s", networkOnly(with(SMALL, "iterations", 8)));
    final Path file = Files.write(directory.resolve("fsrcnn-x2.onnx"), twice.onnx());
    final TrainingMethod method = method("fsrcnn-s");
    final TrainedModel thrice =
        method.train(
            ridges(3, Aggregation.MEAN),
            new TrainingRequest(
                "fsrcnn-x3",
                new ParameterValues(
                    method.parameters(),
                    networkOnly(with(with(SMALL, "iterations", 8), "last-only", 1))),
                5,
                Optional.empty(),
                false,
                List.of(file)),
            (s, d, t, l, p) -> {});
    final Path other = Files.write(directory.resolve("fsrcnn-x3.onnx"), thrice.onnx());
    final Map<String, Initialisers.Constant> before = Initialisers.read(file);
    final Map<String, Initialisers.Constant> after = Initialisers.read(other);
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (name, constant) -> {
          // What has no layer's name is the interpolation, which is another for each factor.
          if (name.contains(".")) {
            assertEquals(
                !name.startsWith("last."), same(constant.values(), after.get(name).values()), name);
          }
        });
  }

  /** But for rounding: the first layer's kernels are brought to a sum of zero once more. */
  private static boolean same(final float[] a, final float[] b) {
    boolean same = a.length == b.length;
    for (int i = 0; same && i < a.length; i++) {
      same = Math.abs(a[i] - b[i]) <= 1e-6;
    }
    return same;
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() throws IOException {
    final TrainedModel fine = train(ridges(2, Aggregation.MEAN), "fine-s", SMALL);
    final Path file = Files.write(directory.resolve("fine.onnx"), fine.onnx());
    final TrainingMethod method = method("espcn");
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () ->
                method.train(
                    ridges(2, Aggregation.MEAN),
                    new TrainingRequest(
                        "espcn-x2",
                        new ParameterValues(
                            method.parameters(), networkOnly(with(SMALL, "iterations", 8))),
                        5,
                        Optional.empty(),
                        false,
                        List.of(file)),
                    (s, d, t, l, p) -> {}));
    assertTrue(refused.getMessage().contains("no weights that fit"), refused.getMessage());
  }

  @Test
  void fieldsTooSmallForAPatchAreRefused() {
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () -> train(ridges(2, Aggregation.MEAN), "fine-s", with(SMALL, "patch", 500)));
    assertTrue(refused.getMessage().contains("smaller patch"), refused.getMessage());
  }

  @Test
  void whatLiesInGapsCountsForNothing() {
    final FloatPlane fine = crests(3);
    for (int i = 0; i < 40; i++) {
      fine.values()[(30 + i) * fine.width() + 40] = Float.NaN;
    }
    final Architecture architecture = new FineNetwork(2, 4, 1, false);
    final PatchShape shape = PatchShape.of(architecture, 8);
    final PreparedField field =
        PreparedField.of(
            TrainingField.of("gaps", fine, 2, Aggregation.MEAN),
            architecture,
            true,
            false,
            shape.coarseEdge(architecture));
    final int count = 200;
    final Batch batch =
        new Patches(List.of(field), shape, Patches.Augmentation.NONE, "data")
            .draw(count, new java.util.SplittableRandom(1), each -> 1);
    final int edge = shape.edge();
    int gaps = 0;
    for (int patch = 0; patch < count; patch++) {
      for (int cell = 0; cell < edge * edge; cell++) {
        double sum = 0;
        for (int child = 0; child < 4; child++) {
          sum += batch.target()[(patch * 4 + child) * edge * edge + cell];
        }
        assertEquals(0, sum, 1e-4, "children of one coarse cell lie together");
        final int row = cell / edge;
        final int column = cell % edge;
        final int border = shape.border();
        final boolean inside =
            Math.min(row, column) >= border && Math.max(row, column) < edge - border;
        final float importance = batch.importance()[patch * edge * edge + cell];
        gaps += inside && importance == 0 ? 1 : 0;
        assertTrue(inside || importance == 0, "what zeros stood beside");
      }
    }
    assertTrue(gaps > 20 && gaps < count * 8, gaps + " cells in gaps");
    assertFalse(hasNaN(batch.input()) || hasNaN(batch.target()));
  }

  @Test
  void patchesWithFlippedSignAreTheOppositeAndMixedOnesHoldAnother() {
    final Batch plain = one(Patches.Augmentation.NONE);
    final Batch flipped = one(new Patches.Augmentation(0, 1));
    for (int i = 0; i < plain.input().length; i++) {
      assertEquals(-plain.input()[i], flipped.input()[i]);
    }
    for (int i = 0; i < plain.target().length; i++) {
      assertEquals(-plain.target()[i], flipped.target()[i]);
    }
    final Batch mixed = one(new Patches.Augmentation(1, 0));
    final double more = energy(mixed.target(), plain.target());
    assertTrue(more > 0.005 * energy(plain.target(), new float[plain.target().length]), "" + more);
    assertArrayEquals(plain.importance(), mixed.importance());
  }

  private static Batch one(final Patches.Augmentation augmentation) {
    final Architecture architecture = new FineNetwork(2, 4, 1, false);
    return new Patches(
            List.of(PreparedField.of(sample(1, 2, Aggregation.MEAN), architecture, true, true, 8)),
            PatchShape.of(architecture, 8),
            augmentation,
            "data")
        .draw(1, new java.util.SplittableRandom(4), PreparedField::weight);
  }

  private static double energy(final float[] a, final float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }

  @Test
  void whatIsNotForAnyUnitCannotBeMixed() {
    final RasterException refused =
        assertThrows(
            RasterException.class,
            () ->
                train(
                    ridges(2, Aggregation.BICUBIC),
                    "fsrcnn-s",
                    networkOnly(with(with(SMALL, "iterations", 8), "mixup", 0.5))));
    assertTrue(refused.getMessage().startsWith("mixup and signFlip: "), refused.getMessage());
  }

  @Test
  void patchesReachBeyondTheEdgesOfFields() {
    final Architecture architecture = new FineNetwork(2, 4, 1, false);
    final PatchShape shape = PatchShape.of(architecture, 8);
    final int patch = shape.coarseEdge(architecture);
    final FloatPlane small = crests(3).crop(0, 0, 2 * patch - 8, 40);
    final PreparedField field =
        PreparedField.of(
            TrainingField.of("small", small, 2, Aggregation.MEAN),
            architecture,
            true,
            false,
            patch);
    assertEquals(2 * field.input().width(), field.target().width());
    assertTrue(field.input().width() >= patch, field.input().toString());
    final FloatPlane input = field.input();
    final int padding = (input.width() - (patch - 4)) / 2;
    for (int i = 0; i < padding; i++) {
      assertEquals(input.at(padding + i, 12), input.at(padding - 1 - i, 12));
    }
    new Patches(List.of(field), shape, Patches.Augmentation.NONE, "data")
        .draw(1, new java.util.SplittableRandom(1), each -> 1);
  }

  @Test
  void stepsDrawPatchesOfTheirOwn() {
    final Architecture architecture = new FineNetwork(2, 4, 1, false);
    final Patches patches =
        new Patches(
            List.of(PreparedField.of(sample(1, 2, Aggregation.MEAN), architecture, true, true, 8)),
            PatchShape.of(architecture, 8),
            Patches.Augmentation.NONE,
            "data");
    final Set<Float> seen = new HashSet<>();
    for (int step = 0; step < 10; step++) {
      for (int shard = 0; shard < Replicas.SHARDS; shard++) {
        for (final float value :
            corners(NetworkTrainer.batch(patches, 4, 1, step, shard).input(), 4)) {
          seen.add(value);
        }
      }
    }
    // 160 patches of 41² places laid in eight ways: few are drawn twice.
    assertTrue(seen.size() > 130, seen.size() + " different corners");
  }

  private static float[] corners(final float[] input, final int patches) {
    final float[] corners = new float[patches];
    for (int i = 0; i < patches; i++) {
      corners[i] = input[i * input.length / patches];
    }
    return corners;
  }

  private static boolean hasNaN(final float[] values) {
    for (final float value : values) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Double> with(
      final Map<String, Double> values, final String name, final double value) {
    final Map<String, Double> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  /** Without what only residual networks have. */
  private static Map<String, Double> networkOnly(final Map<String, Double> values) {
    final Map<String, Double> less = new HashMap<>(values);
    less.remove("width");
    less.remove("blocks");
    return less;
  }

  private static TrainingMethod method(final String name) {
    return NetworkMethods.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static TrainedModel train(
      final TrainingData data, final String name, final Map<String, Double> chosen) {
    return train(data, name, chosen, 1, Optional.empty(), (s, d, t, l, p) -> {});
  }

  private static TrainedModel train(
      final TrainingData data,
      final String name,
      final Map<String, Double> chosen,
      final long seed,
      final Optional<Path> checkpoint,
      final TrainingListener listener) {
    final TrainingMethod method = method(name);
    return method.train(
        data,
        new TrainingRequest(
            name + "-x" + data.factor(),
            new ParameterValues(method.parameters(), chosen),
            seed,
            checkpoint,
            true,
            List.of()),
        listener);
  }

  private static TrainingData ridges(final int factor, final Aggregation aggregation) {
    return ridges(factor, aggregation, 1);
  }

  private static TrainingData ridges(
      final int factor, final Aggregation aggregation, final float scale) {
    return new TrainingData(
        factor,
        aggregation,
        scale != 1,
        List.of(
            sample(1, factor, aggregation, scale),
            sample(2, factor, aggregation, scale),
            sample(3, factor, aggregation, scale)),
        List.of(sample(4, factor, aggregation, scale)),
        List.of(),
        List.of());
  }

  private static TrainingField sample(
      final long seed, final int factor, final Aggregation aggregation) {
    return sample(seed, factor, aggregation, 1);
  }

  private static TrainingField sample(
      final long seed, final int factor, final Aggregation aggregation, final float scale) {
    final FloatPlane plane = crests(seed);
    for (int i = 0; i < plane.values().length; i++) {
      plane.values()[i] *= scale;
    }
    return TrainingField.of("crests " + seed, plane, factor, aggregation);
  }

  private static FloatPlane crests(final long seed) {
    final FieldPlane plane = Noise.ridged(seed, 3, 40, 3).sample(120, 120, 1);
    final double[] values = plane.values();
    final float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new FloatPlane(120, 120, floats);
  }

  private static double rmse(final FloatPlane truth, final float[] made, final int border) {
    double sum = 0;
    int count = 0;
    for (int row = border; row < truth.height() - border; row++) {
      for (int column = border; column < truth.width() - border; column++) {
        final double error = truth.at(column, row) - made[row * truth.width() + column];
        sum += error * error;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }
}

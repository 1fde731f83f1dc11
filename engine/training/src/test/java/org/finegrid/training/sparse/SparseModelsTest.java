package org.finegrid.training.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.model.ModelCard;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.testing.Models;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.onnx.GraphBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs of models with random dictionaries, run as the engine runs them. */
class SparseModelsTest {
  private static final int ATOMS = 24;
  private static final int FEATURES = 12;

  private static YangModel yang(final float overlap, final float minNorm) {
    return new YangModel(
        new Axes(
                Derivatives.LENGTH,
                Given.dictionary(1, FEATURES, Derivatives.LENGTH).values(),
                new double[FEATURES])
            .kernels(Derivatives.kernels()),
        Given.dictionary(2, ATOMS, FEATURES),
        Given.dictionary(3, ATOMS, 25),
        0.2f,
        15,
        overlap,
        1.2f,
        minNorm);
  }

  private static OlshausenModel olshausen(final int factor) {
    final int block = OlshausenModel.BLOCK * OlshausenModel.BLOCK * factor * factor;
    final float[] kernels =
        new Axes(25, Given.dictionary(1, FEATURES, 25).values(), new double[FEATURES])
            .kernels(Patch.centring(OlshausenModel.WINDOW));
    return new OlshausenModel(
        factor,
        kernels,
        Given.dictionary(2, ATOMS, FEATURES),
        Given.dictionary(3, ATOMS, block),
        0.1f,
        15);
  }

  private static SuperResolutionModel open(
      final GraphBuilder graph,
      final String fine,
      final int factor,
      final ModelCard.Input input,
      final int halo) {
    final ModelCard card =
        SparseModelCards.of(
            new YangMethod(),
            Given.data(false, factor),
            "random",
            input,
            halo,
            ModelCard.Normalisation.NONE,
            Map.of());
    return Models.network(graph.build(fine, card), OptionalInt.empty());
  }

  private static SuperResolutionModel open(final YangModel model, final int factor) {
    final GraphBuilder graph = new GraphBuilder();
    final String fine = YangGraph.add(model, graph);
    final int halo = SparseModelCards.halo(model.radius(), factor);
    return open(graph, fine, factor, ModelCard.Input.UPSAMPLED, halo);
  }

  private static SuperResolutionModel open(final OlshausenModel model) {
    final GraphBuilder graph = new GraphBuilder();
    final String fine = OlshausenGraph.add(model, graph);
    return open(graph, fine, model.factor(), ModelCard.Input.COARSE, OlshausenModel.HALO);
  }

  private static FloatPlane run(final SuperResolutionModel model, final FloatPlane coarse) {
    final FloatPlane fine =
        FloatPlane.zeros(coarse.width() * model.factor(), coarse.height() * model.factor());
    model.apply(coarse.values(), 1, coarse.height(), coarse.width(), fine.values());
    return fine;
  }

  private static FloatPlane upsampled(final FloatPlane coarse, final int factor) {
    try (Interpolation bicubic = new Interpolation(Kernel.BICUBIC, factor)) {
      return run(bicubic, coarse);
    }
  }

  private static void agree(
      final FloatPlane expected, final FloatPlane actual, final double precision) {
    assertEquals(expected.values().length, actual.values().length);
    for (int i = 0; i < expected.values().length; i++) {
      assertEquals(expected.values()[i], actual.values()[i], precision, "cell " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0, 1e-15", "3, 0, 0.1", "4, 0, 1e-15", "3, 1, 1e-15", "2, 0.5, 0.1"})
  void yangsGraphMakesWhatTheModelItselfMakes(
      final int factor, final float overlap, final float minNorm) {
    final YangModel model = yang(overlap, minNorm);
    final FloatPlane coarse = Given.field(factor, 11, 9);
    try (SuperResolutionModel graph = open(model, factor)) {
      agree(ReferenceYang.apply(model, upsampled(coarse, factor)), run(graph, coarse), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4"})
  void olshausensGraphMakesWhatTheModelItselfMakes(final int factor) {
    final OlshausenModel model = olshausen(factor);
    final FloatPlane coarse = Given.field(factor, 11, 9);
    try (SuperResolutionModel graph = open(model)) {
      agree(ReferenceOlshausen.apply(model, coarse), run(graph, coarse), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4", "5"})
  void theBicubicKernelsAreTheEngines(final int factor) {
    final FloatPlane coarse = Given.field(1, 15, 13);
    final OlshausenModel model = olshausen(factor);
    final OlshausenModel plain =
        new OlshausenModel(
            factor,
            model.kernels(),
            model.low(),
            new Dictionary(model.detail().length(), new float[model.detail().values().length]),
            1f,
            1);
    final FloatPlane expected = upsampled(coarse, factor);
    final FloatPlane made = ReferenceOlshausen.apply(plain, coarse);
    final int edge = 2 * factor;
    agree(
        expected.crop(edge, edge, 11 * factor, 9 * factor),
        made.crop(edge, edge, 11 * factor, 9 * factor),
        1e-6);
  }

  private static void isEquivariant(
      final SuperResolutionModel model, final long seed, final float scale, final float shift) {
    final FloatPlane coarse = Given.field(seed, 13, 10);
    final float[] other = new float[coarse.values().length];
    for (int i = 0; i < other.length; i++) {
      other[i] = scale * coarse.values()[i] + shift;
    }
    final FloatPlane one = run(model, coarse);
    final FloatPlane two = run(model, new FloatPlane(13, 10, other));
    final int halo = model.halo().getAsInt() * model.factor();
    final double precision = 2e-5 * (Math.abs(scale) + Math.abs(shift));
    for (int y = halo; y < one.height() - halo; y++) {
      for (int x = halo; x < one.width() - halo; x++) {
        assertEquals(scale * one.at(x, y) + shift, two.at(x, y), precision);
      }
    }
  }

  @Property(tries = 12)
  void unitsDoNotMatterToRastersModels(
      @ForAll @LongRange(min = 0, max = 999) final long seed,
      @ForAll @FloatRange(min = 0.01f, max = 1000) final float scale,
      @ForAll @IntRange(min = -2, max = 2) final int shift) {
    try (SuperResolutionModel yang = open(yang(0, YangModel.NOTHING), 3);
        SuperResolutionModel olshausen = open(olshausen(3))) {
      isEquivariant(yang, seed, scale, shift * scale);
      isEquivariant(olshausen, seed, scale, shift * scale);
    }
  }

  private static void haloHolds(final SuperResolutionModel model) {
    final int halo = model.halo().getAsInt();
    final int edge = 2 * halo + 5;
    final int centre = edge / 2;
    final FloatPlane before = run(model, Given.field(1, edge, edge));
    final FloatPlane coarse = Given.field(1, edge, edge);
    final FloatPlane nearer = Given.field(1, edge, edge);
    for (int i = 0; i < coarse.values().length; i++) {
      final int distance = Math.max(Math.abs(i % edge - centre), Math.abs(i / edge - centre));
      if (distance > halo) {
        coarse.values()[i] += i % 3 - 1;
      }
      if (distance > halo - 2) {
        nearer.values()[i] += i % 3 - 1;
      }
    }
    final int f = model.factor();
    final FloatPlane same = before.crop(centre * f, centre * f, f, f);
    agree(same, run(model, coarse).crop(centre * f, centre * f, f, f), 1e-6);
    final FloatPlane changed = run(model, nearer).crop(centre * f, centre * f, f, f);
    double max = 0;
    for (int i = 0; i < f * f; i++) {
      max = Math.max(max, Math.abs(same.values()[i] - changed.values()[i]));
    }
    assertTrue(max > 1e-5, "the halo is larger than it need be");
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "4, 0", "2, 1", "3, 1", "4, 1"})
  void nothingBeyondTheHaloOfYangsModelMatters(final int factor, final float overlap) {
    try (SuperResolutionModel model = open(yang(overlap, 0.1f), factor)) {
      haloHolds(model);
    }
  }

  @ParameterizedTest
  @CsvSource({"2", "3", "4"})
  void nothingBeyondTheHaloOfOlshausensModelMatters(final int factor) {
    try (SuperResolutionModel model = open(olshausen(factor))) {
      haloHolds(model);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "7.5", "-273.15"})
  void aFieldWithoutAnyShapeStaysAsItIs(final float value) {
    final FloatPlane coarse = FloatPlane.zeros(20, 20);
    java.util.Arrays.fill(coarse.values(), value);
    try (SuperResolutionModel yang = open(yang(1, YangModel.NOTHING), 2);
        SuperResolutionModel olshausen = open(olshausen(2))) {
      final float precision = 1e-5f * Math.max(1, Math.abs(value));
      for (final SuperResolutionModel model : new SuperResolutionModel[] {yang, olshausen}) {
        final FloatPlane fine = run(model, coarse).crop(14, 14, 12, 12);
        for (final float cell : fine.values()) {
          assertEquals(value, cell, precision);
        }
      }
    }
  }
}

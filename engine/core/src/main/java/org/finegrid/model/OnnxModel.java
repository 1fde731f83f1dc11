package org.finegrid.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finegrid.grid.RasterException;

/** An ONNX network: one input {@code [N, 1, h, w]}, one output {@code [N, 1, h·f, w·f]}. */
final class OnnxModel implements SuperResolutionModel {
  private static final int PROBE = 24;

  private final OnnxGraph graph;
  private final ModelCard card;
  private final OptionalInt halo;
  private final OptionalInt fixedEdge;
  private final Interpolation upsampling;

  private OnnxModel(
      final OnnxGraph graph,
      final ModelCard card,
      final OptionalInt fixedEdge,
      final boolean measured) {
    this.graph = graph;
    this.card = card;
    this.fixedEdge = fixedEdge;
    this.upsampling = new Interpolation(Kernel.BICUBIC, card.factor());
    this.halo = measured ? HaloProbe.measure(this) : card.halo();
  }

  /**
   * Loads a model.
   *
   * @param factor needed where the file has no card; must agree with the card where it has one
   * @throws RasterException where the file cannot be used, with the reason
   */
  static OnnxModel load(final OnnxFile file, final OptionalInt factor, final Device device) {
    final ModelCard card = file.card().orElseGet(() -> cardless(file.source(), factor));
    if (factor.isPresent() && factor.getAsInt() != card.factor()) {
      throw new RasterException(
          file.source() + ": makes x" + card.factor() + ", not x" + factor.getAsInt());
    }
    final OnnxGraph graph = new OnnxGraph(file, device);
    try {
      final OptionalInt edge = fixedEdge(file.source(), graph);
      final ModelCard.Input input = probe(file, graph, card, edge.orElse(PROBE));
      final ModelCard known = file.card().isPresent() ? card : withInput(card, input);
      final OptionalInt coarseEdge = coarseEdge(file.source(), edge, known);
      return new OnnxModel(graph, known, coarseEdge, file.card().isEmpty());
    } catch (RasterException e) {
      graph.close();
      throw e;
    }
  }

  private static ModelCard cardless(final String source, final OptionalInt factor) {
    if (factor.isEmpty()) {
      throw new RasterException(source + ": has no model card; say what it makes with --factor N");
    }
    final String name = source.substring(source.lastIndexOf('/') + 1).replaceAll("\\.onnx$", "");
    // Networks without a card were most likely trained on images from 0 to 1.
    return new ModelCard(
        name,
        "A network without a card",
        "unknown",
        factor.getAsInt(),
        ModelCard.Input.COARSE,
        List.of("band"),
        OptionalInt.empty(),
        ModelCard.Normalisation.MINMAX,
        "",
        Map.of(),
        Map.of());
  }

  private static ModelCard withInput(final ModelCard card, final ModelCard.Input input) {
    return new ModelCard(
        card.name(),
        card.title(),
        card.method(),
        card.factor(),
        input,
        card.channels(),
        card.halo(),
        card.normalisation(),
        card.aggregation(),
        card.training(),
        card.skill());
  }

  private static OptionalInt fixedEdge(final String source, final OnnxGraph graph) {
    if (graph.rows() < 0 && graph.columns() < 0) {
      return OptionalInt.empty();
    }
    if (graph.rows() != graph.columns()) {
      throw new RasterException(
          source
              + ": takes windows of "
              + graph.columns()
              + " x "
              + graph.rows()
              + " cells only; export it with free or square sides");
    }
    return OptionalInt.of(Math.toIntExact(graph.rows()));
  }

  /** Runs the graph once: what comes out tells whether it takes coarse or upsampled cells. */
  private static ModelCard.Input probe(
      final OnnxFile file, final OnnxGraph graph, final ModelCard card, final int edge) {
    final int n = (int) Math.max(1, graph.batch());
    final float[] values = new float[n * edge * edge];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.37);
    }
    final long[] shape = graph.probe(values, n, edge, edge);
    final int factor = card.factor();
    for (final ModelCard.Input input : ModelCard.Input.values()) {
      final long fine = input == ModelCard.Input.COARSE ? (long) edge * factor : edge;
      final boolean asked = file.card().isEmpty() || input == card.input();
      if (asked && Arrays.equals(shape, new long[] {n, 1, fine, fine})) {
        return input;
      }
    }
    throw new RasterException(
        file.source()
            + ": makes "
            + Arrays.toString(shape)
            + " of ["
            + n
            + ", 1, "
            + edge
            + ", "
            + edge
            + "], which is not x"
            + factor);
  }

  private static OptionalInt coarseEdge(
      final String source, final OptionalInt edge, final ModelCard card) {
    if (edge.isEmpty() || card.input() == ModelCard.Input.COARSE) {
      return edge;
    }
    if (edge.getAsInt() % card.factor() != 0) {
      throw new RasterException(
          source + ": takes " + edge.getAsInt() + " upsampled cells, not a multiple of its factor");
    }
    return OptionalInt.of(edge.getAsInt() / card.factor());
  }

  @Override
  public ModelCard card() {
    return card;
  }

  @Override
  public int factor() {
    return card.factor();
  }

  @Override
  public OptionalInt halo() {
    return halo;
  }

  @Override
  public OptionalInt fixedEdge() {
    return fixedEdge;
  }

  @Override
  public int maxBatch() {
    return graph.batch() < 0 ? Integer.MAX_VALUE : Math.toIntExact(graph.batch());
  }

  @Override
  public String device() {
    return graph.device();
  }

  @Override
  public void apply(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    if (graph.batch() > n) {
      applyPadded(coarse, n, h, w, fine);
      return;
    }
    final int f = card.factor();
    if (card.input() == ModelCard.Input.COARSE) {
      graph.run(coarse, n, h, w, fine, h * f, w * f);
    } else {
      final float[] upsampled = new float[n * h * f * w * f];
      upsampling.apply(coarse, n, h, w, upsampled);
      graph.run(upsampled, n, h * f, w * f, fine, h * f, w * f);
    }
  }

  /** A graph with a fixed batch gets the missing planes as zeros. */
  private void applyPadded(
      final float[] coarse, final int n, final int h, final int w, final float[] fine) {
    final int batch = maxBatch();
    final float[] all = new float[batch * h * w * factor() * factor()];
    apply(Arrays.copyOf(coarse, batch * h * w), batch, h, w, all);
    System.arraycopy(all, 0, fine, 0, n * h * w * factor() * factor());
  }

  @Override
  public void stop() {
    graph.stop();
  }

  @Override
  public void close() {
    graph.close();
  }
}

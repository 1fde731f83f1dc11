package org.finegrid.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;

/** Which windows a graph takes, and what it makes of them: found by running it. */
final class GraphSizes {
  private static final int EDGE = 24;

  /** More cells at once are never run. */
  private static final long LARGEST = 1L << 26;

  private static final long MOST_WINDOWS = 1024;

  private final String source;
  private final OnnxGraph graph;
  private final int factor;
  private final OptionalInt fixed;

  /**
   * What was found.
   *
   * @param input whether the graph takes coarse or upsampled cells
   * @param multiple what its windows' sides must be multiples of, in coarse cells
   * @param fixedEdge the only side it takes, in coarse cells
   */
  record Found(ModelCard.Input input, int multiple, OptionalInt fixedEdge) {}

  /**
   * Checks the sizes that a graph declares.
   *
   * @throws RasterException where no window fits
   */
  GraphSizes(final String source, final OnnxGraph graph, final int factor) {
    this.source = source;
    this.graph = graph;
    this.factor = factor;
    this.fixed = fixed();
  }

  private OptionalInt fixed() {
    final long rows = graph.rows();
    final long columns = graph.columns();
    final long batch = Math.max(1, graph.batch());
    final boolean free = rows < 0 && columns < 0;
    if (!free && rows != columns) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": takes windows of "
              + columns
              + " x "
              + rows
              + " cells only; export it with free or square sides");
    }
    final long edge = free ? EDGE : rows;
    if (graph.batch() == 0 || edge < 1) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, source + ": takes windows without cells; export it again");
    }
    // The factor's square is 4096 at the most: no product here can overflow.
    if (edge > LARGEST || batch > MOST_WINDOWS || edge * edge > LARGEST || tooMany(batch, edge)) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": takes windows of "
              + edge
              + " x "
              + edge
              + " cells, "
              + batch
              + " at once, more than can be held; export it with a free batch and free sides");
    }
    return free ? OptionalInt.empty() : OptionalInt.of((int) edge);
  }

  private boolean tooMany(final long batch, final long edge) {
    return batch * edge * edge > LARGEST || batch * edge * edge * factor * factor > 4 * LARGEST;
  }

  /**
   * Runs the graph as its card states.
   *
   * @return the only side it takes, in coarse cells
   * @throws RasterException where it makes something else
   */
  OptionalInt check(final ModelCard card) {
    final int cells = card.band().factor();
    final int edge = fixed.orElse(Multiples.roundUp(EDGE, card.multiple()) * cells);
    graph
        .inputs()
        .checkSizes(source, card.inputs(), fixed.isPresent() ? fixed.getAsInt() / cells : -1);
    final List<OnnxGraph.Planes> planes = new ArrayList<>();
    for (final ModelInput input : card.inputs()) {
      planes.add(planes(input.channels(), edge / cells * input.factor()));
    }
    // The sides of an upsampled band that is no multiple are refused below.
    planes.set(0, planes(1, edge));
    final long[] shape = graph.probe(windows(), planes);
    if (!input(shape, edge).filter(found -> found == card.input() || factor == 1).isPresent()) {
      throw unfit(shape, edge);
    }
    final OptionalInt coarseEdge = coarseEdge(card.input());
    if (coarseEdge.isPresent() && coarseEdge.getAsInt() % card.multiple() != 0) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": takes windows of "
              + coarseEdge.getAsInt()
              + " cells, which is not a multiple of its card's "
              + card.multiple());
    }
    return coarseEdge;
  }

  /**
   * Finds out what the graph takes.
   *
   * @throws RasterException where it makes nothing that fits the factor
   */
  Found measure() {
    if (fixed.isPresent()) {
      final long[] shape = run(fixed.getAsInt());
      final ModelCard.Input input =
          input(shape, fixed.getAsInt()).orElseThrow(() -> unfit(shape, fixed.getAsInt()));
      return new Found(input, 1, coarseEdge(input));
    }
    // Where two sides fit that lie this far apart, all multiples do.
    for (int multiple = 1; multiple <= CardJson.LARGEST_MULTIPLE; multiple++) {
      final int edge = Multiples.roundUp(EDGE, multiple);
      final Optional<ModelCard.Input> one = tried(edge);
      if (one.isPresent() && one.equals(tried(edge + multiple))) {
        final boolean coarse = one.get() == ModelCard.Input.COARSE;
        final int shared = coarse ? 1 : Multiples.greatestDivisor(multiple, factor);
        return new Found(one.get(), multiple / shared, OptionalInt.empty());
      }
    }
    throw unfit(run(EDGE), EDGE);
  }

  private Optional<ModelCard.Input> tried(final int edge) {
    try {
      return input(run(edge), edge);
    } catch (RasterException e) {
      // Layers that do not fit one another: another size may do.
      return Optional.empty();
    }
  }

  private long[] run(final int edge) {
    return graph.probe(windows(), List.of(planes(1, edge)));
  }

  private int windows() {
    return (int) Math.max(1, graph.batch());
  }

  private OnnxGraph.Planes planes(final int channels, final int edge) {
    final float[] values = new float[Math.multiplyExact(windows() * channels, edge * edge)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i * 0.37);
    }
    return new OnnxGraph.Planes(values, channels, edge, edge);
  }

  private Optional<ModelCard.Input> input(final long[] shape, final int edge) {
    return Arrays.stream(ModelCard.Input.values())
        .filter(
            input -> {
              final long fine = input == ModelCard.Input.COARSE ? (long) edge * factor : edge;
              final long batch = Math.max(1, graph.batch());
              return Arrays.equals(shape, new long[] {batch, 1, fine, fine});
            })
        .findFirst();
  }

  private RasterException unfit(final long[] shape, final int edge) {
    return new RasterException(
        ErrorCode.UNUSABLE_MODEL,
        source
            + ": makes "
            + Arrays.toString(shape)
            + " of ["
            + Math.max(1, graph.batch())
            + ", 1, "
            + edge
            + ", "
            + edge
            + "], which is not x"
            + factor);
  }

  private OptionalInt coarseEdge(final ModelCard.Input input) {
    if (fixed.isEmpty() || input == ModelCard.Input.COARSE) {
      return fixed;
    }
    if (fixed.getAsInt() % factor != 0) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": takes "
              + fixed.getAsInt()
              + " upsampled cells, not a multiple of its factor");
    }
    return OptionalInt.of(fixed.getAsInt() / factor);
  }
}

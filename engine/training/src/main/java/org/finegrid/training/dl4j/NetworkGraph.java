package org.finegrid.training.dl4j;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finegrid.grid.RasterException;
import org.finegrid.training.onnx.GraphBuilder;

/**
 * A saved network as an ONNX graph that makes the same number of cells everywhere. Cells that
 * layers without padding lose at the edges are made up for by repeating the outermost input cells;
 * cells that layers add are dropped.
 *
 * @param builder holds the nodes
 * @param id the result's name in it
 * @param result what DL4J's own result covers
 * @param padded whether cells lost at the edges had to be made up for
 */
record NetworkGraph(GraphBuilder builder, String id, GraphTensor result, boolean padded) {

  /** What a network's result covers, by its layers. */
  static GraphTensor covered(final SavedNetwork network, final AxisExtent input) {
    return run(network, new GraphBuilder(), new GraphTensor(GraphBuilder.INPUT, 1, input, input));
  }

  /**
   * Writes the graph.
   *
   * @throws RasterException where a layer has no ONNX form, or the result is not one band
   */
  static NetworkGraph of(final SavedNetwork network, final AxisExtent input) {
    final GraphTensor own = covered(network, input);
    if (own.channels() != 1) {
      throw new RasterException(
          "the network makes "
              + own.channels()
              + " channels of one; end it with a layer of one channel");
    }
    checkBlocks(own.rows());
    checkBlocks(own.columns());
    final int times = own.rows().cells() / input.cells();
    final int top = pad(own.rows().before(), times);
    final int bottom = pad(own.rows().after(), times);
    final int left = pad(own.columns().before(), times);
    final int right = pad(own.columns().after(), times);
    final boolean padded = top + bottom + left + right > 0;
    final GraphBuilder builder = new GraphBuilder();
    final Reshaping reshaping = new Reshaping(builder);
    final String modelInput =
        padded
            ? reshaping.pad(GraphBuilder.INPUT, "edge", top, bottom, left, right)
            : GraphBuilder.INPUT;
    final GraphTensor made =
        run(
            network,
            builder,
            new GraphTensor(
                modelInput,
                1,
                input.window(0, 0, -top, -bottom),
                input.window(0, 0, -left, -right)));
    final GraphTensor fitted =
        reshaping.crop(
            made,
            -made.rows().before(),
            -made.rows().after(),
            -made.columns().before(),
            -made.columns().after());
    return new NetworkGraph(builder, fitted.id(), own, padded);
  }

  private static int pad(final int missing, final int times) {
    return Math.max(0, -Math.floorDiv(-missing, times));
  }

  private static void checkBlocks(final AxisExtent span) {
    if (span.period() != 1) {
      throw new RasterException(
          "the network makes one cell of several coarse ones (space to depth), so its result would"
              + " depend on where a tile begins; use such layers only after those that make as many"
              + " cells of each, or on upsampled cells");
    }
  }

  private static GraphTensor run(
      final SavedNetwork network, final GraphBuilder builder, final GraphTensor input) {
    final List<NetworkStep> steps = network.steps();
    final Translator translator = new Translator(builder, Formats.channelsLast(steps));
    final Map<String, GraphTensor> made = new HashMap<>();
    made.put(network.input(), input);
    for (final NetworkStep step : steps) {
      final List<GraphTensor> inputs =
          step.inputs().stream().map(made::get).collect(Collectors.toList());
      made.put(step.name(), translator.translate(step, inputs));
    }
    return made.get(network.output());
  }
}

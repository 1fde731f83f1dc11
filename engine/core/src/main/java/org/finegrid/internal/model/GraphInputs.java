package org.finegrid.internal.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelInput;

/**
 * The inputs of a graph, bound by their names to those of a card.
 *
 * @param names what the graph calls them, in the order of the card, the band first
 * @param shapes the shape of each, -1 where a side is free
 */
record GraphInputs(List<String> names, List<long[]> shapes) {

  /**
   * Binds them. A graph with one input may call it anything.
   *
   * @param source the file's name, for messages
   * @param inputs those of the card; the band alone where the file has none
   * @throws RasterException where graph and card differ
   */
  static GraphInputs bind(
      final String source, final Map<String, NodeInfo> graph, final List<ModelInput> inputs) {
    final List<String> names = names(source, graph.keySet(), inputs);
    final List<long[]> shapes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      final String what = names.size() == 1 ? "input" : "input '" + inputs.get(i).name() + "'";
      shapes.add(shape(source, graph.get(names.get(i)), what, inputs.get(i).channels()));
    }
    return new GraphInputs(names, List.copyOf(shapes));
  }

  private static List<String> names(
      final String source, final Set<String> graph, final List<ModelInput> inputs) {
    if (inputs.size() == 1 && graph.size() == 1) {
      return List.copyOf(graph);
    }
    final List<String> wanted = inputs.stream().map(ModelInput::name).toList();
    if (!graph.equals(Set.copyOf(wanted))) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": its graph takes the inputs "
              + CardTexts.clean(String.join(", ", new TreeSet<>(graph)))
              + ", where "
              + CardTexts.clean(String.join(", ", wanted))
              + (wanted.size() == 1 ? " is" : " are")
              + " expected; name them in the \"inputs\" of its model card");
    }
    return wanted;
  }

  /**
   * The shape of an input or output.
   *
   * @throws RasterException where it is not planes of 32-bit floats with so many channels
   */
  static long[] shape(
      final String source, final NodeInfo info, final String what, final int channels) {
    if (!(info.getInfo() instanceof TensorInfo tensor)) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL, source + ": its " + what + " is not a tensor");
    }
    final long[] dims = tensor.getShape();
    if (tensor.type != OnnxJavaType.FLOAT
        || dims.length != 4
        || dims[1] >= 0 && dims[1] != channels) {
      throw new RasterException(
          ErrorCode.UNUSABLE_MODEL,
          source
              + ": its "
              + what
              + " is "
              + tensor.type
              + Arrays.toString(dims)
              + "; FLOAT [N, "
              + channels
              + ", height, width] is needed");
    }
    return dims;
  }

  /**
   * Checks the sizes of the further inputs: they must be free, or go with those of the band.
   *
   * @param coarseEdge the only window that the band can have, in coarse cells; -1 where it is free
   * @throws RasterException where they are not
   */
  void checkSizes(final String source, final List<ModelInput> inputs, final int coarseEdge) {
    for (int i = 1; i < inputs.size(); i++) {
      final ModelInput input = inputs.get(i);
      final long side = coarseEdge < 0 ? -1 : (long) coarseEdge * input.factor();
      final long[] fitting = {shapes.get(0)[0], input.channels(), side, side};
      final long[] dims = shapes.get(i);
      for (int axis = 0; axis < dims.length; axis++) {
        if (dims[axis] >= 0 && dims[axis] != fitting[axis]) {
          throw new RasterException(
              ErrorCode.UNUSABLE_MODEL,
              source
                  + ": its input '"
                  + input.name()
                  + "' takes "
                  + Arrays.toString(dims)
                  + " only, which does not go with the windows of its band and a factor of "
                  + input.factor()
                  + "; export it with free batch and sides");
        }
      }
    }
  }
}

package org.finegrid.training.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.finegrid.grid.RasterException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer or vertex of a saved network, in the order of its run.
 *
 * @param name as the network has it
 * @param inputs the names of its inputs
 * @param config DL4J's configuration of it: a {@code Layer} or a {@code GraphVertex}
 * @param weights its parameters by DL4J's names
 * @param preprocessor what DL4J does to its input first
 */
record NetworkStep(
    String name,
    List<String> inputs,
    Object config,
    Map<String, INDArray> weights,
    Optional<InputPreProcessor> preprocessor) {

  /** A parameter, row by row. */
  float[] weights(final String key) {
    return array(key).castTo(DataType.FLOAT).dup('c').data().asFloat();
  }

  /** A parameter's shape. */
  long[] shape(final String key) {
    return array(key).shape();
  }

  private INDArray array(final String key) {
    final INDArray array = weights.get(key);
    if (array == null) {
      throw refusal("has no parameter '" + key + "'; save the network anew");
    }
    return array;
  }

  /**
   * An exception that this cannot be imported.
   *
   * @param why the reason, and what to do
   */
  RasterException refusal(final String why) {
    return new RasterException(
        "layer '" + name + "' (" + config.getClass().getSimpleName() + "): " + why);
  }
}

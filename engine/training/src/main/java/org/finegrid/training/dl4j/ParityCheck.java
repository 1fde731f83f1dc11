package org.finegrid.training.dl4j;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.finegrid.grid.RasterException;
import org.finegrid.model.Device;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a network in DL4J and in ONNX Runtime on the same random cells. */
final class ParityCheck {
  private static final int LEAST = 12;

  private ParityCheck() {}

  /**
   * The largest difference between the two, as a share of the largest magnitude. Cells next to the
   * edge are left out where the graph had to make up for cells that DL4J does not give.
   */
  static double of(
      final SavedNetwork network,
      final NetworkGraph graph,
      final NetworkPurpose purpose,
      final byte[] onnx) {
    final int halo = Math.max(graph.result().rows().halo(), graph.result().columns().halo());
    final int edge = 2 * halo + LEAST;
    final int factor = purpose.factor();
    final float[] coarse = new float[edge * edge];
    final SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = (float) random.nextDouble();
    }
    final float[] ours = new float[coarse.length * factor * factor];
    try (SuperResolutionModel model =
        ModelRepository.open("the network", onnx, new Device(Device.Kind.CPU, 0))) {
      model.apply(coarse, 1, edge, edge, ours);
    }
    final INDArray theirs = theirs(network, purpose, coarse, edge);
    final AxisExtent rows = graph.result().rows();
    final AxisExtent columns = graph.result().columns();
    final int fine = edge * factor;
    final int height = fine - rows.before() - rows.after();
    final int width = fine - columns.before() - columns.after();
    if (theirs.length() != (long) height * width) {
      throw new RasterException(
          "DeepLearning4J makes "
              + theirs.shapeInfoToString().replaceAll("\\s+", " ")
              + " of "
              + edge
              + " x "
              + edge
              + " cells where the layers imply "
              + width
              + " x "
              + height
              + "; please report this network");
    }
    final float[] values = theirs.castTo(DataType.FLOAT).dup('c').data().asFloat();
    final int border = graph.padded() ? halo * factor : 0;
    double difference = 0;
    double magnitude = Float.MIN_NORMAL;
    for (int y = border; y < fine - border; y++) {
      for (int x = border; x < fine - border; x++) {
        final double value = values[(y - rows.before()) * width + x - columns.before()];
        final double distance = Math.abs(ours[y * fine + x] - value);
        // Not a number where one of the two is none.
        difference = Double.isNaN(distance) ? Double.NaN : Math.max(difference, distance);
        magnitude = Math.max(magnitude, Math.abs(value));
        if (Double.isNaN(difference)) {
          return difference;
        }
      }
    }
    return difference / magnitude;
  }

  private static INDArray theirs(
      final SavedNetwork network,
      final NetworkPurpose purpose,
      final float[] coarse,
      final int edge) {
    float[] modelInput = coarse;
    int side = edge;
    if (purpose.input() == ModelCard.Input.UPSAMPLED) {
      side = edge * purpose.factor();
      modelInput = new float[side * side];
      try (SuperResolutionModel bicubic =
          new ModelRepository(Path.of(""))
              .open("bicubic", OptionalInt.of(purpose.factor()), new Device(Device.Kind.CPU, 0))) {
        bicubic.apply(coarse, 1, edge, edge, modelInput);
      }
    }
    final long[] shape =
        Formats.channelsLast(network.steps())
            ? new long[] {1, side, side, 1}
            : new long[] {1, 1, side, side};
    try {
      return network.run(Nd4j.create(modelInput, shape, 'c'));
    } catch (RuntimeException e) {
      throw new RasterException("DeepLearning4J cannot run it (" + Dl4jErrors.of(e) + ")", e);
    }
  }
}

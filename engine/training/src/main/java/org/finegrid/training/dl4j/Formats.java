package org.finegrid.training.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.conf.layers.convolutional.Cropping2D;

/**
 * Whether a network has its channels first or last. Each layer states it for itself; in ONNX they
 * are first, and with one channel going in and one coming out the data is the same.
 */
final class Formats {

  private Formats() {}

  /**
   * Whether channels come last.
   *
   * @throws org.finegrid.grid.RasterException where layers do not agree
   */
  static boolean channelsLast(final List<NetworkStep> steps) {
    Optional<CNN2DFormat> agreed = Optional.empty();
    for (final NetworkStep step : steps) {
      final Optional<CNN2DFormat> own = of(step.config());
      if (own.isPresent() && agreed.isPresent() && own.get() != agreed.get()) {
        throw step.refusal(
            "its data format is "
                + own.get()
                + ", that of layers before it "
                + agreed.get()
                + "; set one for the whole network");
      }
      agreed = own.isPresent() ? own : agreed;
    }
    return agreed.filter(format -> format == CNN2DFormat.NHWC).isPresent();
  }

  private static Optional<CNN2DFormat> of(final Object config) {
    if (config instanceof ConvolutionLayer layer) {
      return Optional.ofNullable(layer.getCnn2dDataFormat());
    } else if (config instanceof BatchNormalization layer) {
      return Optional.ofNullable(layer.getCnn2DFormat());
    } else if (config instanceof SpaceToDepthLayer layer) {
      return Optional.ofNullable(layer.getDataFormat());
    } else if (config instanceof DepthToSpaceLayer layer) {
      return Optional.ofNullable(layer.getDataFormat());
    } else if (config instanceof Upsampling2D layer) {
      return Optional.ofNullable(layer.getFormat());
    } else if (config instanceof ZeroPaddingLayer layer) {
      return Optional.ofNullable(layer.getDataFormat());
    } else if (config instanceof Cropping2D layer) {
      return Optional.ofNullable(layer.getDataFormat());
    } else if (config instanceof CnnLossLayer layer) {
      return Optional.ofNullable(layer.getFormat());
    }
    return Optional.empty();
  }
}

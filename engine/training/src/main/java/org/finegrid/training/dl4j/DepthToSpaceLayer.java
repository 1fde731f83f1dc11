package org.finegrid.training.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.samediff.SameDiffLambdaLayer;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.DataFormat;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The sub-pixel layer of ESPCN (Shi et al., 2016) for DL4J, which has none of its own: turns {@code
 * block²} channels into {@code block} times {@code block} cells, in TensorFlow's order. For
 * networks that are trained in DL4J and brought in by {@code finegrid import}.
 */
public final class DepthToSpaceLayer extends SameDiffLambdaLayer {
  private final int blockSize;
  private CNN2DFormat dataFormat;

  /**
   * A layer for channels that come first or last.
   *
   * @param blockSize cells made of each, along each axis
   */
  public DepthToSpaceLayer(
      @JsonProperty("blockSize") final int blockSize,
      @JsonProperty("dataFormat") final CNN2DFormat dataFormat) {
    if (blockSize < 1) {
      throw new IllegalArgumentException("block of " + blockSize + " cells");
    }
    this.blockSize = blockSize;
    this.dataFormat = dataFormat;
  }

  /** Cells made of each, along each axis. */
  public int getBlockSize() {
    return blockSize;
  }

  /** Whether channels come first or last. */
  public CNN2DFormat getDataFormat() {
    return dataFormat;
  }

  @Override
  public SDVariable defineLayer(final SameDiff sameDiff, final SDVariable layerInput) {
    return sameDiff
        .cnn()
        .depthToSpace(
            layerInput,
            blockSize,
            dataFormat == CNN2DFormat.NCHW ? DataFormat.NCHW : DataFormat.NHWC);
  }

  @Override
  public void setNIn(final InputType inputType, final boolean override) {
    if (inputType instanceof InputType.InputTypeConvolutional type) {
      dataFormat = type.getFormat();
    }
  }

  @Override
  public InputType getOutputType(final int layerIndex, final InputType inputType) {
    if (!(inputType instanceof InputType.InputTypeConvolutional type)
        || type.getChannels() % ((long) blockSize * blockSize) != 0) {
      throw new IllegalStateException(
          "layer '" + getLayerName() + "' takes a multiple of " + blockSize + "² channels");
    }
    return InputType.convolutional(
        type.getHeight() * blockSize,
        type.getWidth() * blockSize,
        type.getChannels() / ((long) blockSize * blockSize),
        type.getFormat());
  }
}

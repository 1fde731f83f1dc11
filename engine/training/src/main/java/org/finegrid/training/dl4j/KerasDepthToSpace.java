package org.finegrid.training.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasLayerUtils;

/**
 * TensorFlow's depth_to_space in a Keras model, for DL4J's importer, which makes it by its name.
 */
public final class KerasDepthToSpace extends KerasLayer {

  /**
   * Made by the importer.
   *
   * @param layerConfig the layer as the file has it
   */
  public KerasDepthToSpace(final Map<String, Object> layerConfig)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    super(layerConfig, false);
    final Object block =
        KerasLayerUtils.getInnerLayerConfigFromConfig(layerConfig, conf).get("block_size");
    if (!(block instanceof Integer size) || size < 1) {
      throw new InvalidKerasConfigurationException(
          "layer '" + layerName + "' does not state its block size");
    }
    final DepthToSpaceLayer made = new DepthToSpaceLayer(size, CNN2DFormat.NHWC);
    made.setLayerName(layerName);
    this.layer = made;
  }

  @Override
  public InputType getOutputType(final InputType... inputType) {
    layer.setNIn(inputType[0], false);
    return layer.getOutputType(-1, inputType[0]);
  }
}

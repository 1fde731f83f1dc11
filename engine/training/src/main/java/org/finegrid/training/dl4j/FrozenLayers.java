package org.finegrid.training.dl4j;

import org.deeplearning4j.nn.conf.graph.FrozenVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;

/** Layers kept from learning are layers like others once training is over. */
final class FrozenLayers {

  private FrozenLayers() {}

  /** The layer inside. */
  static Layer thawed(final Layer layer) {
    if (layer instanceof FrozenLayer frozen) {
      return thawed(frozen.getLayer());
    } else if (layer instanceof FrozenLayerWithBackprop frozen) {
      return thawed(frozen.getUnderlying());
    }
    return layer;
  }

  /** The vertex inside. */
  static GraphVertex thawed(final GraphVertex vertex) {
    return vertex instanceof FrozenVertex frozen ? thawed(frozen.getUnderlying()) : vertex;
  }
}

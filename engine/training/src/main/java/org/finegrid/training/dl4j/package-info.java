/**
 * Brings in what was trained in DeepLearning4J or Keras: reads the saved network, writes its layers
 * as one ONNX graph, and holds the two against each other before anything is kept.
 */
package org.finegrid.training.dl4j;

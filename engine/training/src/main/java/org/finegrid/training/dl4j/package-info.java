/**
 * Imports what was trained in DeepLearning4J or Keras: reads the saved network, writes its layers
 * as one ONNX graph, and compares the two before anything is written.
 */
package org.finegrid.training.dl4j;

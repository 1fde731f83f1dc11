/**
 * Convolutional networks: their layers, written once ({@code Architecture}), become a SameDiff
 * graph to train and an ONNX graph to run.
 */
package org.finegrid.training.network;

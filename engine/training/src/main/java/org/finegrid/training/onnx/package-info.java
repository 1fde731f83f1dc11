/** Writes models as ONNX files. */
package org.finegrid.training.onnx;

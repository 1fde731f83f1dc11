/** Learns dictionaries and networks from rasters and images, and writes them as ONNX files. */
package org.finegrid.training;

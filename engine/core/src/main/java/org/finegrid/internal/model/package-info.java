/**
 * What makes cells fine: interpolation kernels and ONNX networks behind one interface, with the
 * card that describes a model, and the repository that finds models by name.
 */
package org.finegrid.internal.model;

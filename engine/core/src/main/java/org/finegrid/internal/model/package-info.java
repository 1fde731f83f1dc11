/**
 * What makes cells fine: interpolation kernels and ONNX networks behind one interface, with the
 * card that says what a model can do, and the repository that finds models by name.
 */
package org.finegrid.internal.model;

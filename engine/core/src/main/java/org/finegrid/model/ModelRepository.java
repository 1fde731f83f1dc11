package org.finegrid.model;

import java.util.List;

/**
 * The models that {@code --model} knows by name: interpolation kernels, networks in the jar and
 * ONNX files in the user's directory.
 */
public final class ModelRepository {

  private ModelRepository() {}

  /** The cards of all models that can be named, interpolation first. */
  public static List<ModelCard> list() {
    return List.of();
  }
}

package org.finegrid.training.sparse;

import java.util.List;
import org.finegrid.training.TrainingMethod;

/** The methods of this package. */
public final class SparseMethods {

  private SparseMethods() {}

  /** All of them, in the order in which people are lastReport of them. */
  public static List<TrainingMethod> all() {
    return List.of(new OlshausenMethod(), new YangMethod());
  }
}

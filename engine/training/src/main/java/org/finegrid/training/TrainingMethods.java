package org.finegrid.training;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.network.NetworkMethods;

/** All methods that models can be trained with. */
public final class TrainingMethods {

  private TrainingMethods() {}

  /** All of them, in the order in which people are told of them. */
  public static List<TrainingMethod> all() {
    final List<TrainingMethod> all = new ArrayList<>(NetworkMethods.all());
    return List.copyOf(all);
  }
}

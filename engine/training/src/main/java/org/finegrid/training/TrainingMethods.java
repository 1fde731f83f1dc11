package org.finegrid.training;

import java.util.ArrayList;
import java.util.List;
import org.finegrid.training.dictionary.DictionaryMethods;
import org.finegrid.training.network.NetworkMethods;
import org.finegrid.training.sparse.SparseMethods;

/** All methods that models can be trained with. */
public final class TrainingMethods {

  private TrainingMethods() {}

  /** All of them, in the order of listings. */
  public static List<TrainingMethod> all() {
    final List<TrainingMethod> all = new ArrayList<>(NetworkMethods.all());
    all.addAll(DictionaryMethods.all());
    all.addAll(SparseMethods.all());
    return List.copyOf(all);
  }
}

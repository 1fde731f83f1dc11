package org.finegrid.training.data;

/** Told how loading goes on, and asked whether to stop. */
public interface DataListener {

  /** Some of the sources' fields are there; generated fields count one by one. */
  void loaded(int done, int total);

  /** Something that a person may want to know, such as a field that was passed over. */
  void note(String sentence);

  /** Whether to stop as soon as possible. */
  default boolean stopped() {
    return false;
  }
}

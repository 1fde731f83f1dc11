package org.finegrid.cli;

/** A command that can need more memory than there is. */
public interface UsesMemory {

  /** What to do then, such as {@code use a smaller --tile}. */
  String lessMemory();
}

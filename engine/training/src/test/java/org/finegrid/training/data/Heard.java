package org.finegrid.training.data;

import java.util.ArrayList;
import java.util.List;

/** Remembers what loading told. */
final class Heard implements DataListener {
  final List<String> notes = new ArrayList<>();
  int done;
  int total;
  boolean stop;

  @Override
  public void loaded(final int nowDone, final int ofTotal) {
    done = nowDone;
    total = ofTotal;
  }

  @Override
  public void note(final String sentence) {
    notes.add(sentence);
  }

  @Override
  public boolean stopped() {
    return stop;
  }
}

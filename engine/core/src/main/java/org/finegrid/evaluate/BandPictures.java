package org.finegrid.evaluate;

import java.util.List;
import org.finegrid.grid.Window;

/**
 * A piece of one band's fields, to be drawn.
 *
 * @param band the band's index, from 0
 * @param window the piece's place on the truth's grid
 * @param truth the truth
 * @param coarse the coarse cells that the piece covers
 * @param models one for each model, in their order
 */
public record BandPictures(
    int band, Window window, Picture truth, Picture coarse, List<Picture> models) {

  /** Copies the list. */
  public BandPictures {
    models = List.copyOf(models);
  }
}

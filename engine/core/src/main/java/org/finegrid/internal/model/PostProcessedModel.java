package org.finegrid.internal.model;

import java.util.OptionalInt;
import org.finegrid.model.SuperResolutionModel;

/** Something that is done to what a model makes: all that it does not change is the model's. */
abstract class PostProcessedModel implements SuperResolutionModel {
  /** What goes before. */
  final SuperResolutionModel model;

  PostProcessedModel(final SuperResolutionModel model) {
    this.model = model;
  }

  @Override
  public int factor() {
    return model.factor();
  }

  @Override
  public OptionalInt halo() {
    return model.halo();
  }

  @Override
  public final OptionalInt fixedEdge() {
    return model.fixedEdge();
  }

  @Override
  public final int multiple() {
    return model.multiple();
  }

  @Override
  public final int maxBatch() {
    return model.maxBatch();
  }

  @Override
  public final String device() {
    return model.device();
  }

  @Override
  public final void stop() {
    model.stop();
  }

  @Override
  public final void close() {
    model.close();
  }
}

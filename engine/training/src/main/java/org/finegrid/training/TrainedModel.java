package org.finegrid.training;

import java.time.Duration;
import java.util.Optional;
import org.finegrid.model.ModelCard;

/**
 * What training ends with.
 *
 * @param onnx the model file's bytes, with the card inside
 * @param card the same card
 * @param learning how long learning took in all, where it was stopped and went on
 */
public record TrainedModel(byte[] onnx, ModelCard card, Optional<Duration> learning) {

  /** A model that was learned in one go. */
  public TrainedModel(final byte[] onnx, final ModelCard card) {
    this(onnx, card, Optional.empty());
  }
}

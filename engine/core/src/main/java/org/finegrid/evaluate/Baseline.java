package org.finegrid.evaluate;

import java.util.Locale;
import org.finegrid.downscale.DownscaleRequest.Conserve;

/** What any model must beat. The baselines come first among an evaluation's results. */
public enum Baseline {
  /** Each fine cell has its coarse cell's value. */
  NEAREST,
  /** Linear interpolation along both axes, without conservation. */
  BILINEAR,
  /** Bicubic interpolation that keeps the coarse cells' means. */
  BICUBIC;

  /** The name by which the model is opened. */
  String model() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it conserves: the last one always does, as the models of the request where they do. */
  Conserve conserve(final EvaluationRequest request) {
    if (this != BICUBIC) {
      return Conserve.NONE;
    }
    return request.method().conserve() == Conserve.NONE
        ? Conserve.AUTO
        : request.method().conserve();
  }

  /** Its place among the models. */
  public int index() {
    return ordinal();
  }
}

package org.finegrid.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.model.Device;
import org.finegrid.model.ModelRepository;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/**
 * What a trained model is worth: the ONNX file itself, run on the part of the data that was kept
 * apart, beside bicubic interpolation.
 */
final class SkillOnValidation {
  private final TrainingData data;
  private final TrainingListener listener;

  private SkillOnValidation(final TrainingData data, final TrainingListener listener) {
    this.data = data;
    this.listener = listener;
  }

  /**
   * Scores for the card, rounded to what they are worth.
   *
   * @throws TrainingStopped where the listener asked for that
   */
  static Map<String, Object> of(
      final TrainedModel trained, final TrainingData data, final TrainingListener listener) {
    try (SuperResolutionModel model =
        ModelRepository.open(trained.card().name(), trained.onnx(), Device.parse("cpu"))) {
      final SkillOnValidation skill = new SkillOnValidation(data, listener);
      return data.images() ? skill.ofImages(model) : skill.ofRasters(model);
    }
  }

  /** PSNR for values from 0 to 1, as the papers have it but unrounded: the mean over images. */
  private Map<String, Object> ofImages(final SuperResolutionModel model) {
    final WholeFields fields = new WholeFields(model, this::checkStopped);
    final int shave = data.factor();
    double made = 0;
    double bicubic = 0;
    int number = 0;
    for (final TrainingField sample : data.validation()) {
      tell(number++);
      made += psnr(FieldErrors.rmse(sample, fields.apply(sample.coarse()), shave));
      bicubic += psnr(FieldErrors.rmse(sample, bicubic(sample), shave));
    }
    tell(number);
    final int count = data.validation().size();
    final Map<String, Object> skill = new LinkedHashMap<>();
    skill.put("validation_images", count);
    skill.put("psnr_db", rounded(made / count, 100));
    skill.put("psnr_db_bicubic", rounded(bicubic / count, 100));
    return skill;
  }

  /** Of an image made exactly, that of one made to a millionth of its range. */
  private static double psnr(final double rmse) {
    return -20 * Math.log10(Math.max(rmse, 1e-6));
  }

  /**
   * RMSE as a share of each field's standard deviation, and how much smaller it is than that of
   * bicubic interpolation in per cent: means over fields.
   */
  private Map<String, Object> ofRasters(final SuperResolutionModel model) {
    final boolean means = data.aggregation() == Aggregation.MEAN;
    final WholeFields fields = new WholeFields(model, this::checkStopped);
    double share = 0;
    double better = 0;
    double betterConserving = 0;
    int count = 0;
    int number = 0;
    for (final TrainingField sample : data.validation()) {
      tell(number++);
      final FloatPlane made = fields.inUnits(sample.coarse());
      final FloatPlane bicubic = bicubic(sample);
      final double reference = FieldErrors.rmse(sample, bicubic, 0);
      final double deviation = FieldErrors.deviation(sample);
      // A field that bicubic interpolation hits exactly tells nothing.
      if (reference > 0 && deviation > 0) {
        final double rmse = FieldErrors.rmse(sample, made, 0);
        share += rmse / deviation;
        better += 1 - rmse / reference;
        if (means) {
          betterConserving +=
              1
                  - FieldErrors.rmse(sample, FieldErrors.conserving(sample, made), 0)
                      / FieldErrors.rmse(sample, FieldErrors.conserving(sample, bicubic), 0);
        }
        count++;
      }
    }
    tell(number);
    final Map<String, Object> skill = new LinkedHashMap<>();
    skill.put("validation_fields", count);
    if (count > 0) {
      skill.put("rmse_of_std", rounded(share / count, 10_000));
      skill.put("rmse_below_bicubic_percent", rounded(100 * better / count, 10));
      if (means) {
        skill.put(
            "rmse_conserving_below_bicubic_conserving_percent",
            rounded(100 * betterConserving / count, 10));
      }
    }
    return skill;
  }

  private static FloatPlane bicubic(final TrainingField sample) {
    return Resize.enlarge(WholeFields.filled(sample.coarse()), sample.factor());
  }

  private void tell(final int number) {
    listener.progress(
        "scoring",
        number,
        data.validation().size(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
    checkStopped();
  }

  private void checkStopped() {
    if (listener.stopped()) {
      throw new TrainingStopped();
    }
  }

  private static double rounded(final double value, final double steps) {
    return Math.rint(value * steps) / steps;
  }
}

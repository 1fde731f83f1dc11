package org.finegrid.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.finegrid.internal.model.Interpolation;
import org.finegrid.internal.model.Kernel;
import org.finegrid.internal.score.CellWeights;
import org.finegrid.internal.score.FieldErrors;
import org.finegrid.internal.score.FieldPair;
import org.finegrid.model.SuperResolutionModel;
import org.finegrid.score.ErrorStatistics;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.TrainingData;
import org.finegrid.training.data.TrainingField;

/** How good a model is on fields that it did not learn from, beside bicubic interpolation. */
final class ModelSkill {
  /** The PSNR of an image made exactly: that of one made to a millionth of its range. */
  private static final double EXACT = 120;

  private final SuperResolutionModel model;
  private final SuperResolutionModel bicubic;
  private final List<TrainingField> fields;
  private final TrainingListener listener;

  private ModelSkill(
      final SuperResolutionModel model,
      final List<TrainingField> fields,
      final TrainingListener listener) {
    this.model = model;
    this.bicubic = new Interpolation(Kernel.BICUBIC, model.factor());
    this.fields = fields;
    this.listener = listener;
  }

  /**
   * What a card states: on which part of the data a model was scored, how many fields or images of
   * how many coarse cells that has, and the scores. It is the test part; where there is none, the
   * validation part.
   *
   * @param model stays the caller's to close
   * @param data of the model's factor
   * @param about what else there is to say of the part
   * @throws TrainingStopped where the listener asked for that
   */
  static Map<String, Object> of(
      final SuperResolutionModel model,
      final TrainingData data,
      final Map<String, Object> about,
      final TrainingListener listener) {
    final boolean tested = !data.test().isEmpty();
    final List<TrainingField> fields = tested ? data.test() : data.validation();
    final Map<String, Object> skill = new LinkedHashMap<>();
    skill.put("part", tested ? "test" : "validation");
    skill.putAll(about);
    skill.put(data.images() ? "images" : "fields", fields.size());
    skill.put("coarse_cells", coarseCells(fields));
    final ModelSkill scores = new ModelSkill(model, fields, listener);
    skill.putAll(data.images() ? scores.ofImages() : scores.ofRasters(data.aggregation()));
    return skill;
  }

  /** How many coarse cells with data fields have. */
  static long coarseCells(final List<TrainingField> fields) {
    return fields.stream().mapToLong(field -> field.coarse().valid()).sum();
  }

  /**
   * Scores of images with values from 0 to 1: the mean PSNR, as the papers have it but unrounded.
   */
  private Map<String, Object> ofImages() {
    final FieldDownscaler byModel = FieldDownscaler.inModelRange(model, 0, listener::stopped);
    final FieldDownscaler byBicubic = FieldDownscaler.inModelRange(bicubic, 0, listener::stopped);
    double psnr = 0;
    double reference = 0;
    for (int i = 0; i < fields.size(); i++) {
      report(i);
      psnr += psnr(fields.get(i), byModel);
      reference += psnr(fields.get(i), byBicubic);
    }
    report(fields.size());
    final Map<String, Object> skill = new LinkedHashMap<>();
    skill.put("psnr_db", rounded(psnr / fields.size(), 100));
    skill.put("psnr_db_bicubic", rounded(reference / fields.size(), 100));
    return skill;
  }

  private double psnr(final TrainingField image, final FieldDownscaler downscaler) {
    final int shave = model.factor();
    final FloatPlane made = downscaler.apply(image.coarse());
    return Math.min(
        EXACT, errors(image.fine().shaved(shave), made.shaved(shave)).peakSignalToNoise(1));
  }

  /**
   * Scores of rasters: RMSE as a share of each field's standard deviation, and how much smaller it
   * is than that of bicubic interpolation in per cent; means over fields.
   */
  private Map<String, Object> ofRasters(final Aggregation aggregation) {
    final FieldDownscaler byModel = FieldDownscaler.inUnits(model, listener::stopped);
    final FieldDownscaler byBicubic = FieldDownscaler.inUnits(bicubic, listener::stopped);
    final FieldDownscaler conserving = FieldDownscaler.conserving(model, listener::stopped);
    final FieldDownscaler conservingBicubic =
        FieldDownscaler.conserving(bicubic, listener::stopped);
    final boolean means = aggregation == Aggregation.MEAN;
    double share = 0;
    double better = 0;
    double betterConserving = 0;
    int count = 0;
    for (int i = 0; i < fields.size(); i++) {
      report(i);
      final TrainingField field = fields.get(i);
      final ErrorStatistics errors = errors(field, byModel);
      final double reference = errors(field, byBicubic).rootMeanSquaredError();
      // A field that bicubic interpolation hits exactly says nothing about skill.
      if (reference > 0 && errors.truthDeviation() > 0) {
        share += errors.rootMeanSquaredError() / errors.truthDeviation();
        better += 1 - errors.rootMeanSquaredError() / reference;
        if (means) {
          betterConserving +=
              1
                  - errors(field, conserving).rootMeanSquaredError()
                      / errors(field, conservingBicubic).rootMeanSquaredError();
        }
        count++;
      }
    }
    report(fields.size());
    final Map<String, Object> skill = new LinkedHashMap<>();
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

  private static ErrorStatistics errors(
      final TrainingField field, final FieldDownscaler downscaler) {
    return errors(field.fine(), downscaler.apply(field.coarse()));
  }

  private static ErrorStatistics errors(final FloatPlane truth, final FloatPlane made) {
    return FieldErrors.of(
        new FieldPair(
            truth.doubles(), made.doubles(), CellWeights.equal(truth.width(), truth.height())));
  }

  private void report(final int done) {
    listener.progress(
        "scoring", done, fields.size(), OptionalDouble.empty(), OptionalDouble.empty());
    if (listener.stopped()) {
      throw new TrainingStopped();
    }
  }

  private static double rounded(final double value, final double steps) {
    return Math.rint(value * steps) / steps;
  }
}

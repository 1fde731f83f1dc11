package org.finegrid.training.network;

import java.util.HashMap;
import java.util.Map;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelCard;
import org.finegrid.model.ModelInput;
import org.finegrid.training.data.Aggregation;
import org.finegrid.training.data.FloatPlane;
import org.finegrid.training.data.Resize;
import org.finegrid.training.data.TrainingField;

/**
 * One training field prepared for a network: scaled, interpolated where the network needs that, and
 * its target.
 *
 * @param input the network's input: beyond the field's edges its mirror image, in gaps what the
 *     engine puts there
 * @param covariates the further inputs that are fields, by their names
 * @param target the fine cells expected of it; NaN in gaps, and with a mirror image as well
 * @param factor fine cells per coarse cell and axis
 * @param weight how much the field's errors count, so that smooth fields and rough ones have the
 *     same weight
 * @param peak the range of the coarse cells, for PSNR
 * @param times how many times patches are cut from it as often as from others of its size
 */
record PreparedField(
    FloatPlane input,
    Map<String, FloatPlane> covariates,
    FloatPlane target,
    int factor,
    float weight,
    float peak,
    double times) {
  /** Fields smoother than this share of their spread hold more rounding error than detail. */
  private static final double LEAST_DETAIL = 1e-3;

  /** Wider than the receptive field of any network here. */
  private static final int RINGS = 64;

  /** No field counts more than so many times another. */
  private static final float LARGEST_WEIGHT = 100;

  /**
   * Prepares a field.
   *
   * @param patch coarse cells along a patch, with all that it needs around it
   * @param meanKept whether coarse cells are means that the model keeps
   * @param alike whether all fields have the same weight, whatever their roughness
   */
  static PreparedField of(
      final TrainingField raw,
      final Architecture architecture,
      final boolean meanKept,
      final boolean alike,
      final int patch) {
    final boolean equivariant = architecture.unitEquivariant();
    final TrainingField sample = mirrored(alike ? raw.scaledToRange() : raw, patch);
    final FloatPlane filled = sample.coarse().filled(RINGS);
    final FloatPlane interpolated = Resize.enlarge(filled, sample.factor());
    final FloatPlane detail = detail(sample, interpolated, meanKept);
    final double roughness = Math.max(LEAST_DETAIL, rms(detail.values()));
    final FloatPlane modelInput =
        architecture.input() == ModelCard.Input.COARSE ? filled : interpolated;
    final Map<String, FloatPlane> covariates = covariates(sample, architecture);
    final FloatPlane target = architecture.residual() ? detail : sample.fine();
    if (!alike) {
      return new PreparedField(
          modelInput, covariates, target, sample.factor(), 1, 1, sample.times());
    }
    if (equivariant) {
      // Any unit will do for such a network, so details are of size one in all fields.
      final float scale = (float) (1 / roughness);
      return new PreparedField(
          modelInput.mapped(scale, 0),
          covariates,
          target.mapped(scale, 0),
          sample.factor(),
          1,
          scale,
          sample.times());
    }
    return new PreparedField(
        modelInput,
        covariates,
        target,
        sample.factor(),
        Math.min(LARGEST_WEIGHT, (float) (0.1 / roughness)),
        1,
        sample.times());
  }

  /** Those that the network takes. */
  private static Map<String, FloatPlane> covariates(
      final TrainingField sample, final Architecture architecture) {
    final Map<String, FloatPlane> taken = new HashMap<>();
    for (final ModelInput input : architecture.furtherInputs()) {
      if (input.role() == ModelInput.Role.COVARIATE) {
        final FloatPlane plane = sample.covariates().get(input.name());
        if (plane == null || plane.width() != sample.coarse().width() * input.factor()) {
          throw new RasterException(
              sample.name()
                  + ": has no '"
                  + input.name()
                  + "' with "
                  + input.factor()
                  + " cells for each coarse cell, which the network takes");
        }
        taken.put(input.name(), plane);
      }
    }
    return Map.copyOf(taken);
  }

  /** The field padded with its mirror image, as the engine reads it at a raster's edge. */
  private static TrainingField mirrored(final TrainingField sample, final int patch) {
    final int across = padding(sample.coarse().width(), patch);
    final int down = padding(sample.coarse().height(), patch);
    final int factor = sample.factor();
    return new TrainingField(
        sample.name(),
        sample.fine().mirrored(across * factor, down * factor),
        sample.coarse().mirrored(across, down),
        sample.times(),
        mirrored(sample, across, down));
  }

  private static Map<String, FloatPlane> mirrored(
      final TrainingField sample, final int across, final int down) {
    final Map<String, FloatPlane> mirrored = new HashMap<>();
    sample
        .covariates()
        .forEach(
            (name, plane) -> {
              final int cells = plane.width() / sample.coarse().width();
              mirrored.put(name, plane.mirrored(across * cells, down * cells));
            });
    return mirrored;
  }

  /** A quarter of a patch; more where a patch would not fit, but not more than half the field. */
  private static int padding(final int cells, final int patch) {
    return Math.min(cells / 2, Math.max(patch / 4, (patch - cells + 1) / 2));
  }

  /** What the fine field has beyond its interpolation; without a mean where that is kept. */
  private static FloatPlane detail(
      final TrainingField sample, final FloatPlane interpolated, final boolean meanKept) {
    final FloatPlane detail = sample.fine().minus(interpolated);
    return meanKept
        ? detail.plusCoarse(Aggregation.MEAN.coarsen(detail, sample.factor()).mapped(-1, 0))
        : detail;
  }

  private static double rms(final float[] values) {
    double sum = 0;
    int count = 0;
    for (final float value : values) {
      if (!Float.isNaN(value)) {
        sum += (double) value * value;
        count++;
      }
    }
    return count == 0 ? 0 : Math.sqrt(sum / count);
  }
}

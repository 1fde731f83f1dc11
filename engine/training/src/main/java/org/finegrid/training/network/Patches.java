package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.finegrid.grid.RasterException;
import org.finegrid.model.ModelInput;
import org.finegrid.training.TrainingParameters;
import org.finegrid.training.data.DihedralTransform;
import org.finegrid.training.data.FloatPlane;

/**
 * Cuts random patches out of training fields, rotated and mirrored at random. Cells without data
 * count for nothing, and are at most half of a patch.
 */
final class Patches {
  private static final double LEAST_SHARE = 0.1;

  private final PatchShape shape;
  private final Augmentation augmentation;
  private final List<Place> places = new ArrayList<>();
  private final double[] chances;

  /**
   * Data augmentation beyond rotations and reflections. Unit-equivariant networks may learn from
   * any of it: the coarse cells of a sum are the sum of the coarse cells.
   *
   * @param mixup share of patches to which another one is added, with a random weight
   * @param signFlip share of patches whose sign is flipped: valleys become ridges, as in
   *     temperature over terrain
   */
  record Augmentation(double mixup, double signFlip) {
    /** Patches as the fields have them. */
    static final Augmentation NONE = new Augmentation(0, 0);
  }

  /** A field and the corners of the patches that can be cut from it, in cells of the input. */
  private record Place(PreparedField field, int[] corners) {}

  /** Where a patch lies on a field, in coarse cells, and how it is laid. */
  private record Placement(PreparedField field, int column, int row, DihedralTransform transform) {}

  /**
   * Finds where patches can be cut.
   *
   * @param augmentation augmentation beyond rotations and reflections
   * @param what the fields are, for messages
   * @throws RasterException where there is none
   */
  Patches(
      final List<PreparedField> fields,
      final PatchShape shape,
      final Augmentation augmentation,
      final String what) {
    this.shape = shape;
    this.augmentation = augmentation;
    for (final PreparedField field : fields) {
      final int[] corners = corners(field);
      if (corners.length > 0) {
        places.add(new Place(field, corners));
      }
    }
    if (places.isEmpty()) {
      throw new RasterException(
          what
              + ": no field has "
              + shape.inputEdge()
              + " x "
              + shape.inputEdge()
              + " cells for the network, at least half of them with data; use larger rasters or a"
              + " smaller "
              + TrainingParameters.placeholder(NetworkMethod.PATCH));
    }
    // Large fields hold more information, but their patches are more alike.
    chances = new double[places.size()];
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += places.get(i).field().times() * Math.sqrt(places.get(i).corners().length);
      chances[i] = sum;
    }
  }

  /** The corners of all patches within the field that have data in at least half of it. */
  private int[] corners(final PreparedField field) {
    final int edge = shape.inputEdge();
    final FloatPlane input = field.input();
    final int columns = input.width() - edge + 1;
    final int rows = input.height() - edge + 1;
    if (columns <= 0 || rows <= 0) {
      return new int[0];
    }
    final int[] gaps = gaps(field);
    final int stride = input.width() + 1;
    final int[] corners = new int[columns * rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        final int inside =
            gaps[(row + edge) * stride + column + edge]
                - gaps[row * stride + column + edge]
                - gaps[(row + edge) * stride + column]
                + gaps[row * stride + column];
        if (2 * inside <= edge * edge) {
          corners[count++] = row * input.width() + column;
        }
      }
    }
    return Arrays.copyOf(corners, count);
  }

  /** Sums over the rectangle above and left of each corner: how many cells have no target. */
  private int[] gaps(final PreparedField field) {
    final int width = field.input().width();
    final int height = field.input().height();
    final int cells = field.target().width() / width;
    final int[] sums = new int[(width + 1) * (height + 1)];
    for (int row = 0; row < height; row++) {
      int inRow = 0;
      for (int column = 0; column < width; column++) {
        for (int i = 0; i < cells * cells; i++) {
          if (Float.isNaN(field.target().at(column * cells + i % cells, row * cells + i / cells))) {
            inRow++;
            break;
          }
        }
        sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + inRow;
      }
    }
    return sums;
  }

  /**
   * A number of patches, the same for the same random numbers.
   *
   * @param counts how much a field's places count
   */
  Batch draw(
      final int count,
      final SplittableRandom random,
      final ToDoubleFunction<PreparedField> counts) {
    final Batch batch = Batch.empty(count, shape);
    for (int patch = 0; patch < count; patch++) {
      final Place place = places.get(pick(random));
      drawNoise(random, patch, batch);
      weigh((float) counts.applyAsDouble(place.field()), patch, batch.importance());
      add(place, random, sign(random), patch, batch);
      if (random.nextDouble() < augmentation.mixup()) {
        final float share = (float) random.nextDouble(LEAST_SHARE, 1);
        add(places.get(pick(random)), random, share * sign(random), patch, batch);
      }
    }
    return batch;
  }

  private float sign(final SplittableRandom random) {
    return random.nextDouble() < augmentation.signFlip() ? -1 : 1;
  }

  private int pick(final SplittableRandom random) {
    final double chance = random.nextDouble() * chances[chances.length - 1];
    final int found = Arrays.binarySearch(chances, chance);
    return Math.min(chances.length - 1, found < 0 ? -found - 1 : found + 1);
  }

  /** Adds a patch, randomly rotated or mirrored and multiplied by a number, to one of a batch. */
  private void add(
      final Place place,
      final SplittableRandom random,
      final float times,
      final int patch,
      final Batch batch) {
    final FloatPlane modelInput = place.field().input();
    final FloatPlane target = place.field().target();
    final int corner = place.corners()[random.nextInt(place.corners().length)];
    final DihedralTransform transform = DihedralTransform.ALL.get(random.nextInt(8));
    final int column = corner % modelInput.width();
    final int row = corner / modelInput.width();
    final int in = shape.inputEdge();
    final int out = shape.edge();
    addCovariates(new Placement(place.field(), column, row, transform), times, patch, batch);
    for (int r = 0; r < in; r++) {
      for (int c = 0; c < in; c++) {
        batch.input()[(patch * in + r) * in + c] +=
            times
                * modelInput.at(column + transform.column(c, r, in), row + transform.row(c, r, in));
      }
    }
    final int cells = target.width() / modelInput.width();
    final int fine = out * cells;
    final int left = (column + shape.halo()) * cells;
    final int top = (row + shape.halo()) * cells;
    final int plane = out * out;
    for (int r = 0; r < fine; r++) {
      for (int c = 0; c < fine; c++) {
        final int channel = r % cells * cells + c % cells;
        final int cell = r / cells * out + c / cells;
        final float value =
            target.at(left + transform.column(c, r, fine), top + transform.row(c, r, fine));
        if (Float.isNaN(value)) {
          batch.importance()[patch * plane + cell] = 0;
        } else {
          batch.target()[(patch * shape.outputs() + channel) * plane + cell] += times * value;
        }
      }
    }
  }

  /** Adds the covariates of a patch that was laid on a field. */
  private void addCovariates(
      final Placement placement, final float times, final int patch, final Batch batch) {
    for (final ModelInput input : shape.further()) {
      if (input.role() == ModelInput.Role.COVARIATE) {
        final FloatPlane plane = placement.field().covariates().get(input.name());
        final int edge = shape.inputEdge() * input.factor();
        final int left = placement.column() * input.factor();
        final int top = placement.row() * input.factor();
        final DihedralTransform transform = placement.transform();
        final float[] into = batch.further().get(input.name());
        for (int r = 0; r < edge; r++) {
          for (int c = 0; c < edge; c++) {
            into[(patch * edge + r) * edge + c] +=
                times
                    * plane.at(
                        left + transform.column(c, r, edge), top + transform.row(c, r, edge));
          }
        }
      }
    }
  }

  private void drawNoise(final SplittableRandom random, final int patch, final Batch batch) {
    for (final ModelInput input : shape.further()) {
      if (input.role() == ModelInput.Role.NOISE) {
        final int edge = shape.inputEdge() * input.factor();
        final int count = input.channels() * edge * edge;
        final float[] into = batch.further().get(input.name());
        for (int i = patch * count; i < (patch + 1) * count; i++) {
          into[i] = (float) random.nextGaussian();
        }
      }
    }
  }

  private void weigh(final float weight, final int patch, final float[] importance) {
    final int out = shape.edge();
    final int border = shape.border();
    for (int r = border; r < out - border; r++) {
      final int from = (patch * out + r) * out;
      Arrays.fill(importance, from + border, from + out - border, weight);
    }
  }
}

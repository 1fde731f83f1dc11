package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.finegrid.grid.RasterException;
import org.finegrid.training.data.DihedralTransform;
import org.finegrid.training.data.FloatPlane;

/**
 * Cuts random patches out of training fields, flipped and turned at random. Cells without data
 * count for nothing, and are at most half of a patch.
 */
final class Patches {
  private static final double LEAST_SHARE = 0.1;

  private final PatchShape shape;
  private final Variety variety;
  private final List<Place> places = new ArrayList<>();
  private final double[] chances;

  /**
   * What becomes of patches beyond turns. Networks for any unit may learn from any of it: the
   * coarse cells of a sum are the sum of the coarse cells.
   *
   * @param mixed share of patches to which another one is added, by a random weight
   * @param negated share of patches that are turned upside down: valleys become ridges, as in
   *     temperature over terrain
   */
  record Variety(double mixed, double negated) {
    /** Patches as the fields have them. */
    static final Variety NONE = new Variety(0, 0);
  }

  /** A field and the corners of the patches that can be cut from it, in cells of the input. */
  private record Place(PreparedField subject, int[] corners) {}

  /**
   * Finds where patches can be cut.
   *
   * @param variety of the patches beyond turns
   * @param what the fields are, for people
   * @throws RasterException where there is no place for any
   */
  Patches(
      final List<PreparedField> subjects,
      final PatchShape shape,
      final Variety variety,
      final String what) {
    this.shape = shape;
    this.variety = variety;
    for (final PreparedField subject : subjects) {
      final int[] corners = corners(subject);
      if (corners.length > 0) {
        places.add(new Place(subject, corners));
      }
    }
    if (places.isEmpty()) {
      throw new RasterException(
          what
              + ": no field has "
              + shape.inputEdge()
              + " x "
              + shape.inputEdge()
              + " cells for the network, at least half of them with data; give larger rasters or a"
              + " smaller --patch");
    }
    // Large fields tell more, but are more alike in themselves.
    chances = new double[places.size()];
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += places.get(i).subject().times() * Math.sqrt(places.get(i).corners().length);
      chances[i] = sum;
    }
  }

  /** The corners of all patches within the field that have data in at least half of it. */
  private int[] corners(final PreparedField subject) {
    final int edge = shape.inputEdge();
    final FloatPlane input = subject.input();
    final int columns = input.width() - edge + 1;
    final int rows = input.height() - edge + 1;
    if (columns <= 0 || rows <= 0) {
      return new int[0];
    }
    final int[] gaps = gaps(subject);
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
  private int[] gaps(final PreparedField subject) {
    final int width = subject.input().width();
    final int height = subject.input().height();
    final int cells = subject.target().width() / width;
    final int[] sums = new int[(width + 1) * (height + 1)];
    for (int row = 0; row < height; row++) {
      int inRow = 0;
      for (int column = 0; column < width; column++) {
        for (int i = 0; i < cells * cells; i++) {
          if (Float.isNaN(
              subject.target().at(column * cells + i % cells, row * cells + i / cells))) {
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
      weigh((float) counts.applyAsDouble(place.subject()), patch, batch.importance());
      add(place, random, sign(random), patch, batch);
      if (random.nextDouble() < variety.mixed()) {
        final float share = (float) random.nextDouble(LEAST_SHARE, 1);
        add(places.get(pick(random)), random, share * sign(random), patch, batch);
      }
    }
    return batch;
  }

  private float sign(final SplittableRandom random) {
    return random.nextDouble() < variety.negated() ? -1 : 1;
  }

  private int pick(final SplittableRandom random) {
    final double chance = random.nextDouble() * chances[chances.length - 1];
    final int found = Arrays.binarySearch(chances, chance);
    return Math.min(chances.length - 1, found < 0 ? -found - 1 : found + 1);
  }

  /** Adds a patch of a place, laid anyhow and multiplied by a number, to one of a batch. */
  private void add(
      final Place place,
      final SplittableRandom random,
      final float times,
      final int patch,
      final Batch batch) {
    final FloatPlane fed = place.subject().input();
    final FloatPlane wanted = place.subject().target();
    final int corner = place.corners()[random.nextInt(place.corners().length)];
    final DihedralTransform turn = DihedralTransform.ALL.get(random.nextInt(8));
    final int column = corner % fed.width();
    final int row = corner / fed.width();
    final int in = shape.inputEdge();
    final int out = shape.edge();
    for (int r = 0; r < in; r++) {
      for (int c = 0; c < in; c++) {
        batch.input()[(patch * in + r) * in + c] +=
            times * fed.at(column + turn.column(c, r, in), row + turn.row(c, r, in));
      }
    }
    final int cells = wanted.width() / fed.width();
    final int fine = out * cells;
    final int left = (column + shape.margin()) * cells;
    final int top = (row + shape.margin()) * cells;
    final int plane = out * out;
    for (int r = 0; r < fine; r++) {
      for (int c = 0; c < fine; c++) {
        final int channel = r % cells * cells + c % cells;
        final int cell = r / cells * out + c / cells;
        final float value = wanted.at(left + turn.column(c, r, fine), top + turn.row(c, r, fine));
        if (Float.isNaN(value)) {
          batch.importance()[patch * plane + cell] = 0;
        } else {
          batch.target()[(patch * shape.outputs() + channel) * plane + cell] += times * value;
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

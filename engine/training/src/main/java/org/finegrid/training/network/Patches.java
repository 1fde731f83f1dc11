package org.finegrid.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.finegrid.grid.RasterException;
import org.finegrid.training.data.FloatPlane;

/**
 * Cuts random patches out of training fields, flipped and turned at random. A patch never holds
 * cells without data.
 */
final class Patches {
  private final PatchShape shape;
  private final List<Place> places = new ArrayList<>();
  private final double[] chances;

  /** A field and the corners of the patches that can be cut from it, in cells of the input. */
  private record Place(Subject subject, int[] corners) {}

  /**
   * Finds where patches can be cut.
   *
   * @param what the fields are, for people
   * @throws RasterException where there is no place for any
   */
  Patches(final List<Subject> subjects, final PatchShape shape, final String what) {
    this.shape = shape;
    for (final Subject subject : subjects) {
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
              + " cells in a row with data for the network; give larger rasters or a smaller"
              + " --patch");
    }
    // Large fields tell more, but are more alike in themselves.
    chances = new double[places.size()];
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += places.get(i).subject().times() * Math.sqrt(places.get(i).corners().length);
      chances[i] = sum;
    }
  }

  /** The corners of all patches within the field that have data everywhere. */
  private int[] corners(final Subject subject) {
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
        if (inside == 0) {
          corners[count++] = row * input.width() + column;
        }
      }
    }
    return Arrays.copyOf(corners, count);
  }

  /** Sums over the rectangle above and left of each corner: how many cells have no target. */
  private int[] gaps(final Subject subject) {
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
      final int count, final SplittableRandom random, final ToDoubleFunction<Subject> counts) {
    final int in = shape.inputEdge();
    final int out = shape.edge();
    final float[] input = new float[count * in * in];
    final float[] target = new float[count * shape.outputs() * out * out];
    final float[] importance = new float[count * out * out];
    for (int patch = 0; patch < count; patch++) {
      final Place place = places.get(pick(random));
      final int corner = place.corners()[random.nextInt(place.corners().length)];
      final Turn turn = Turn.of(random.nextInt(8));
      cut(place.subject(), corner, turn, patch, input, target);
      weigh((float) counts.applyAsDouble(place.subject()), patch, importance);
    }
    return new Batch(input, target, importance);
  }

  private int pick(final SplittableRandom random) {
    final double chance = random.nextDouble() * chances[chances.length - 1];
    final int found = Arrays.binarySearch(chances, chance);
    return Math.min(chances.length - 1, found < 0 ? -found - 1 : found + 1);
  }

  private void cut(
      final Subject subject,
      final int corner,
      final Turn turn,
      final int patch,
      final float[] input,
      final float[] target) {
    final FloatPlane fed = subject.input();
    final int column = corner % fed.width();
    final int row = corner / fed.width();
    final int in = shape.inputEdge();
    final int out = shape.edge();
    for (int r = 0; r < in; r++) {
      for (int c = 0; c < in; c++) {
        input[(patch * in + r) * in + c] =
            fed.at(column + turn.column(c, r, in), row + turn.row(c, r, in));
      }
    }
    final int cells = subject.target().width() / fed.width();
    final int fine = out * cells;
    final int left = (column + shape.margin()) * cells;
    final int top = (row + shape.margin()) * cells;
    final int plane = out * out;
    for (int r = 0; r < fine; r++) {
      for (int c = 0; c < fine; c++) {
        final int channel = r % cells * cells + c % cells;
        target[(patch * shape.outputs() + channel) * plane + r / cells * out + c / cells] =
            subject.target().at(left + turn.column(c, r, fine), top + turn.row(c, r, fine));
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

  /** One of the eight ways to lay a square: where a place of the laid square comes from. */
  private record Turn(boolean swapped, boolean mirroredAcross, boolean mirroredDown) {

    static Turn of(final int which) {
      return new Turn((which & 1) != 0, (which & 2) != 0, (which & 4) != 0);
    }

    int column(final int column, final int row, final int edge) {
      final int from = swapped ? row : column;
      return mirroredAcross ? edge - 1 - from : from;
    }

    int row(final int column, final int row, final int edge) {
      final int from = swapped ? column : row;
      return mirroredDown ? edge - 1 - from : from;
    }
  }
}

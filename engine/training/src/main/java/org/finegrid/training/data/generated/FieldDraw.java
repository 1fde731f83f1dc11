package org.finegrid.training.data.generated;

import java.util.SplittableRandom;
import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;
import org.finegrid.field.Noise;

/**
 * Random choices of one generated field, whose cells are one unit wide. Choices follow one another,
 * so the same seed gives the same field only with the same calls.
 */
final class FieldDraw {
  private static final int LEAST_SIDE = 256;
  private static final int STEP = 16;
  private static final int STEPS = 5;

  private final SplittableRandom random;
  private final int width;
  private final int height;

  FieldDraw(final long seed) {
    this.random = new SplittableRandom(seed);
    this.width = LEAST_SIDE + STEP * random.nextInt(STEPS);
    this.height = LEAST_SIDE + STEP * random.nextInt(STEPS);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** A number between two others. */
  double between(final double from, final double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** A number between two others above zero, each doubling as likely as the next. */
  double scale(final double from, final double to) {
    return from * StrictMath.pow(to / from, random.nextDouble());
  }

  /** Whether something of a given chance happens. */
  boolean chance(final double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from zero up, below a bound. */
  int below(final int bound) {
    return random.nextInt(bound);
  }

  long seed() {
    return random.nextLong();
  }

  /** Fractal noise of any spectrum that nature has, turned anyhow and at times stretched. */
  Field noise() {
    return noise(scale(16, 640));
  }

  /** Fractal noise with a given longest wavelength. */
  Field noise(final double longest) {
    return noise(between(2, 4.2), longest, Math.min(longest, scale(0.7, 3.5)));
  }

  /** Fractal noise, turned anyhow and at times stretched. */
  Field noise(final double slope, final double longest, final double shortest) {
    return posed(Noise.fractal(seed(), slope, longest, shortest));
  }

  /** Ridged noise, turned anyhow and at times stretched. */
  Field ridges(final double slope, final double longest, final double shortest) {
    return posed(Noise.ridged(seed(), slope, longest, shortest));
  }

  /** A field turned by any angle and, now and then, longer along than across. */
  Field posed(final Field field) {
    final double along = chance(0.3) ? scale(1, 4) : 1;
    // Away from the origin, where the lattices of all octaves would meet.
    final double x = between(1000, 9000);
    final double y = between(1000, 9000);
    final Field moved = (atX, atY) -> field.at(atX + x, atY + y);
    return moved.stretched(along, 1).turned(between(0, 360));
  }

  /** A field bent by slow noise. */
  Field bent(final Field field) {
    final double reach = scale(4, 60);
    final double longest = scale(40, 300);
    final double shortest = longest / scale(1, 16);
    return field.warped(
        Noise.fractal(seed(), 3.5, longest, shortest).times(reach),
        Noise.fractal(seed(), 3.5, longest, shortest).times(reach));
  }

  /** The field at this draw's cells. */
  FieldPlane sample(final Field field) {
    return field.sample(width, height, 1);
  }
}

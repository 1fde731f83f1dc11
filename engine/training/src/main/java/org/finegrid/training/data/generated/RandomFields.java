package org.finegrid.training.data.generated;

import org.finegrid.field.Field;
import org.finegrid.field.FieldPlane;

/** Random fields by their spectrum, plain, bent and drawn into threads. */
final class RandomFields {
  private RandomFields() {}

  /** Noise of one spectrum, some of it seen as by an instrument that resolves no single cell. */
  static FieldPlane noise(final FieldDraw draw) {
    return seen(draw, draw.sample(draw.noise()));
  }

  /** Noise that a flow has bent. */
  static FieldPlane bent(final FieldDraw draw) {
    return seen(draw, draw.sample(draw.bent(draw.noise())));
  }

  /** Thin threads where noise crosses zero, as vortices draw out smoke and currents plankton. */
  static FieldPlane filaments(final FieldDraw draw) {
    final Field noise = draw.noise(draw.between(2.5, 4), draw.scale(40, 200), draw.scale(1.5, 12));
    final double thin = draw.scale(0.05, 0.5);
    final Field threads = draw.bent(noise).map(v -> thin / StrictMath.sqrt(v * v + thin * thin));
    final double background = draw.between(0, 0.5);
    return seen(draw, draw.sample(threads.plus(draw.noise().times(background))));
  }

  /** The plane as it is, or smoothed a little. */
  static FieldPlane seen(final FieldDraw draw, final FieldPlane plane) {
    return draw.chance(0.25) ? plane.blurred(draw.chance(0.3) ? 2 : 1) : plane;
  }
}

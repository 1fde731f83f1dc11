package org.finegrid.field;

/**
 * A weather front: a line across the plane, with what lies behind, ahead and along it.
 *
 * @param x a place on the line
 * @param y a place on the line
 * @param degrees where the front moves to, from x towards y; the line is square to it
 * @param width how far the front is felt on each side
 * @param bend curvature: how far the line falls behind at a distance of ten widths
 */
public record Front(double x, double y, double degrees, double width, double bend) {

  /** Refuses a front without width. */
  public Front {
    if (!(width > 0)) {
      throw new IllegalArgumentException("a front needs a width, not " + width);
    }
  }

  /** Distance ahead of the line, in widths. */
  public Field ahead() {
    final double cosine = StrictMath.cos(StrictMath.toRadians(degrees));
    final double sine = StrictMath.sin(StrictMath.toRadians(degrees));
    return (atX, atY) -> {
      final double along = (cosine * (atY - y) - sine * (atX - x)) / width;
      final double forward = (cosine * (atX - x) + sine * (atY - y)) / width;
      return forward + bend / width * along * along / 100;
    };
  }

  /** From -1 well behind the line to 1 well ahead of it: the step that air masses make. */
  public Field step() {
    return ahead().map(StrictMath::tanh);
  }

  /** 1 on the line, falling to 0 on both sides: the band that rain makes. */
  public Field band() {
    return ahead().map(distance -> StrictMath.exp(-0.5 * distance * distance));
  }
}

package org.finegrid.field;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A value for every place of the plane. Fields are pure: the same place has the same value. */
@FunctionalInterface
public interface Field {

  /** The value at a place. */
  double at(double x, double y);

  /** One value everywhere. */
  static Field constant(final double value) {
    return (x, y) -> value;
  }

  /** Each value put through a function. */
  default Field map(final DoubleUnaryOperator function) {
    return (x, y) -> function.applyAsDouble(at(x, y));
  }

  /** The values of two fields put through a function. */
  default Field combine(final Field other, final DoubleBinaryOperator function) {
    return (x, y) -> function.applyAsDouble(at(x, y), other.at(x, y));
  }

  /** The sum of two fields. */
  default Field plus(final Field other) {
    return combine(other, Double::sum);
  }

  /** Each value times a number. */
  default Field times(final double factor) {
    return map(value -> value * factor);
  }

  /** The same shapes, {@code along} times longer in x and {@code across} times longer in y. */
  default Field stretched(final double along, final double across) {
    return (x, y) -> at(x / along, y / across);
  }

  /** The same shapes turned about the origin, from x towards y. */
  default Field turned(final double degrees) {
    final double cosine = StrictMath.cos(StrictMath.toRadians(degrees));
    final double sine = StrictMath.sin(StrictMath.toRadians(degrees));
    return (x, y) -> at(cosine * x + sine * y, cosine * y - sine * x);
  }

  /** The same shapes bent: each place takes the value from where the two fields move it to. */
  default Field warped(final Field moveX, final Field moveY) {
    return (x, y) -> at(x + moveX.at(x, y), y + moveY.at(x, y));
  }

  /** The values at the centres of a grid's cells; the grid's first corner is the origin. */
  default FieldPlane sample(final int width, final int height, final double cell) {
    return sample(width, height, cell, cell);
  }

  /** The values at the centres of a grid's cells, which need not be square. */
  default FieldPlane sample(
      final int width, final int height, final double cellWidth, final double cellHeight) {
    return FieldPlane.of(
        width, height, (column, row) -> at((column + 0.5) * cellWidth, (row + 0.5) * cellHeight));
  }
}

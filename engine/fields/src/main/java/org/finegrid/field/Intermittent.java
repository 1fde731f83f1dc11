package org.finegrid.field;

/** One-sided fields: exactly zero over a part of the ground, skewed over the rest, like rain. */
public final class Intermittent {

  private Intermittent() {}

  /**
   * What rises above a level of the field, to a power; zero below it.
   *
   * @param level values up to here give zero
   * @param power above 1 skews: few high values, many low ones
   */
  public static Field above(final Field field, final double level, final double power) {
    return field.map(value -> value <= level ? 0 : StrictMath.pow(value - level, power));
  }

  /**
   * The same on a grid, with the level set so that a given share of the cells is zero.
   *
   * @param dryShare from 0 to 1
   */
  public static FieldPlane withDryShare(
      final FieldPlane plane, final double dryShare, final double power) {
    if (!(dryShare >= 0 && dryShare <= 1)) {
      throw new IllegalArgumentException("a share is from 0 to 1, not " + dryShare);
    }
    final double level = plane.quantile(dryShare);
    return plane.map(value -> value <= level ? 0 : StrictMath.pow(value - level, power));
  }
}

package org.finegrid.internal.climate;

/** How the mean of a coarse cell's children is made to equal the cell. */
public enum Conservation {
  /** It is not. */
  NONE,
  /** The same amount is added to each child: for quantities of either sign. */
  ADDITIVE,
  /** Each child is scaled alike: for quantities that cannot be negative. */
  MULTIPLICATIVE
}

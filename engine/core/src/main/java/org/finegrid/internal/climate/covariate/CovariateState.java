package org.finegrid.internal.climate.covariate;

/** Whether a covariate is used in a coarse cell, and if not, why. */
public enum CovariateState {
  /** Used. */
  USED,
  /** The covariate hardly varies nearby. */
  FLAT,
  /** The band does not go with it beyond chance, or not at twice the scale. */
  UNRELATED,
  /** It is the share of land, and the sea nearby has no data. */
  SEA_WITHOUT_DATA,
  /** It has no value in some part of the cell. */
  UNKNOWN
}

package org.finegrid.internal.climate.covariate;

/** How a covariate acts. */
public enum CovariateRole {
  /** Height of the ground. */
  ELEVATION,
  /** Share of land in a cell; used only where the sea nearby has data. */
  LAND,
  /** The mean of other years: its detail has the band's own scales, and is taken as it is. */
  CLIMATOLOGY,
  /** Anything else; treated as elevation is. */
  OTHER
}

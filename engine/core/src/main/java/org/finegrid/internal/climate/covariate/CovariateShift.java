package org.finegrid.internal.climate.covariate;

/**
 * The place, within one fine cell, at which a covariate explains most of a band. If that is not
 * where it lies, either it or the raster is probably not where its file says.
 *
 * @param down fine rows by which the covariate would have to be moved towards the last row
 * @param across fine columns by which it would have to be moved towards the last column
 * @param here the share of the variance of the band's finest coarse scales that it explains now, by
 *     itself
 * @param there the share that it would explain
 */
public record CovariateShift(int down, int across, double here, double there) {

  /** Whether it explains clearly more elsewhere. */
  public boolean isElsewhere() {
    return down != 0 || across != 0;
  }
}

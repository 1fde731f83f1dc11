package org.finegrid.internal.climate.covariate;

/**
 * A place at which a covariate explains more of a band than where it lies: a sign that one of the
 * two is not where its file says.
 *
 * @param down fine rows by which the covariate would have to be moved towards the last row
 * @param across fine columns by which it would have to be moved towards the last column
 * @param here the share of the variance of the band's finest coarse scales that it explains now
 * @param there the share that it would explain
 */
public record CovariateShift(int down, int across, double here, double there) {}

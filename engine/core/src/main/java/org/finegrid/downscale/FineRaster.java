package org.finegrid.downscale;

import org.finegrid.io.ArrayRaster;

/**
 * What a run in memory made.
 *
 * @param raster the fine raster
 * @param report what the run did
 */
public record FineRaster(ArrayRaster raster, RunReport report) {}

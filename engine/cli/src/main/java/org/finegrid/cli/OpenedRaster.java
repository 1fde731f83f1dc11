package org.finegrid.cli;

import java.util.List;
import org.finegrid.grid.RasterDescription;

/**
 * What opening a raster tells of it.
 *
 * @param raster what it says of itself
 * @param notes what its reader says a user should know of it
 */
record OpenedRaster(RasterDescription raster, List<String> notes) {}

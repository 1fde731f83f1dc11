package org.finegrid.cli;

import java.util.List;
import org.finegrid.grid.RasterDescription;

/**
 * A raster's metadata and its reader's notes.
 *
 * @param raster its metadata
 * @param notes its reader's notes for the user
 */
record OpenedRaster(RasterDescription raster, List<String> notes) {}

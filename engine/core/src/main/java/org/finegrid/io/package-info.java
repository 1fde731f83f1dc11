/**
 * Files: rasters read and written by window. A format is a {@link org.finegrid.io.RasterFormat},
 * found through {@link java.util.ServiceLoader}; {@link org.finegrid.io.RasterFormats} picks the
 * one for a file.
 */
package org.finegrid.io;

/**
 * GeoTIFF, read and written block by block. The blocks are decoded here and not by an ImageIO
 * plug-in, because those misread multi-row strips of separate planes and hold a reader for each
 * thread. A file's coordinate reference is carried as the raw keys it came with; {@link
 * org.finegrid.io.crs} is asked only where a raster comes from another format.
 *
 * <p>{@link org.finegrid.io.geotiff.GeoTiffReader} leads to the reading side (directory, layout,
 * blocks), {@link org.finegrid.io.geotiff.GeoTiffWriter} to the writing side; {@link
 * org.finegrid.io.geotiff.GdalMetadata} and {@link org.finegrid.io.items} hold GDAL's conventions
 * for what TIFF itself has no tag for.
 */
package org.finegrid.internal.io.geotiff;

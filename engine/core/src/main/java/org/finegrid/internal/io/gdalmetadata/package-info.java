/**
 * GDAL's metadata items: the names and texts in which GeoTIFFs, and all that GDAL reads, describe
 * variables, steps, axes and attributes.
 */
package org.finegrid.internal.io.gdalmetadata;

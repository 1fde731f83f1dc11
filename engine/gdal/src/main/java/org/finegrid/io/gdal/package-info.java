/**
 * Whatever GDAL reads and writes, through its Java bindings, where their native half is installed.
 *
 * <p>{@link org.finegrid.io.gdal.GdalFormat} is the way in. Reading: {@link
 * org.finegrid.io.gdal.GdalReader} over a {@link org.finegrid.io.gdal.DatasetPool}, described by
 * {@link org.finegrid.io.gdal.BandFile} or, for arrays of any dimensions, by {@link
 * org.finegrid.io.gdal.ArrayFile}. Writing: {@link org.finegrid.io.gdal.CopyWriter}, which lets
 * Finegrid's own writers make a file that GDAL then copies.
 */
package org.finegrid.io.gdal;

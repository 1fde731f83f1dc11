/**
 * Coordinate references in the forms that files store: well-known text, GeoTIFF keys, CF grid
 * mappings, EPSG codes. {@link org.finegrid.io.crs.CrsConverter} is the door; inside, every form is
 * read into and written from one {@link org.finegrid.io.crs.Definition}. What only a registry knows
 * (the meaning of an EPSG code, projections beyond the table) is asked of GeoTools.
 */
package org.finegrid.internal.io.crs;

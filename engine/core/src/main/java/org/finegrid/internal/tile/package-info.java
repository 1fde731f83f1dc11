/** Cutting a raster into tiles with real neighbours around them, and joining the results. */
package org.finegrid.internal.tile;

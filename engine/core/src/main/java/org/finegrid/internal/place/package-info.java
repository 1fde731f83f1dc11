/** Bringing rasters of any grid and coordinate reference onto the exact cells of another grid. */
package org.finegrid.internal.place;

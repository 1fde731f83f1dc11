/** Coverages of GeoTools as rasters, and fine coverages made of them. */
package org.finegrid.coverage;

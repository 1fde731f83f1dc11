/** Coverages of GeoTools: where they lie, their NoData, and images of fine cells. */
package org.finegrid.internal.coverage;

/**
 * How good is it: aggregation of fine cells to coarse ones, and the scores of a fine field against
 * its truth. Planes of values and their areas come in, figures go out; no files, no models.
 */
package org.finegrid.internal.score;

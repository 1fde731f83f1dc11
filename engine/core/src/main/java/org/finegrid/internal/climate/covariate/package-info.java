/**
 * The detail that fine covariates, such as elevation, add to a coarse band: a regression on the
 * coarse cells around each cell, on arrays, without input and output.
 */
package org.finegrid.internal.climate.covariate;

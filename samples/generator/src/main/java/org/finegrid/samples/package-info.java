/**
 * The sample rasters: a fictional island, its terrain, temperature and rain, made from a seed by
 * {@link org.finegrid.samples.GenerateSamples}.
 */
package org.finegrid.samples;

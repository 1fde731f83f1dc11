/**
 * The pipeline: a request becomes a plan, workers take tiles through reading, model, joining and
 * the climate rules to the writer, and a report describes the run.
 */
package org.finegrid.downscale;

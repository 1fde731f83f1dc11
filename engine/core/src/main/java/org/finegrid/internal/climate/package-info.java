/**
 * The variable's rules: NoData, bounds, conservation of each coarse cell's mean, cell areas, and
 * which quantities cannot be negative.
 */
package org.finegrid.internal.climate;

/**
 * NetCDF by the CF conventions: classic and NetCDF-4 files read by window, classic files written by
 * window. {@link org.finegrid.io.netcdf.NetcdfFormat} is the way in.
 *
 * <p>A {@code NetcdfReader} knows where the variable's cells lie in the file ({@code
 * GriddedVariable}, {@code Hyperslab}) and how a stored number becomes a value ({@code Packing}). A
 * {@code NetcdfWriter} lets {@code Header} lay the file out and then writes each window in place.
 */
package org.finegrid.internal.io.netcdf;

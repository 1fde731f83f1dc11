package org.finegrid.internal.place;

import org.finegrid.grid.ErrorCode;
import org.finegrid.grid.ParameterName;
import org.finegrid.grid.RasterException;

/**
 * What messages call a raster.
 *
 * @param file its file's name
 * @param parameter the parameter by which it was given
 */
public record RasterLabel(String file, ParameterName parameter) {

  /** A sentence about the raster: parameter, file, and what follows. */
  String sentence(final String rest) {
    return parameter.placeholder() + ": " + file + ": " + rest;
  }

  /** A failure that another value of the parameter puts right. */
  RasterException refusal(final ErrorCode code, final String why) {
    return new RasterException(code, parameter, sentence(why));
  }
}
